-- Summaries of a theme, and the replies of services. What was taken down after it was released has no words any more, but
-- says when and why: `taken_at`, and the reason in both languages.

CREATE TABLE summary (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    theme TEXT NOT NULL,
    body_cy TEXT NOT NULL,
    body_en TEXT NOT NULL,
    state TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id),
    written INTEGER NOT NULL,
    read_by BLOB REFERENCES person (id),
    read_at INTEGER,
    taken_at INTEGER,
    taken_cy TEXT,
    taken_en TEXT,
    UNIQUE (authority, quarter, theme)
) STRICT;

CREATE TABLE summary_source (
    summary BLOB NOT NULL REFERENCES summary (id),
    feedback BLOB NOT NULL REFERENCES feedback (id),
    PRIMARY KEY (summary, feedback)
) STRICT;
CREATE INDEX summary_source_feedback ON summary_source (feedback);

-- `token` comes with the form, so pressing twice makes one reply. `reason` says why a moderator sent the reply back.
CREATE TABLE reply (
    id BLOB PRIMARY KEY,
    summary BLOB NOT NULL REFERENCES summary (id),
    token BLOB NOT NULL,
    kind TEXT NOT NULL,
    body_cy TEXT NOT NULL,
    body_en TEXT NOT NULL,
    by_date TEXT,
    state TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id),
    written INTEGER NOT NULL,
    read_by BLOB REFERENCES person (id),
    read_at INTEGER,
    taken_at INTEGER,
    taken_cy TEXT,
    taken_en TEXT,
    reason TEXT,
    UNIQUE (summary, token)
) STRICT;
CREATE INDEX reply_of_summary ON reply (summary);
CREATE INDEX reply_unread ON reply (summary) WHERE state = 'draft';
