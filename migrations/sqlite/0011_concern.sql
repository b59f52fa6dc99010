-- A concern: harm to somebody. Its identifier and its reference are random, so neither tells how many concerns there
-- are. The words of its history are sealed under a key of its own, `wrapped_key`, wrapped by the authority's key for
-- `key_epoch`.
CREATE TABLE concern (
    id BLOB PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    authority TEXT NOT NULL REFERENCES authority (code),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    desk TEXT NOT NULL,
    -- The colleague complained of. The concern is hidden from them, whatever roles they hold.
    about_person BLOB REFERENCES person (id),
    source TEXT NOT NULL,
    raised_by BLOB REFERENCES person (id),
    -- When its first feedback was received. The time until somebody acts is measured from here.
    received INTEGER NOT NULL,
    raised INTEGER NOT NULL,
    -- How often it moved to another desk, and when it last did.
    round INTEGER NOT NULL,
    routed INTEGER NOT NULL,
    state TEXT NOT NULL,
    owner BLOB REFERENCES person (id),
    acknowledge_by INTEGER NOT NULL,
    acknowledged INTEGER,
    acknowledged_by BLOB REFERENCES person (id),
    called INTEGER,
    written INTEGER,
    chased INTEGER,
    heard INTEGER,
    closed INTEGER,
    closed_by BLOB REFERENCES person (id),
    outcome TEXT,
    -- The time until which a named person extended a clock.
    decide_until INTEGER,
    chase_until INTEGER,
    finish_until INTEGER,
    -- The status sentence that the number shows.
    status TEXT,
    -- The due time that the desk's list is sorted by, and the clock that it belongs to.
    next_due INTEGER,
    next_what TEXT,
    -- When people must next be alerted: the job `escalate` reads it.
    wakes INTEGER,
    -- Since when the moderators have been asked to ring the front door because nobody has taken it.
    front_door INTEGER,
    -- After it ended: when it is erased, with its keys and what was kept for it.
    keep_until INTEGER,
    wrapped_key BLOB NOT NULL,
    key_epoch TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX concern_open ON concern (authority, desk, next_due, id) WHERE closed IS NULL;
CREATE INDEX concern_closed ON concern (authority, desk, closed, id) WHERE closed IS NOT NULL;
CREATE INDEX concern_wakes ON concern (wakes, id) WHERE wakes IS NOT NULL;
CREATE INDEX concern_kept ON concern (keep_until) WHERE keep_until IS NOT NULL;
CREATE INDEX concern_owner ON concern (owner) WHERE closed IS NULL;

-- The feedback that a concern is about. One feedback is in at most one open concern.
CREATE TABLE concern_feedback (
    concern BLOB NOT NULL REFERENCES concern (id),
    feedback BLOB NOT NULL REFERENCES feedback (id),
    added INTEGER NOT NULL,
    open INTEGER NOT NULL,
    PRIMARY KEY (concern, feedback)
) STRICT;
CREATE UNIQUE INDEX concern_feedback_open ON concern_feedback (feedback) WHERE open = TRUE;
CREATE INDEX concern_of_feedback ON concern_feedback (feedback);

-- The history of a concern. Entries are added and never changed. `code` is from a closed list, `sealed` holds the
-- words of the person who added the entry, under the concern's own key.
CREATE TABLE concern_entry (
    id BLOB PRIMARY KEY,
    concern BLOB NOT NULL REFERENCES concern (id),
    at INTEGER NOT NULL,
    person BLOB REFERENCES person (id),
    kind TEXT NOT NULL,
    code TEXT,
    sealed BLOB
) STRICT;
CREATE INDEX concern_entry_of ON concern_entry (concern, at, id);

-- One row for each step of alerting people, so that each is taken exactly once. `step` is unique for a concern on a
-- desk.
CREATE TABLE concern_step (
    concern BLOB NOT NULL REFERENCES concern (id),
    round INTEGER NOT NULL,
    step TEXT NOT NULL,
    what TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- How many people the step alerted, and whether it asked the moderators to ring the front door.
    people INTEGER NOT NULL,
    front_door INTEGER NOT NULL,
    PRIMARY KEY (concern, round, step)
) STRICT;

-- Who is alerted by which step, and by which way. It holds no content, because an alert says "open Clywed" and no
-- more. `channel` is either `desk`, for the pages after sign-in, which need no sending, or the way of an address that
-- the person has given.
CREATE TABLE alert (
    id BLOB PRIMARY KEY,
    concern BLOB NOT NULL REFERENCES concern (id),
    round INTEGER NOT NULL,
    step TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id),
    channel TEXT NOT NULL,
    made INTEGER NOT NULL,
    sent INTEGER,
    tries INTEGER NOT NULL,
    last_fault TEXT,
    UNIQUE (concern, round, step, person, channel)
) STRICT;
-- When the newest alert of a person left by each way: a flood of concerns makes no flood of alerts.
CREATE INDEX alert_newest ON alert (person, channel, made);
CREATE INDEX alert_unsent ON alert (made, id) WHERE sent IS NULL;

-- For each reporting year and desk of an authority, how many concerns came how far. Never a single concern.
CREATE TABLE concern_year (
    authority TEXT NOT NULL REFERENCES authority (code),
    desk TEXT NOT NULL,
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (authority, desk, year, measure)
) STRICT;

-- Worries of a month that had not ended when the month was last checked. `why` says what is missing.
CREATE TABLE worry_unfinished (
    feedback BLOB PRIMARY KEY REFERENCES feedback (id),
    authority TEXT NOT NULL REFERENCES authority (code),
    desk TEXT NOT NULL,
    month TEXT NOT NULL,
    why TEXT NOT NULL,
    found INTEGER NOT NULL
) STRICT;
CREATE INDEX worry_unfinished_of ON worry_unfinished (authority, desk, month);
-- The monthly check reads the worries of one month and no other feedback.
CREATE INDEX feedback_worry ON feedback (month, authority, id) WHERE tier <> '4-ordinary';

-- Wishes to disclose who somebody is to a named body. The body and the reason are the sealed words of the entry with
-- the same identifier in the concern's history.
CREATE TABLE identity_request (
    id BLOB PRIMARY KEY REFERENCES concern_entry (id),
    concern BLOB NOT NULL REFERENCES concern (id),
    feedback BLOB NOT NULL REFERENCES feedback (id),
    authority TEXT NOT NULL REFERENCES authority (code),
    asked INTEGER NOT NULL,
    asked_by BLOB NOT NULL REFERENCES person (id),
    -- Opened at once, in an emergency.
    urgent INTEGER NOT NULL,
    answered INTEGER,
    answered_by BLOB REFERENCES person (id),
    answer TEXT,
    -- How often those who answer were told, when they last were, and when they next are: the job `escalate` reads it.
    tellings INTEGER NOT NULL,
    told INTEGER,
    wakes INTEGER
) STRICT;
CREATE INDEX identity_request_of ON identity_request (concern, asked, id);
CREATE INDEX identity_request_open ON identity_request (authority, asked, id) WHERE answered IS NULL;
CREATE INDEX identity_request_answered ON identity_request (authority, answered, id) WHERE answered IS NOT NULL;
CREATE INDEX identity_request_wakes ON identity_request (wakes, id) WHERE wakes IS NOT NULL;
