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
give-no-trace = You need no name and no account. We keep nothing on this phone or computer. The page may still be in the browser’s history.
give-wrong-service = Another service?

give-progress = Step { $step } of { $of }
give-next = Next
give-back = Back
give-start = Start
give-check = Check
give-finish-now = Finish and check

give-step-before = Before you start
give-step-who = { $audience ->
    [child] Who is here
   *[parent] Who is answering, and when
}
give-step-kind = Being kind
give-step-know = Being told
give-step-help = Getting help
give-step-listen = Listening
give-step-talk = Talking
give-step-agencies = { $audience ->
    [child] Who helps
   *[parent] Who has been helping
}
give-step-safe = Being safe
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
    [child] If someone is being hurt, we tell people who can help.
   *[parent] If someone is being harmed, we have to tell people who can help.
}
give-before-file = { $audience ->
    [child] Your answers do not go in your file.
    [young-person] Your answers do not go in your file or to the court.
   *[parent] Your answers do not go in your file or to the court.
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
give-safe-read = Someone starts reading { $when }.
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
give-error-long = This is too long. There is room for { $limit } letters and spaces. How many to take out: { $over }.

give-check-heading = Check before you send
give-check-lead = This is how it will be sent. Nothing has been sent yet.
give-change = Change
give-take-out = Remove
give-unanswered = Not answered
give-check-take-back = { $audience ->
    [parent] You can take this back later with your number. But if you told us that someone may not be safe, the people who keep others safe can still read it.
   *[child] You can take this back later with your number. But if you told us that someone is not safe, the people who keep others safe can still read it.
}
give-check-unsafe = { $audience ->
    [parent] You say that you do not always feel safe. Nobody has seen this yet. Once it is sent, it is one of the first to be read, { $when }. The person who reads it can get help from someone whose job is to keep people safe.
   *[child] You say that you do not always feel safe. Nobody has seen this yet. Once it is sent, it is one of the first to be read, { $when }. The person who reads it can get help from someone whose job is to keep people safe.
}
give-check-not-worker = { $audience ->
    [parent] The people who work with you will not be able to see this. A person apart from the service reads it.
   *[child] The people who work with you will not be able to see this. A person apart from the service reads it.
}
give-check-quote = Everyone might see one sentence, once names are out.
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

give-sent = Thank you. It has arrived.
give-your-number = { $audience ->
    [parent] Your number
   *[child] Your number
}
give-number-keep = { $audience ->
    [child] Write the number on a card. Put the card in a safe place.
    [young-person] Write the number on a card, or remember where you put it. We cannot show the number again.
   *[parent] Write the number on a card, or remember where you put it. We cannot show the number again.
}
give-number-use = { $audience ->
    [parent] With the number you can see what happened, or take this back. So can anyone else who has it.
   *[child] With the number you can see what happened, or take this back. So can anyone else who has it.
}
give-next-heading = What happens next
give-next-read = Someone starts reading { $when }. It may take a few days to get to this.
give-next-hide = Names are taken out.
give-next-answer = { $audience ->
    [parent] There will be an answer for you under your number by { $date }.
   *[child] There will be an answer for you under your number by { $date }.
}
give-calendar = Put the date in a calendar
give-calendar-about = The calendar only says “Reminder”. The number is not in it.
give-calendar-entry = Reminder
give-sent-unsafe = { $audience ->
    [parent] You say that you do not always feel safe. Nobody has read it yet. It is one of the first to be read, { $when }. The person who reads it can get help from someone whose job is to keep people safe.
   *[child] You say that you do not always feel safe. Nobody has read it yet. It is one of the first to be read, { $when }. The person who reads it can get help from someone whose job is to keep people safe.
}
give-come-back = See what happened, with the number

give-line-text = Text { $number }
give-line-chat = Chat online
give-line-call = Ring { $number }
give-front-door = The council’s children’s services
give-duty-team = The council at night and at weekends
