# Releasing a quarter.
staff-blocker-not-over = The quarter is not over yet.
staff-blocker-no-figures = There are no figures yet: fewer than five responses have come from people by themselves.
staff-blocker-summaries = Summaries waiting for a second reader: { $count }
staff-blocker-replies = Replies waiting for a moderator: { $count }
staff-blocker-released = It is released, and nothing has changed since.
staff-release-see = See the release
staff-release-done = Released. Anyone can read it now, in both languages.
staff-release-refused = Not released: something stands in the way.
staff-release-summaries = Summaries ready
staff-release-replies = Replies ready
staff-release-waits = This stands in the way:
staff-release-ready = Ready to release
staff-release-hint = Everyone will be able to read these summaries, replies and figures. A release is never changed: a correction is a new version.
staff-release-do = Release these months
