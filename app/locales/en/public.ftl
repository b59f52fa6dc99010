# Pages that anyone may read.

## Choosing a language
root-title = Cymraeg or English

## Front page
front-title = Tell us how it was
front-lead = How do children’s services treat children and families? Tell us. A person reads it, and the service answers.
front-who = Who are you?
front-child = I am 4 to 10 years old
front-child-line = With someone, or on your own.
front-young = I am 11 to 25 years old
front-young-line = Your own words. No name needed.
front-parent = I am a parent, carer or family member
front-parent-line = Also if you are expecting a baby, or if the child is not with you now.
front-helper = Helping someone? Choose who they are. The page asks who is helping.
front-promises-title = Before you start
front-promises =
    - You do not need a name or an account.
    - You choose what to answer, and can stop at any time.
    - Trained people read the words, not your worker.
front-number = I have a number
front-number-line = See what happened after you told us.
front-what-happens-line = Who reads it, and when the answer comes.
front-releases-line = What families said, and what changed afterwards.
front-commitments-line = What was promised, by when, and whether it was done.
front-rights-line = The rights that every child has.
front-more = More

## Finding a service
find-title = Where is the service?
find-lead = Choose the council where you live.
find-placed = A child living away from home? You can choose the council that looks after them, or the place where they live now.
find-in-title = Which service?
find-in-lead = Services { $place }
find-unknown = I don’t know what it was called
find-unknown-line = That is fine. Your feedback matters just as much.
find-in-all = Services
find-not-yet = { $place }: this council does not use Clywed yet. You can ask the council how to have your say about children’s services.
find-change = Choose another council

## What happens
what-title = What happens to what you say
what-lead = Five steps, from your words to the answer.
what-1-title = You send it
what-1 = You get a number. Keep it safe: the number is the only way back. Nobody reads straight away. The page says when someone starts reading.
what-2-title = Someone reads it
what-2 = Someone who is trained, and who does not work for the service. They hide names and things that would show who you are.
what-3-title = Several stories become one summary
what-3 = It takes the words of at least five people before a summary is written. The summary goes to the service, not your words.
what-4-title = The service answers
what-4 = What changed, what will change and by when, or why it cannot.
what-5-title = Everyone can see
what-5 = Every three months the summaries, the figures and the answers are published. If there are too few people, we do not show the figure.
what-harm-title = If someone is in danger
what-harm = If you say that someone is being harmed, we have to tell people who can keep children and adults safe.
what-not-title = Three things to remember
what-not =
    - Feedback is not a complaint. If you want to complain, ask your council how. An advocate can help you.
    - Feedback does not go into your case file or to the court.
    - Clywed is not an emergency service.

## Help now
help-title = Get help now
help-lead = Nobody at Clywed reads your words straight away. These people can help sooner.
help-text-first = Text and chat come first, because someone could hear a call.
help-young = If you are under 26
help-adult = For parents, carers and others
help-worried = If you are worried about a child
help-worried-text = Ring the children’s services team of the council where the child is. If you cannot reach them, ring the police on 101. If there is danger now, ring 999.
help-complain = If you want to complain
help-complain-text = Feedback is not a complaint. Ask the council or the health board that runs the service how to complain. An advocate can help you. If you are not happy with the answer, the Public Services Ombudsman for Wales can look at it.
help-way-text = Text { $number }
help-way-chat = Chat online
help-way-web = Website
help-way-call = Ring { $number }
help-trace = A phone can keep a list of calls and messages. Someone else could see it.

## Rights
rights-title = Your rights
rights-lead = Every child and young person under 18 has these rights. You do not have to earn them. Nobody can take them away from you.
rights-convention = They are in a promise between the countries of the world: the { $name } ({ $short }).
rights-core = Comes up often
rights-core-about = This mark is on the rights that come up most often when services help children.
rights-over-18 = Over 18? You have other rights, in the Social Services and Well-being (Wales) Act 2014 and in the Human Rights Act.
right-title = Right { $number }
right-group = The kind of right: { $group }.
right-say = How is it for you?
right-say-line = You can tell us how things are. No name needed.
right-help = Someone to talk to now
right-all = All rights
right-before = Right { $number }: the one before
right-after = Right { $number }: the next one
rights-next = Want to say something?

## The charter
charter-lead = A charter for families and children’s services. Parents and workers of Your Family, Your Voice, an alliance of the Family Rights Group, made it together. It has five headings.
charter-expects-service = What a family can expect
charter-expects-family = What a worker can expect
charter-ours = Our own words for now
charter-rights = Children’s rights behind this:
charter-adopters = Councils that have adopted the charter
charter-adopters-none = No council on Clywed has said that it has adopted the charter.
charter-adopted-on = Since { $date }
charter-of-title = The charter: { $name }
charter-of-adopted = Council: { $name }. It adopted the charter on { $date }.
charter-of-not-adopted = Council: { $name }. It has not said that it has adopted the charter.
charter-of-theirs = The words under the headings are the council’s own.
charter-of-some = Under some headings stand the council’s own words. The others are our words for now, and say so.
charter-of-ours = The council has not put in words of its own. The words under the headings are ours for now.
charter-of-back = The charter in general
charter-theirs = The council’s own words
help-councils = The council’s number
help-councils-text = The number that is answered now comes first.

## Why
why-title = Why this matters
why-lead = Wales asked for this: that the voice of children and families is not only heard, but changes things.
why-1-title = Because children have a right to it
why-1 = Article 12 says that every child has a right to say what they think, and to be listened to. A law in Wales, the Rights of Children and Young Persons (Wales) Measure 2011, says that Welsh Ministers must think about these rights.
why-2-title = Because experts asked for it
why-2 = In 2018 a group advising the Minister asked councils to hear children and families, and to act. It also asked councillors to look at what families say when they judge how services do.
why-3-title = Because figures alone are not enough
why-3 = A figure says how many children are in care. It does not say how that feels, or what would have helped sooner. Families know.
why-4-title = Because people deserve an answer
why-4 = The participation standards of Wales say that children have a right to know what happened after they spoke. So we promise an answer by a certain day. Your number shows whether the promise was kept.
why-council-title = For councillors
why-council = Every release says how much feedback is behind it, that people chose to give it, and what is not shown. There is no score, and no list from best to worst.
why-behind-title = Where this came from
why-behind = The laws, charters and reports behind Clywed: what they are, what a family can ask because of them, and what we do.
why-kind-rights = Rights
why-kind-charter = Charters
why-kind-law = Laws
why-kind-policy = Plans of the Welsh Government
why-kind-programme = Support programmes
why-kind-report = Reports and recommendations
why-planned = planned
why-themes = Themes: { $themes }

## About the questions
questions-title = About the questions
questions-lead = Everyone gets the same five ideas, in words for their age. One of the charter’s five headings is behind each.
questions-child = Aged 4 to 10
questions-young = Aged 11 to 25
questions-parent = Parent or carer
questions-why-title = Why we ask in this way
questions-why =
    - Each of the five questions has three steps to choose from, so that ages can stand side by side. We never mix them.
    - “Not sure” and “not about me” are real answers. You can leave out any question.
    - Children get full, half and empty shapes, not faces. A face can make a child feel that they have to please us.
questions-never-title = What we do not ask
questions-never = A name, an address, a date of birth, a worker’s name, or anything that is not needed. Only if you want someone to get in touch do we ask how to reach you.

## Releases
releases-title = What services did
releases-lead = Every three months we show what families said, and what services answered.
releases-none = Nothing has been published yet. There have to be enough people first, so that nobody can see who said what.
releases-responses = { $count } responses
release-title = { $place }: { $months }
release-title-version = { $title }, version { $version }
release-title-preview = { $title } (preview)
release-preview = A preview: these months are not over, and more feedback may come.
release-superseded = Version { $version } replaced this one on { $date }.
release-replaces = This one replaces version { $version }, published on { $date }.
release-why-changed = Why: { $why }
release-see-version = See version { $version }
release-summary-unwritten = Nobody has written a summary for these months.
release-lead = What children and families said about services, and what the services answered.
release-fact-responses = Responses
release-fact-published = Published
release-praise = Praise
release-problem = Problem
release-idea = Idea
release-summaries = Summaries and answers
release-summary-none = No summary: it takes the words of at least five people.
release-reply = The service’s answer
release-reply-none = The service has not answered yet.
release-fact-version = Version
release-reply-changed = what changed
release-reply-will = what will change
release-reply-will-by = what will change, by { $date }
release-reply-why-not = why it cannot change
release-commitments = What services promised, and what came of it
release-method = How to read the figures
release-downloads = Download the data
release-csv = Table (CSV)
release-csvw = What the columns of the table mean (CSVW)
release-json = Data (JSON)
release-root-how = It is the root of a hash tree (RFC 9162, SHA-256). Its first leaves are made from the data above. The others stand for the feedback that is counted, among many that stand for nothing, so nobody can tell how many there are.
release-leaves = The leaves of the tree (text, about 1 MB)
release-root = A code to check that nothing has changed

## Privacy
privacy-title = Privacy, in plain words
privacy-lead = What we keep, who reads it, and what we never do.
privacy-kept-title = What we keep
privacy-kept =
    - Your answers and your words. Your words are locked with their own key.
    - The service, when the feedback arrived, and what you chose to say about yourself.
    - A way to reach you, only if you asked someone to get in touch.
    - For about an hour, a count of how much came from one place, without the address itself. This stops misuse.
privacy-not-kept-title = What we do not keep
privacy-not-kept =
    - Your name, unless you give it.
    - Anything about your phone or computer, or where you came from.
    - Cookies. There are none when you give feedback, or when you come back with your number.
privacy-readers-title = Who reads it
privacy-readers =
    - A moderator first: a trained person. They hide names.
    - If someone could be in danger, the moderator tells the person who leads on safeguarding.
    - The service’s managers see summaries. They never see your words, unless you agree that we may quote a sentence.
    - If you say that a worker should not see this, it goes past the service to another officer.
privacy-never-title = What we never do
privacy-never =
    - Sell data, show adverts or let another company follow you.
    - Put feedback into your case file or before a court, unless the law makes us.
    - Tell the service who said what, unless we have to, to keep someone safe.
    - Publish anything before a person has read it.
privacy-harm-title = When we have to tell
privacy-harm = If someone is being harmed, or is about to be, we have to tell social services or the police. We do not know who you are unless you say. If you take your feedback back afterwards, we cannot take that back.
privacy-long-title = For how long
privacy-long = If you take your feedback back, we delete the words and their key at once. Only if it says that someone may be in danger do we keep it, locked, for people whose job is to keep people safe. Otherwise the council decides how long to keep them. Old backups can hold the words, locked, until the council deletes those. Figures that have been published stay.
privacy-yours-title = Your rights
privacy-yours = With your number you can see what happened, or take your feedback back. You can also ask your council’s information officer. If you are not happy, you can go to the Information Commissioner’s Office.
privacy-shared-title = If someone else uses this phone
privacy-shared = “Leave this page” empties the page and goes to a page about the weather. Pressing Shift three times quickly does the same. It cannot delete the browser’s history, or hide anything from someone who watches the screen or the network. The safest thing is to use the phone of someone you trust.

## Accessibility
access-title = Accessibility statement
access-lead = We want everyone to be able to use Clywed.
access-can-title = What you should be able to do
access-can =
    - Use every page with a keyboard, a switch, a screen reader or your voice.
    - Zoom in up to 400% without losing anything.
    - Use the site without JavaScript, on an old phone and with a weak signal.
    - Change between Welsh and English on every page without losing your answers.
    - Have pages that are dark, still or higher in contrast, as your device is set.
access-status-title = How accessible it is
access-status = Our aim is level AA of the Web Content Accessibility Guidelines, version 2.2. We comply in part: automatic tests pass on every page, and a test goes all the way from giving feedback to reading the answer with a keyboard alone, but nobody from outside has checked the site yet.
access-gaps-title = What is not good enough yet
access-gaps =
    - There are no British Sign Language videos.
    - There is no version with symbols yet.
    - People who use assistive technology have not tested the site with us yet.
access-tell-title = Telling us about a problem
access-tell = If something stops you, tell the council that offers this site. You can also ask for the questions on paper, in large print or in another format.
access-enforce-title = If the answer is not good enough
access-enforce = The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. You can contact the Equality Advisory and Support Service.
access-made-title = About this statement
access-made = This statement was written on { $date }, from our own tests.

## Sign in
sign-in-title = Sign in
sign-in-lead = For staff, advocates and panel members only. You do not need an account to give feedback.
sign-in-name = User name
sign-in-password = Password
sign-in-do = Sign in
sign-in-give = I want to give feedback
sign-in-wrong = The name and the password do not match. Check both and try again.
sign-in-too-many = You have tried too many times. Wait a quarter of an hour, then try again.

# Figures, in a release and for staff.
release-figures = The figures

# How figures are made.
method-title = How our figures are made
method-lead = We want everybody to see what families say, and nobody to be found out. This page says how we do both.
method-counted = What we count
method-counted-what = We count responses, each once. A person reads every response before it is counted. What is taken back is counted no more.
method-apart = Children, young people and parents stand apart. So do those who answered by themselves, with help, on paper, in a group, or elsewhere. We never add them up, because they were asked in different ways.
method-rounded = How numbers are rounded
method-rounded-how = Every number is rounded to 0, 5, 10, 15 and so on, sometimes up and sometimes down. Chance decides, in such a way that it is right on average.
method-example = Examples
method-column-true = We counted
method-column-printed = We print
method-column-read = You read
method-or = { $low } or { $high }
method-either = “{ $one }” or “{ $other }”
method-same = The same people always give the same number. So it does not help to ask again, or to compare two tables: the difference between two printed numbers is not a person.
method-totals = Totals are rounded in the same way, so they need not be the sum of their parts.
method-hidden = What is not shown
method-floor-term = Too few
method-floor = A row with fewer than 10 responses is not shown. For one service it is 15.
method-ten-term = Small changes
method-ten = Numbers change at most once a month, and only when at least 10 responses have come or gone. So no change points to one person.
method-base-term = Part and whole
method-base = A part is never printed larger than its whole.
method-safety-term = Safety
method-safety = What people say about being safe is in no figure here.
method-percent = Percentages
method-percent-how = We print a percentage only of 50 responses or more, with the range in which it may lie. Below that we say “about 15 of about 25”.
method-not = What the figures cannot say
method-sample = People chose to answer. They are not a sample, and they do not speak for everybody.
method-weigh = We ask for praise and for problems separately. Do not weigh one against the other, and do not rank services by them.
method-guess = What somebody could still guess
method-guess-what = A printed “about 35” can be 31 to 39, a printed “0 to 4” can be any of these. Somebody who sends in several responses of their own knows those, and so guesses the rest a little better; they never learn who the others are.
method-check = Check us
method-check-how = Each release has a code that stands for all its figures and words. If we changed anything afterwards, the code would not fit any more. With your number you can check that your response is counted.


## Regions
regions-title = Figures of regions
regions-lead = Councils work together in boards. Here the figures that the councils have published are added up.
regions-partnership = Regional Partnership Boards
regions-safeguarding = Regional Safeguarding Boards
regions-health = Health boards
regions-police = Police forces
regions-wales = The whole of Wales
regions-line = { $months }. Councils that have published: { $count } of { $all }.
regions-line-none = No council has published yet.
region-lead = What children and families said, added up.
region-released = Councils that have published
region-missing = Councils that have not published for these months
region-missing-none = Every council has published.
region-how-title = How the numbers are made
region-how =
    - These are only numbers that councils have published. Nobody adds up the numbers before they are rounded.
    - Each number was rounded by itself. So a sum can be further from the true number than one number is.
    - Where a council does not show a number, the sum is without that council.
    - These are people who chose to answer. Some councils heard from more people than others, so the sum does not show what everybody in the region thinks.
region-quarters = Other months
region-version = version { $version }
figures-zero-to = 0 to { $most }
figures-sum-of = Councils in this sum: { $count } of { $all }
release-taken-down = This was taken down on { $date }. The reason: { $why }

## How many live here
figures-official = How many children and young people live here
figures-official-about = These numbers come from published statistics about everybody who lives here, not from feedback. They help to see whom we have not heard from. Do not divide one by the other: one person may have told us more than once.
figures-official-who = Who
figures-official-number = Number
figures-official-year = Year
figures-official-source = Source
figures-official-age = Age: { $age }
figures-official-language = Children, language: { $language }
figures-official-looked-after = Children looked after by the council
release-folder = These files hold a whole release. They do not need the website. SHA256SUMS holds the code of each file, so that anybody can see that nothing has changed. Below the files is the code of the release.
commitments-public = What services promised
commitments-public-lead = You said. They promised. Was it so?
commitments-public-none = No promise is public yet.
commitments-register-lead = What families said, what the service promised, by when, and what came of it. What is late is said here too.
commitments-all-services = Every service of { $place }
commitments-by-service = One service only
commitments-feed = News of these promises for a feed reader
commitments-made-count = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
}
commitments-kept-count = { $count } done in time
commitments-late-count = { $count } done late
commitments-due-count = { $count } still to do
commitments-overdue-count = { $count } overdue
commitments-given-up-count = { $count } given up
commitment-you-said = You said
commitment-we-promised = They promised
commitment-came-of-it = What came of it
commitment-public-silence = The service has said nothing of it since.
commitment-was-it-so = Was it so?
commitment-was-it-so-of = What those who had asked for it say. Answers: { $count }
search = Search what was published
search-lead = Summaries, replies, and what services said of their commitments. The newest come first. Type whole words: “answer” does not find “answers”.
search-words = Words to search for
search-button = Search
search-too-few = Nothing is shown, because fewer than five texts, or none, have these words. So nobody can be known by a rare word. Try fewer words, or others.
search-found = The newest texts that have these words:
search-kind-summary = What families said.
search-kind-reply = Reply: { $who }.
search-kind-since = About a commitment: { $who }.
search-to-release = the whole release
search-to-promises = the commitments
