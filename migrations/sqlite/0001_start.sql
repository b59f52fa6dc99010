-- Clywed's first tables. See ../README.md for the portable subset.

-- Facts about this installation: the demo stamp, the key check value.
CREATE TABLE instance (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Where people act. An authority keeps its official code; every other organisation has a short one of its own.
CREATE TABLE organisation (
    code TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name_cy TEXT NOT NULL,
    name_en TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

-- Settings of an authority. `epoch` is bumped by every change that a public page shows.
CREATE TABLE authority (
    code TEXT PRIMARY KEY REFERENCES organisation (code),
    epoch INTEGER NOT NULL DEFAULT 0,
    reading_days TEXT NOT NULL,
    reading_hour INTEGER NOT NULL,
    promise_days INTEGER NOT NULL,
    front_door TEXT,
    duty_team TEXT
) STRICT;

-- Quarter keys, wrapped by the master key, which is never in the database. Deleting a row makes everything that was
-- sealed in that quarter unreadable, except in older backups.
CREATE TABLE quarter_key (
    authority TEXT NOT NULL REFERENCES authority (code),
    epoch TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    check_value TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (authority, epoch)
) STRICT;

CREATE TABLE service (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    provider TEXT NOT NULL,
    name_cy TEXT NOT NULL,
    name_en TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    open INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX service_of_authority ON service (authority);

CREATE TABLE person (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    sign_in TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    locale TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    created INTEGER NOT NULL,
    signed_in INTEGER
) STRICT;

CREATE TABLE role_grant (
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (code),
    service BLOB REFERENCES service (id),
    granted INTEGER NOT NULL
) STRICT;
CREATE INDEX role_grant_of_person ON role_grant (person);
CREATE INDEX role_grant_of_organisation ON role_grant (organisation, role);

-- `token` is a hash: the database alone opens no session.
CREATE TABLE session (
    token BLOB PRIMARY KEY,
    person BLOB NOT NULL REFERENCES person (id),
    csrf TEXT NOT NULL,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

-- Counted tries, so that a limit holds across processes. `bucket` is a keyed hash.
CREATE TABLE attempt (
    bucket BLOB NOT NULL,
    time_window INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (bucket, time_window)
) STRICT;

-- What one person or group sent once. No words here in the clear, ever: `sealed` holds them under a key of
-- their own, `wrapped_key` is that key under the authority's quarter key for `key_epoch`.
CREATE TABLE feedback (
    id BLOB PRIMARY KEY,
    send_key BLOB NOT NULL UNIQUE,
    content_digest BLOB NOT NULL,
    number_hash BLOB NOT NULL UNIQUE,
    number_generation INTEGER NOT NULL,
    authority TEXT NOT NULL REFERENCES authority (code),
    service BLOB REFERENCES service (id),
    questionnaire TEXT NOT NULL,
    locale TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    helper TEXT NOT NULL,
    voice TEXT NOT NULL,
    received INTEGER NOT NULL,
    month TEXT NOT NULL,
    quarter TEXT NOT NULL,
    due INTEGER NOT NULL,
    promised INTEGER NOT NULL,
    state TEXT NOT NULL,
    desk TEXT NOT NULL,
    tier TEXT NOT NULL,
    has_words INTEGER NOT NULL,
    may_summarise INTEGER NOT NULL,
    may_quote INTEGER NOT NULL,
    show_words INTEGER NOT NULL,
    answers BLOB NOT NULL,
    sealed BLOB,
    wrapped_key BLOB,
    key_epoch TEXT NOT NULL,
    claimed_by BLOB REFERENCES person (id),
    claimed INTEGER,
    opened INTEGER,
    decided INTEGER,
    decided_by BLOB REFERENCES person (id),
    decline_reason TEXT,
    criticality INTEGER,
    could_recur INTEGER NOT NULL DEFAULT FALSE,
    -- Its place in the order in which its authority's quarter was counted; none while it counts nowhere.
    counted INTEGER,
    import_batch BLOB,
    -- Counts every change of its work or its state: nobody writes over what they have not seen.
    version INTEGER NOT NULL DEFAULT 0,
    -- Whose reading waits for a second person; set exactly while it is held.
    held_by BLOB REFERENCES person (id),
    -- When it was last taken up again after a decision.
    reopened INTEGER,
    -- Which worries came from one place within an hour. A random label, gone with the decision.
    burst BLOB,
    answer TEXT,
    answered INTEGER
) STRICT;
-- What still waits, in the order of the queue, by quarter, and by who has it: never what was decided.
CREATE INDEX feedback_queue ON feedback (authority, desk, tier, due, id)
    WHERE state IN ('waiting', 'claimed', 'held', 'reopened');
CREATE INDEX feedback_unread ON feedback (authority, desk, quarter)
    WHERE state IN ('waiting', 'claimed', 'held', 'reopened');
CREATE INDEX feedback_burst ON feedback (burst, tier, due, id) WHERE burst IS NOT NULL;
CREATE INDEX feedback_claimed ON feedback (claimed_by) WHERE claimed_by IS NOT NULL;
CREATE INDEX feedback_held ON feedback (authority, desk) WHERE held_by IS NOT NULL;
CREATE INDEX feedback_decided ON feedback (authority, desk, decided, id) WHERE decided IS NOT NULL;
CREATE UNIQUE INDEX feedback_counted ON feedback (authority, quarter, counted) WHERE counted IS NOT NULL;
-- `answer` is the kind of answer that its contributor has by the number, `answered` since when. These two find, without
-- reading what is done, what an answer is due for and what is owed one.
CREATE INDEX feedback_unanswered ON feedback (promised)
    WHERE answer IS NULL AND import_batch IS NULL AND state IN ('accepted', 'declined');
CREATE INDEX feedback_owed ON feedback (authority, quarter) WHERE answer = 'owed';

-- Spans taken out of the words, as Unicode scalar offsets. They tell where, never what.
CREATE TABLE redaction (
    feedback BLOB NOT NULL REFERENCES feedback (id),
    word_box TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (feedback, word_box, span_start)
) STRICT;

-- The words with identities taken out, once a moderator has accepted them: sealed under the feedback's own key. No row
-- where nothing was written in a box.
CREATE TABLE redacted (
    feedback BLOB PRIMARY KEY REFERENCES feedback (id),
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE coding (
    feedback BLOB NOT NULL REFERENCES feedback (id),
    theme TEXT NOT NULL,
    polarity TEXT NOT NULL,
    PRIMARY KEY (feedback, theme, polarity)
) STRICT;

CREATE TABLE raised_right (
    feedback BLOB NOT NULL REFERENCES feedback (id),
    article INTEGER NOT NULL,
    PRIMARY KEY (feedback, article)
) STRICT;

-- One step of a decision: who judged it how, so that a second person's reading is a fact. `reason` is sealed under the
-- feedback's own key.
CREATE TABLE reading (
    id BLOB PRIMARY KEY,
    feedback BLOB NOT NULL REFERENCES feedback (id),
    person BLOB NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    decision TEXT NOT NULL,
    criticality INTEGER,
    reason BLOB
) STRICT;
CREATE INDEX reading_of_feedback ON reading (feedback);
CREATE INDEX reading_recused ON reading (feedback) WHERE decision = 'recused';

-- A telephone call about somebody's safety: who rang whom and when. Who answered, the reference and what was said are
-- sealed under the feedback's own key.
CREATE TABLE call_record (
    id BLOB PRIMARY KEY,
    feedback BLOB NOT NULL REFERENCES feedback (id),
    person BLOB NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    rung_at INTEGER NOT NULL,
    rung TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX call_record_of_feedback ON call_record (feedback);

-- Which caller's burst has which label, for a day. `bucket` is a keyed hash; no feedback holds it.
CREATE TABLE burst (
    bucket BLOB PRIMARY KEY,
    label BLOB NOT NULL,
    began INTEGER NOT NULL
) STRICT;

-- Appended when feedback is counted or uncounted, folded into `tally` by a job.
CREATE TABLE tally_delta (
    id INTEGER PRIMARY KEY,
    authority TEXT NOT NULL,
    service BLOB NOT NULL,
    quarter TEXT NOT NULL,
    measure TEXT NOT NULL,
    value TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    n INTEGER NOT NULL
) STRICT;

CREATE INDEX tally_delta_of ON tally_delta (authority, quarter, measure, channel);

-- Counts, keyed so that one table of an authority's quarter is one range. `service` is the nil identifier where none was
-- named.
CREATE TABLE tally (
    authority TEXT NOT NULL,
    service BLOB NOT NULL,
    quarter TEXT NOT NULL,
    measure TEXT NOT NULL,
    value TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (authority, quarter, measure, channel, value, audience, service)
) STRICT;

-- What is known of an authority's quarter without looking at its feedback. `version` moves whenever something is
-- counted or taken out: feedback that is counted keeps the version as its place. `taken_out` is the version of the last
-- that was taken out, `counted` how many count now, `looked` the version at which the snapshots' job last looked.
CREATE TABLE period (
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    version INTEGER NOT NULL,
    taken_out INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    looked INTEGER NOT NULL,
    PRIMARY KEY (authority, quarter)
) STRICT;

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
    UNIQUE (authority, quarter, theme)
) STRICT;

CREATE TABLE summary_source (
    summary BLOB NOT NULL REFERENCES summary (id),
    feedback BLOB NOT NULL REFERENCES feedback (id),
    PRIMARY KEY (summary, feedback)
) STRICT;
CREATE INDEX summary_source_feedback ON summary_source (feedback);

-- `token` comes with the form: pressing twice makes one reply. `reason` says why a moderator sent it back.
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
    reason TEXT,
    UNIQUE (summary, token)
) STRICT;
CREATE INDEX reply_of_summary ON reply (summary);
CREATE INDEX reply_unread ON reply (summary) WHERE state = 'draft';

-- Figures frozen for staff, after the disclosure gate. They count exactly what was counted up to `version` and not taken
-- out by then.
CREATE TABLE snapshot (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    name TEXT NOT NULL,
    taken INTEGER NOT NULL,
    version INTEGER NOT NULL,
    responses INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_of ON snapshot (authority, quarter, name, taken);

-- What anyone may read: the whole release as it was hashed. While it is prepared it has neither version nor moment, and
-- nobody reads it. `figures` is the version up to which its figures count, `responses` their number as printed.
CREATE TABLE release (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    version INTEGER,
    figures INTEGER NOT NULL,
    responses INTEGER,
    prepared INTEGER NOT NULL,
    released INTEGER,
    released_by BLOB NOT NULL REFERENCES person (id),
    correction_cy TEXT,
    correction_en TEXT,
    root BLOB NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (authority, quarter, version)
) STRICT;
CREATE INDEX release_in_order ON release (released);

-- The leaves of a release's hash tree, 32 bytes each: up to 32 MiB, so they lie apart from what pages read.
CREATE TABLE release_tree (
    release BLOB PRIMARY KEY REFERENCES release (id),
    leaves BLOB NOT NULL
) STRICT;

-- Which release counted which feedback: its leaf, and the salt, sealed under the feedback's own key.
CREATE TABLE counted (
    release BLOB NOT NULL REFERENCES release (id),
    feedback BLOB NOT NULL REFERENCES feedback (id),
    leaf INTEGER NOT NULL,
    sealed_salt BLOB,
    PRIMARY KEY (release, feedback)
) STRICT;
CREATE INDEX counted_feedback ON counted (feedback);

CREATE TABLE import_batch (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    source TEXT NOT NULL,
    imported INTEGER NOT NULL,
    imported_by BLOB REFERENCES person (id),
    added INTEGER NOT NULL,
    known INTEGER NOT NULL
) STRICT;

-- Written unlinked in the command's transaction; one sealer gives `seq` and the hash chain within a second.
CREATE TABLE audit (
    id BLOB PRIMARY KEY,
    at INTEGER NOT NULL,
    actor BLOB,
    action TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    authority TEXT,
    detail TEXT NOT NULL,
    seq INTEGER UNIQUE,
    hash BLOB
) STRICT;
CREATE INDEX audit_of_authority ON audit (authority, at, id);

-- One holder a name at a time, for jobs that must not run twice.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder BLOB NOT NULL,
    until INTEGER NOT NULL
) STRICT;

-- Work that is done later, one row a piece: `waiting`, `running` until its lease ends, `done`, or `dead` once it was given
-- up. `ids` says what it is about: identifiers, never words. While one waits, its like cannot be added.
CREATE TABLE job (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    job_key TEXT NOT NULL,
    ids TEXT NOT NULL,
    state TEXT NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    holder BLOB,
    until INTEGER,
    last_error TEXT,
    created INTEGER NOT NULL,
    finished INTEGER
) STRICT;
CREATE UNIQUE INDEX job_waiting ON job (kind, job_key) WHERE state = 'waiting';
CREATE INDEX job_due ON job (state, due);

-- Imports that are being written, and when each was last written to.
CREATE TABLE import_staging (
    id BLOB PRIMARY KEY,
    touched INTEGER NOT NULL
) STRICT;

-- Their rows, which nothing reads until all of them are there and become feedback at once. The columns are those of
-- feedback that has just been sent.
CREATE TABLE import_staged (
    staging BLOB NOT NULL,
    id BLOB NOT NULL,
    send_key BLOB NOT NULL,
    content_digest BLOB NOT NULL,
    number_hash BLOB NOT NULL,
    number_generation INTEGER NOT NULL,
    authority TEXT NOT NULL,
    service BLOB,
    questionnaire TEXT NOT NULL,
    locale TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    helper TEXT NOT NULL,
    voice TEXT NOT NULL,
    received INTEGER NOT NULL,
    month TEXT NOT NULL,
    quarter TEXT NOT NULL,
    due INTEGER NOT NULL,
    promised INTEGER NOT NULL,
    state TEXT NOT NULL,
    desk TEXT NOT NULL,
    tier TEXT NOT NULL,
    has_words INTEGER NOT NULL,
    may_summarise INTEGER NOT NULL,
    may_quote INTEGER NOT NULL,
    show_words INTEGER NOT NULL,
    answers BLOB NOT NULL,
    sealed BLOB,
    wrapped_key BLOB,
    key_epoch TEXT NOT NULL,
    import_batch BLOB,
    PRIMARY KEY (staging, send_key)
) STRICT;
