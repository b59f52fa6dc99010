-- Summaries of a theme, and the replies of services. What was taken down after it was released has no words any more, but
-- says when and why: `taken_at`, and the reason in both languages.

CREATE TABLE summary (
    id UUID PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    theme TEXT NOT NULL,
    body_cy TEXT NOT NULL,
    body_en TEXT NOT NULL,
    state TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES person (id),
    written BIGINT NOT NULL,
    read_by UUID REFERENCES person (id),
    read_at BIGINT,
    taken_at BIGINT,
    taken_cy TEXT,
    taken_en TEXT,
    UNIQUE (authority, quarter, theme)
);

CREATE TABLE summary_source (
    summary UUID NOT NULL REFERENCES summary (id),
    feedback UUID NOT NULL REFERENCES feedback (id),
    PRIMARY KEY (summary, feedback)
);
CREATE INDEX summary_source_feedback ON summary_source (feedback);

-- `token` comes with the form, so pressing twice makes one reply. `reason` says why a moderator sent the reply back.
CREATE TABLE reply (
    id UUID PRIMARY KEY,
    summary UUID NOT NULL REFERENCES summary (id),
    token UUID NOT NULL,
    kind TEXT NOT NULL,
    body_cy TEXT NOT NULL,
    body_en TEXT NOT NULL,
    by_date TEXT,
    state TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES person (id),
    written BIGINT NOT NULL,
    read_by UUID REFERENCES person (id),
    read_at BIGINT,
    taken_at BIGINT,
    taken_cy TEXT,
    taken_en TEXT,
    reason TEXT,
    UNIQUE (summary, token)
);
CREATE INDEX reply_of_summary ON reply (summary);
CREATE INDEX reply_unread ON reply (summary) WHERE state = 'draft';
