-- Jobs: work that is done later.

-- At most one holder for each name at a time, for jobs that must not run twice.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder UUID NOT NULL,
    until BIGINT NOT NULL
);

-- A job: `waiting`, `running` until its lease ends, `done`, or `dead` once it was given up. `ids` says what it is
-- about: identifiers, never words. While a job waits, an equal one cannot be added. `lane` says which workers run it,
-- so that jobs waiting for a mail server do not keep others waiting.
CREATE TABLE job (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    job_key TEXT NOT NULL,
    ids TEXT NOT NULL,
    state TEXT NOT NULL,
    due BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    holder UUID,
    until BIGINT,
    last_error TEXT,
    created BIGINT NOT NULL,
    finished BIGINT,
    lane TEXT NOT NULL
);
CREATE UNIQUE INDEX job_waiting ON job (kind, job_key) WHERE state = 'waiting';
CREATE INDEX job_due ON job (lane, state, due);
