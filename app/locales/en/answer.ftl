# A manager’s themes and replies.
staff-reply-to = Reply: { $theme }
staff-reply-again = Write this reply anew: { $theme }
staff-reply-returned = Sent back
staff-replies-returned = Replies were sent back to be rewritten
staff-replies-returned-in = { $months }: { $count }
staff-reply-hint = Say it so that a parent understands it at once, in both languages. A moderator reads it first.
staff-reply-kind = What does the reply say?
staff-reply-when = By when
staff-reply-when-hint = Only for what will change.
staff-reply-send = Send the reply to be read
staff-reply-sent = Sent. A moderator reads it before anybody else does.
staff-themes-none = No summary of these months is ready yet.
staff-drawn-from = Drawn from five or more pieces of feedback.
staff-figures = Figures
staff-figures-none = No figures of these months may be shown yet.
staff-figures-link = See the figures of these months
staff-figures-when = Drawn at the start of a month, and only when at least 10 responses have come or gone. People chose to answer.
staff-figures-year-instead = Too few have answered in these months, so here is the whole year.
staff-figures-whole = The whole authority, to compare
staff-my-services = Your services
staff-themes-of = About: { $service }
commitments = Commitments
commitments-lead = Every reply that says what will change makes a commitment. Say how it goes: everybody can read it once it is released.
commitments-none = No commitment has been made yet.
commitments-totals = { $made } made: { $kept } done in time, { $late } done late, { $overdue } overdue, { $given_up } given up.
commitments-median = Half of those that are done took { $days } days or fewer.
commitment = Commitment
commitment-what = What was promised
commitment-service = Who promised
commitment-of-council = The council
commitment-by = By
commitment-made = Promised on
commitment-standing = How it stands
commitment-due-today = Due today
commitment-due = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
commitment-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
commitment-kept = Done in time
commitment-kept-late = { $days ->
    [one] Done, { $days } day late
   *[other] Done, { $days } days late
}
commitment-given-up = Given up
commitment-not-public = Not public yet: it is shown with the release of its months.
commitment-owner = Who sees to it
commitment-owner-none = Nobody named yet
commitment-owner-cy = Who sees to it, in Welsh
commitment-owner-en = Who sees to it, in English
commitment-owner-hint = A job, such as “Head of Early Help”. Never a person’s name.
commitment-programme = Programme
commitment-priority = Priority of the council
commitment-funding = Where the money comes from
commitment-funding-hint = Only if it is known. It is shown to staff.
commitment-none-chosen = None
commitment-families = What families said
commitment-since = What was said of it since
commitment-since-none = Nothing yet.
commitment-say = Say how it goes
commitment-say-again = Write this anew
commitment-say-what = What do you want to say?
commitment-say-on = On which day
commitment-say-on-hint = The planned day of a step, or the day on which it was done or given up.
commitment-say-send = Send it to be read
commitment-saved = Saved. What you said is read by a moderator before anybody else sees it.
commitment-about = Who sees to it, and what it belongs to
commitment-about-save = Save
commitment-kind-milestone = A step on the way
commitment-kind-milestone-hint = What comes next, and by when.
commitment-kind-progress = How far it is
commitment-kind-progress-hint = What has been done so far, and what shows it.
commitment-kind-kept = It is done
commitment-kind-kept-hint = Say what is different now for families.
commitment-kind-given-up = It will not be done
commitment-kind-given-up-hint = Say why. Everybody can read it.
commitment-entry-milestone = A step planned for { $date }
commitment-entry-progress = How far it was on { $date }
commitment-entry-kept = Done on { $date }
commitment-entry-given-up = Given up on { $date }
staff-home-commitments = { $count } not done yet
staff-home-commitments-overdue = { $count } overdue
# A manager’s board, and a theme’s page.
board = Theme board
board-new = What is new
board-new-since = What is new since you were here { $when }
board-new-none = Nothing is new.
board-new-summary = Summary: { $named }
board-entry-read = Read
board-promise = { $theme }: commitment by { $date }
board-owed = What you owe
board-owed-none = Nothing waits for you.
board-owed-replies = Replies
board-owed-reply = Reply to: { $named }
board-returned = Rewrite the reply to: { $named }
board-said = What families said: { $months }
board-all = All
board-right = Right that is raised
board-who = Who
board-said-table = What helped, what made it harder and what should change, side by side
board-said-not-shown = Figures about this theme are not shown (too few people).
board-over-time = { $theme } over time
board-replies = { $count ->
    [0] Nobody has replied yet.
    [one] { $count } reply.
   *[other] { $count } replies.
}
board-changed = What changed
board-changed-none = No change is seen beyond chance, or there are too few quarters to say.
board-changed-link = See every question over time
theme-said = What families said, and what came of it
theme-said-none = No summary of this theme is ready yet.
theme-no-reply = Nobody has replied yet.
theme-came-of-it = What was promised, and what came of it
theme-figures = The figures over time
theme-rights = Rights that this theme touches
theme-rights-lead = Feedback raises a right: it never shows that a right is met or not met.
theme-rights-of = Who raised each right, on any theme: { $months }
theme-right-raised = { $who }. Helped: { $helped }. Made it harder: { $harder }.
theme-questions = Key questions that it speaks to
theme-questions-none = Families’ words about this theme speak to none of the key questions.
theme-question-a-little = Families’ words can say only a little about this.
notice-title = This does not wait for the quarter’s end
notice-lead = Five pieces of feedback or more have told lately of problems of this kind, and it needs looking at today. There are no words, numbers or names here.
notice-about = { $theme }: { $service }
notice-since = Notice of { $date }
notice-nobody = Nobody has said yet what they did.
notice-did = { $who }, { $date }
notice-ask = What have you done because of this?
notice-hint = A sentence or two, for the managers of the service and the director. No names. Up to 500 characters.
notice-say = Keep what you did
notice-problem = Write what you did, up to 500 characters
views = Saved views
views-lead = Only you see these. A view keeps the months, service, theme and right that you have chosen.
views-none = No view is kept yet.
views-name = A name for this view
views-keep = Keep this view
views-remove-this = Remove { $name }
views-problem = Give a name of up to 60 characters; you can keep 20 views
staff-home-board = What is new, what is owed, and what families said
staff-home-notices = { $count ->
    [one] { $count } notice waits for what was done
   *[other] { $count } notices wait for what was done
}
weekly = A mail each week
weekly-not-set-up = No mail is set up for Clywed here.
weekly-off = You do not get a mail each week.
weekly-on = You get a mail on Monday morning, if something waits for you.
weekly-about = It says only “Open Clywed”.
weekly-address = Your address for messages
weekly-ask = Write to me each week
weekly-stop = Stop writing to me each week
