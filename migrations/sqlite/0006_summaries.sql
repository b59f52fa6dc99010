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

-- On how many feedback about each service a summary draws, so that no page counts them.
CREATE TABLE summary_service (
    service BLOB NOT NULL REFERENCES service (id),
    summary BLOB NOT NULL REFERENCES summary (id),
    n INTEGER NOT NULL,
    PRIMARY KEY (service, summary)
) STRICT;
CREATE INDEX summary_service_summary ON summary_service (summary);

-- `service` is the one that answers; none where the authority itself does. `token` comes with the form, so pressing
-- twice makes one reply. `reason` says why a moderator sent the reply back.
CREATE TABLE reply (
    id BLOB PRIMARY KEY,
    summary BLOB NOT NULL REFERENCES summary (id),
    service BLOB REFERENCES service (id),
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

-- What a service promised to change: made when a moderator passes a reply that says what will change. `by_date` never
-- moves. `shown` is when a release first had it; nobody outside sees it before. From then on `body` and `said` are the
-- words that were released, whatever becomes of reply and summary. `owner` is a job, never a person's name.
CREATE TABLE commitment (
    id BLOB PRIMARY KEY,
    reply BLOB NOT NULL UNIQUE REFERENCES reply (id),
    authority TEXT NOT NULL REFERENCES authority (code),
    service BLOB REFERENCES service (id),
    quarter TEXT NOT NULL,
    by_date TEXT NOT NULL,
    made INTEGER NOT NULL,
    shown INTEGER,
    body_cy TEXT,
    body_en TEXT,
    said_cy TEXT,
    said_en TEXT,
    version INTEGER NOT NULL,
    owner_cy TEXT NOT NULL,
    owner_en TEXT NOT NULL,
    programme TEXT,
    funding TEXT,
    priority TEXT,
    ended TEXT,
    ended_on TEXT
) STRICT;
CREATE INDEX commitment_of_authority ON commitment (authority, by_date);

-- What its owner says of a commitment. Read by a moderator like a reply.
CREATE TABLE commitment_entry (
    id BLOB PRIMARY KEY,
    commitment BLOB NOT NULL REFERENCES commitment (id),
    token BLOB NOT NULL,
    kind TEXT NOT NULL,
    body_cy TEXT NOT NULL,
    body_en TEXT NOT NULL,
    on_date TEXT,
    state TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id),
    written INTEGER NOT NULL,
    read_by BLOB REFERENCES person (id),
    read_at INTEGER,
    reason TEXT,
    UNIQUE (commitment, token)
) STRICT;
CREATE INDEX commitment_entry_unread ON commitment_entry (commitment) WHERE state = 'draft';

-- Whether a change made a difference, said by the number of feedback behind its summary: once for each, the last word.
CREATE TABLE difference (
    commitment BLOB NOT NULL REFERENCES commitment (id),
    feedback BLOB NOT NULL REFERENCES feedback (id),
    answer TEXT NOT NULL,
    PRIMARY KEY (commitment, feedback)
) STRICT;
CREATE INDEX difference_of_feedback ON difference (feedback);

-- Their printed numbers: drawn anew only when ten answers have come or gone.
CREATE TABLE difference_print (
    commitment BLOB PRIMARY KEY REFERENCES commitment (id),
    moves INTEGER NOT NULL,
    printed INTEGER NOT NULL,
    drawn TEXT,
    body TEXT
) STRICT;
