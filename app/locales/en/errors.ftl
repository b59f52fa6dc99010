# When something goes wrong.
error-not-found-title = This page is not here
error-not-found = The address may have changed, or a letter may be missing.
error-too-many-title = Please wait a little
error-too-many = Too many tries have come from the same place. Wait a few minutes, then try again. If you were sending something and did not get a number, we have not received it.
error-unavailable-title = Clywed is not available now
error-unavailable = We cannot show the page now. Try again in a few minutes. If you were sending something and did not get a number, we may not have received it: go back and press Send again.
error-broken-title = Something went wrong
error-broken = This is our fault, not yours. Try again. If you were sending something and did not get a number, we may not have received it: go back and press Send again.
error-forbidden-title = You cannot open this
error-forbidden = This page is for other people. If you think that is wrong, ask the administrator.
error-too-large-title = This is too large
error-too-large = More was sent than we can take at once. Go back and make the text or the file smaller.
error-bad-request-title = This did not reach us properly
error-bad-request = Go back, open the page again, and try once more.
error-home = To the start
error-help = Get help now
errors-title = There is something to put right
