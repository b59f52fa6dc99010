-- A concern: harm to somebody. Its identifier and its reference are random, so neither tells how many concerns there
-- are. The words of its history are sealed under a key of its own, `wrapped_key`, wrapped by the authority's key for
-- `key_epoch`.
CREATE TABLE concern (
    id UUID PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    authority TEXT NOT NULL REFERENCES authority (code),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    desk TEXT NOT NULL,
    -- The colleague complained of. The concern is hidden from them, whatever roles they hold.
    about_person UUID REFERENCES person (id),
    source TEXT NOT NULL,
    raised_by UUID REFERENCES person (id),
    -- When its first feedback was received. The time until somebody acts is measured from here.
    received BIGINT NOT NULL,
    raised BIGINT NOT NULL,
    -- How often it moved to another desk, and when it last did.
    round BIGINT NOT NULL,
    routed BIGINT NOT NULL,
    state TEXT NOT NULL,
    owner UUID REFERENCES person (id),
    acknowledge_by BIGINT NOT NULL,
    acknowledged BIGINT,
    acknowledged_by UUID REFERENCES person (id),
    called BIGINT,
    written BIGINT,
    chased BIGINT,
    heard BIGINT,
    closed BIGINT,
    closed_by UUID REFERENCES person (id),
    outcome TEXT,
    -- The time until which a named person extended a clock.
    decide_until BIGINT,
    chase_until BIGINT,
    finish_until BIGINT,
    -- The status sentence that the number shows.
    status TEXT,
    -- The due time that the desk's list is sorted by, and the clock that it belongs to.
    next_due BIGINT,
    next_what TEXT,
    -- When people must next be alerted: the job `escalate` reads it.
    wakes BIGINT,
    -- Since when the moderators have been asked to ring the front door because nobody has taken it.
    front_door BIGINT,
    -- After it ended: when it is erased, with its keys and what was kept for it.
    keep_until BIGINT,
    wrapped_key BYTEA NOT NULL,
    key_epoch TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX concern_open ON concern (authority, desk, next_due, id) WHERE closed IS NULL;
CREATE INDEX concern_closed ON concern (authority, desk, closed, id) WHERE closed IS NOT NULL;
CREATE INDEX concern_wakes ON concern (wakes, id) WHERE wakes IS NOT NULL;
CREATE INDEX concern_kept ON concern (keep_until) WHERE keep_until IS NOT NULL;
CREATE INDEX concern_owner ON concern (owner) WHERE closed IS NULL;

-- The feedback that a concern is about. One feedback is in at most one open concern.
CREATE TABLE concern_feedback (
    concern UUID NOT NULL REFERENCES concern (id),
    feedback UUID NOT NULL REFERENCES feedback (id),
    added BIGINT NOT NULL,
    open BOOLEAN NOT NULL,
    PRIMARY KEY (concern, feedback)
);
CREATE UNIQUE INDEX concern_feedback_open ON concern_feedback (feedback) WHERE open = TRUE;
CREATE INDEX concern_of_feedback ON concern_feedback (feedback);

-- The history of a concern. Entries are added and never changed. `code` is from a closed list, `sealed` holds the
-- words of the person who added the entry, under the concern's own key.
CREATE TABLE concern_entry (
    id UUID PRIMARY KEY,
    concern UUID NOT NULL REFERENCES concern (id),
    at BIGINT NOT NULL,
    person UUID REFERENCES person (id),
    kind TEXT NOT NULL,
    code TEXT,
    sealed BYTEA
);
CREATE INDEX concern_entry_of ON concern_entry (concern, at, id);

-- One row for each step of alerting people, so that each is taken exactly once. `step` is unique for a concern on a
-- desk.
CREATE TABLE concern_step (
    concern UUID NOT NULL REFERENCES concern (id),
    round BIGINT NOT NULL,
    step TEXT NOT NULL,
    what TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- How many people the step alerted, and whether it asked the moderators to ring the front door.
    people BIGINT NOT NULL,
    front_door BOOLEAN NOT NULL,
    PRIMARY KEY (concern, round, step)
);

-- Who is alerted by which step, and by which way. It holds no content, because an alert says "open Clywed" and no
-- more. `channel` is either `desk`, for the pages after sign-in, which need no sending, or the way of an address that
-- the person has given.
CREATE TABLE alert (
    id UUID PRIMARY KEY,
    concern UUID NOT NULL REFERENCES concern (id),
    round BIGINT NOT NULL,
    step TEXT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    channel TEXT NOT NULL,
    made BIGINT NOT NULL,
    sent BIGINT,
    tries BIGINT NOT NULL,
    last_fault TEXT,
    UNIQUE (concern, round, step, person, channel)
);
-- When the newest alert of a person left by each way: a flood of concerns makes no flood of alerts.
CREATE INDEX alert_newest ON alert (person, channel, made);
CREATE INDEX alert_unsent ON alert (made, id) WHERE sent IS NULL;

-- For each reporting year and desk of an authority, how many concerns came how far. Never a single concern.
CREATE TABLE concern_year (
    authority TEXT NOT NULL REFERENCES authority (code),
    desk TEXT NOT NULL,
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (authority, desk, year, measure)
);

-- Worries of a month that had not ended when the month was last checked. `why` says what is missing.
CREATE TABLE worry_unfinished (
    feedback UUID PRIMARY KEY REFERENCES feedback (id),
    authority TEXT NOT NULL REFERENCES authority (code),
    desk TEXT NOT NULL,
    month TEXT NOT NULL,
    why TEXT NOT NULL,
    found BIGINT NOT NULL
);
CREATE INDEX worry_unfinished_of ON worry_unfinished (authority, desk, month);
-- The monthly check reads the worries of one month and no other feedback.
CREATE INDEX feedback_worry ON feedback (month, authority, id) WHERE tier <> '4-ordinary';

-- Wishes to disclose who somebody is to a named body. The body and the reason are the sealed words of the entry with
-- the same identifier in the concern's history.
CREATE TABLE identity_request (
    id UUID PRIMARY KEY REFERENCES concern_entry (id),
    concern UUID NOT NULL REFERENCES concern (id),
    feedback UUID NOT NULL REFERENCES feedback (id),
    authority TEXT NOT NULL REFERENCES authority (code),
    asked BIGINT NOT NULL,
    asked_by UUID NOT NULL REFERENCES person (id),
    -- Opened at once, in an emergency.
    urgent BOOLEAN NOT NULL,
    answered BIGINT,
    answered_by UUID REFERENCES person (id),
    answer TEXT,
    -- How often those who answer were told, when they last were, and when they next are: the job `escalate` reads it.
    tellings BIGINT NOT NULL,
    told BIGINT,
    wakes BIGINT
);
CREATE INDEX identity_request_of ON identity_request (concern, asked, id);
CREATE INDEX identity_request_open ON identity_request (authority, asked, id) WHERE answered IS NULL;
CREATE INDEX identity_request_answered ON identity_request (authority, answered, id) WHERE answered IS NOT NULL;
CREATE INDEX identity_request_wakes ON identity_request (wakes, id) WHERE wakes IS NOT NULL;
