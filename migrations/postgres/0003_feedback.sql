-- Feedback as it was sent, with its state.

-- What one person or group sent at once. Its words are never stored in the clear: `sealed` holds them under a key of
-- their own, and `wrapped_key` is that key under the authority's quarter key for `key_epoch`.
CREATE TABLE feedback (
    id UUID PRIMARY KEY,
    send_key BYTEA NOT NULL UNIQUE,
    content_digest BYTEA NOT NULL,
    number_hash BYTEA NOT NULL UNIQUE,
    number_generation BIGINT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority (code),
    service UUID REFERENCES service (id),
    questionnaire TEXT NOT NULL,
    locale TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    helper TEXT NOT NULL,
    voice TEXT NOT NULL,
    received BIGINT NOT NULL,
    month TEXT NOT NULL,
    quarter TEXT NOT NULL,
    due BIGINT NOT NULL,
    promised BIGINT NOT NULL,
    state TEXT NOT NULL,
    desk TEXT NOT NULL,
    tier TEXT NOT NULL,
    has_words BOOLEAN NOT NULL,
    may_summarise BOOLEAN NOT NULL,
    may_quote BOOLEAN NOT NULL,
    show_words BOOLEAN NOT NULL,
    answers BYTEA NOT NULL,
    sealed BYTEA,
    wrapped_key BYTEA,
    key_epoch TEXT NOT NULL,
    claimed_by UUID REFERENCES person (id),
    claimed BIGINT,
    opened BIGINT,
    decided BIGINT,
    decided_by UUID REFERENCES person (id),
    decline_reason TEXT,
    criticality BIGINT,
    could_recur BOOLEAN NOT NULL DEFAULT FALSE,
    -- Its place in the order in which its authority's quarter was counted; NULL while it is not counted.
    counted BIGINT,
    -- What it counts as, with its record key, while it is counted; NULL otherwise.
    counts_as TEXT,
    import_batch UUID,
    -- Goes up with every change of its work or its state, so that nobody overwrites what they have not seen.
    version BIGINT NOT NULL DEFAULT 0,
    -- The person whose reading waits for a second person; set exactly while the feedback is held.
    held_by UUID REFERENCES person (id),
    -- When it was last reopened after a decision.
    reopened BIGINT,
    -- The burst that it belongs to: worries that came from one place within an hour. A random label, removed with the
    -- decision.
    burst UUID,
    answer TEXT,
    answered BIGINT,
    -- The status sentence that its reader chose for the number, if they chose one.
    status TEXT,
    -- When its contributor took it back. A worry that still waits keeps its state until a person has read it.
    withdrawn BIGINT,
    -- When the person who has claimed it last opened it; NULL if they have not opened it.
    looked BIGINT,
    -- A danger hint, guessed from its words while they were open: a code that orders the queue and says nothing else.
    -- NULL if nothing hints at danger, or if the contributor said it themselves. Removed with the decision.
    hint TEXT,
    -- Its place within its tier: feedback with a danger hint is read first.
    turn BIGINT NOT NULL GENERATED ALWAYS AS (CASE WHEN hint IS NULL THEN 1 ELSE 0 END) STORED
);
-- Indexes of the waiting feedback: in queue order, by quarter, by burst, and by who has claimed or held it.
CREATE INDEX feedback_queue ON feedback (authority, desk, tier, turn, due, id)
    WHERE state IN ('waiting', 'claimed', 'held', 'reopened');
CREATE INDEX feedback_unread ON feedback (authority, desk, quarter)
    WHERE state IN ('waiting', 'claimed', 'held', 'reopened');
CREATE INDEX feedback_burst ON feedback (burst, tier, due, id) WHERE burst IS NOT NULL;
CREATE INDEX feedback_claimed ON feedback (claimed_by) WHERE claimed_by IS NOT NULL;
CREATE INDEX feedback_held ON feedback (authority, desk) WHERE held_by IS NOT NULL;
CREATE INDEX feedback_decided ON feedback (authority, desk, decided, id) WHERE decided IS NOT NULL;
CREATE UNIQUE INDEX feedback_counted ON feedback (authority, quarter, counted) WHERE counted IS NOT NULL;
-- `answer` is the kind of answer that the number shows, `answered` the time since when. These two indexes find the
-- feedback whose answer is due, and the feedback that is still owed one, without reading finished feedback.
CREATE INDEX feedback_unanswered ON feedback (promised)
    WHERE answer IS NULL AND import_batch IS NULL AND state IN ('accepted', 'declined');
CREATE INDEX feedback_owed ON feedback (authority, quarter) WHERE answer = 'owed';
-- What its contributor took back and is kept because of a worry.
CREATE INDEX feedback_kept ON feedback (authority, received) WHERE state = 'withdrawn' AND sealed IS NOT NULL;

-- The burst label of a caller, kept for a day. `bucket` is a keyed hash; no feedback holds it.
CREATE TABLE burst (
    bucket BYTEA PRIMARY KEY,
    label UUID NOT NULL,
    began BIGINT NOT NULL
);
