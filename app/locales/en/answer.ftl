# A manager’s themes and replies.
staff-reply-to = Reply: { $theme }
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
staff-figures-about = Figures as they stood on { $date }, rounded to the nearest 5. People chose to answer.
staff-figures-behind = About { $count } responses are behind them.
staff-figures-caption = How many responses spoke of each theme
