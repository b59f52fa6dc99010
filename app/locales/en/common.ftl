# The frame around every page, and words that stand everywhere.
brand = Clywed
language-name = English
site-description = Say how children’s services in Wales treat you, and get an answer.
skip-link = Skip to the main content
leave-page = Leave this page
leave-two-more = Shift: twice more to leave
leave-one-more = Shift: once more to leave
demo-banner = This is a demonstration site. The people and feedback here are made up.
staff-nav = Staff pages
sign-out = Sign out
footer-nav = Information
footer-help = Get help now
footer-rights = Children’s rights
footer-privacy = Privacy
footer-accessibility = Accessibility
footer-charter = The charter
footer-why = Why this matters
footer-questions = About the questions
footer-releases = What services did
footer-sign-in = Staff sign in
footer-note = Feedback is not a complaint. Clywed is not an emergency service. In danger now: 999.
line-front-door = The council’s children’s services
line-duty-team = The council at night and at weekends
line-open = They are open now.
line-shut = They are closed now.
line-call = Ring { $number }
people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
