# Where staff begin, and the audit trail.
staff-home-title = Hello, { $name }
staff-home-waiting = Waiting to be read: { $count }
staff-home-mine = Not finished: { $count }
staff-home-summaries = Write what families said, theme by theme, and second-read what others wrote.
staff-home-replies = Waiting to be read before anyone sees them: { $count }
staff-home-import = Comments collected elsewhere, from a file.
staff-home-themes = Summaries and figures, and your replies.
staff-home-quarter = What is ready, what stands in the way, and the release itself.
staff-home-audit = Who did what, and when.
staff-home-nothing = There is nothing here for your role yet.
staff-audit-about = Everything that staff did is here, and every opening of somebody’s words. Nothing here can be changed without it showing.
staff-audit-caption = The newest entries
staff-audit-nobody = –
staff-audit-unsealed = not yet
staff-organisations-none = You have no role in any organisation yet. The administrator of your organisation can give you one.
