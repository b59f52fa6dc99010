# Giving feedback: start, the questionnaire, check, the receipt.
give-title = Questions
give-title-check = Check
give-title-sent = Thank you
give-error-prefix = Error: { $title }
give-about = About: { $service }
give-about-unknown = About a service for children and families

give-who = Who is answering?
give-who-child = A child
give-who-child-hint = 4 to 10 years old
give-who-young = A young person
give-who-young-hint = 11 to 25 years old
give-who-parent = A parent, carer or someone in the family
give-who-parent-hint = Also if you are expecting a baby, or your child does not live with you now
give-who-helping = If you are helping a child or a young person, choose the page that is for them. It asks who is helping.
give-no-trace = You do not need a name or an account. We keep nothing on this phone or computer. The page may still be in the browser’s history.
give-wrong-service = Another service?

give-progress = Step { $step } of { $of }
give-next = Next
give-back = Back
give-start = Start
give-check = Check
give-finish-now = Finish and check

give-step-before = Before you start
give-step-who = { $audience ->
    [child] Who is helping
   *[parent] Who is answering, and when
}
give-step-kind = Kind people
give-step-know = Knowing what is happening
give-step-help = Getting help
give-step-listen = People who listen
give-step-talk = Talking to someone
give-step-agencies = { $audience ->
    [child] The people who help you
   *[parent] Who has been helping
}
give-step-safe = Feeling safe
give-step-words = { $audience ->
    [parent] In your own words
   *[child] In your own words
}
give-step-last = Before you finish

give-before-slow = Nobody reads this straight away. Someone starts reading { $when }.
give-before-who = { $audience ->
    [child] Grown-ups who do not work with you read it. They take names out.
    [young-person] Trained people read it, not the people who work with you. They take names out. The service sees a summary of what five or more people said, and one sentence if you agree.
   *[parent] Trained people read it, not the people who work with you. They take names out. The service sees a summary of what five or more people said, and one sentence if you agree.
}
give-before-harm = { $audience ->
    [child] If you tell us that someone is being hurt, we tell people who can help.
    [young-person] If you tell us that someone is being harmed, we have to tell people who can help.
   *[parent] If you tell us that someone is being harmed, we have to tell people who can help.
}
give-before-file = { $audience ->
    [child] Your answers do not go in your file, unless we must, to keep someone safe.
    [young-person] Your answers do not go in your file or to the court, unless we must, to keep someone safe.
   *[parent] Your answers do not go in your file or to the court, unless we must, to keep someone safe.
}
give-before-stop = { $audience ->
    [parent] You can stop at any time, and leave out any question.
   *[child] You can stop at any time, and leave out any question.
}
give-short = About 3 minutes.
give-longer = More questions (about 8 minutes)
give-help-now = Help now

give-right = { $audience ->
    [parent] Your child’s right
   *[child] Your right
}
give-right-article = Article { $article }
give-right-grown = The Convention’s rights last until you are 18. After that the Social Services and Well-being (Wales) Act 2014 and the Human Rights Act still protect you.
give-more = Say more

give-agencies-hint = You can choose more than one.
give-safe-read = It may be some time before someone reads this. Someone starts reading { $when }.
give-safe-unseen = After Check is pressed, we do not show the answers on this page again. Until then, someone who comes back to this page can see them.
give-safe-kept = { $audience ->
    [parent] You have answered this page. We do not show the answers again. If you answer again, the new answer counts.
   *[child] You have answered this page. We do not show your answers again. If you answer again, the new answer counts.
}
give-safe-forget = Changed your mind?
give-safe-forget-all = Take out all the answers given on this page before
give-button-about = It is okay to say so. Remember to press Send at the end too.
give-words-about = Long or short, in Welsh or in English. Spelling does not matter.
give-about-you = { $audience ->
    [parent] About you
   *[child] About you
}
give-about-you-why = You do not have to answer. These answers are kept apart from the words.
give-allow = What may we do?
give-our-pages = This is feedback, not a complaint. The help page says how to complain.

give-errors = There is something to put right
give-error-nothing = There is nothing to send yet. Could you answer one question, or write something?
give-error-choice = Choose one of the answers here.
give-error-again = We are sorry. The answers about feeling safe were lost on the way. They need to be given again.
give-error-long = This is too long. There is room for { $limit } letters and spaces. How many to take out: { $over }.

give-check-heading = Check before you send
give-check-lead = This is how it will be sent. Nothing has been sent yet.
give-check-browser = To change something, use the buttons on this page. The browser’s own Back button may lose the answers.
give-change = Change
give-take-out = Remove
give-unanswered = Not answered
give-check-own = { $audience ->
    [parent] Just for you
   *[child] Just for you
}
give-check-own-answered = Answered. The answer is not shown here.
give-check-silence = Not answered: that means no.
give-check-take-back = { $audience ->
    [parent] You can take this back later with your number. But if you told us that someone may be in danger, people whose job is to keep people safe can still read it.
   *[child] You can take this back later with your number. But if you told us that someone is not safe, people whose job is to keep people safe can still read it.
}
give-check-not-worker = { $audience ->
    [parent] If you asked us to keep this from the people who work with you, someone outside the service reads it. They are not told, unless we must, to keep someone safe.
   *[child] If you asked us to keep this from the people who work with you, someone outside the service reads it. They are not told, unless we must, to keep someone safe.
}
give-check-quote = Everyone might see one sentence, after we take names out.
give-check-show = { $audience ->
    [parent] Anyone who has your number could read your words.
   *[child] Anyone who has your number could read your words.
}
give-send = Send
give-conflict = Something else was sent from this form before, and that is safe. This can be sent too, as something new.
give-unavailable = This could not be sent. It is not lost: all of it is here. Could you wait a minute and press Send again? It will not arrive twice.
give-unsure = We cannot be sure that it arrived. Press Send again: it will not arrive twice.
give-withdrawn = This was sent before, and taken back. It can be sent again, as something new.
give-when-unknown = as soon as possible
give-slow = A lot has been sent from the same place. This is not lost: all of it is here. Could you wait ten minutes and press Send again?
give-closed = This service does not take feedback now, so this could not be sent. Your words are still here, for you to copy.

give-sent = Thank you for telling us. It has arrived.
give-your-number = { $audience ->
    [parent] Your number
   *[child] Your number
}
give-number-keep = { $audience ->
    [child] Write the number on a card. Put the card in a safe place. We cannot show the number again.
    [young-person] Write the number on a card, and remember where you put it. We cannot show the number again.
   *[parent] Write the number on a card, and remember where you put it. We cannot show the number again.
}
give-number-use = { $audience ->
    [parent] With the number you can see what happened, or take this back. So can anyone else who has it.
   *[child] With the number you can see what happened, or take this back. So can anyone else who has it.
}
give-next-heading = What happens next
give-next-read = Someone starts reading { $when }. What tells of danger is read first.
give-next-read-by = It should be read by { $date }.
give-next-hide = Names are taken out.
give-next-answer = { $audience ->
    [parent] With your number you can see by { $date } if there is an answer.
   *[child] With your number you can see by { $date } if there is an answer.
}
give-calendar = Put the date in a calendar
give-calendar-about = The calendar only says “Reminder”. The number is not in it.
give-calendar-entry = Reminder
give-trace-heading = Before you leave this page
give-trace = { $audience ->
    [parent] Close this page once you have written the number down. If you press the browser’s Back button, it may offer to send the form again, and words and answers could come back on the screen. We cannot stop that, or delete the browser’s history.
   *[child] Close this page once you have written the number down. If you press the browser’s Back button, it may offer to send the form again, and words and answers could come back on the screen. We cannot stop that, or delete the browser’s history.
}
give-come-back = See what happened, with the number

give-line-text = Text { $number }
give-line-chat = Chat online
give-line-call = Ring { $number }
