-- Counts, and the figures made from them.

-- A row is appended when feedback is counted or uncounted; a job folds the rows into `tally`.
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

-- Counts. The key makes each table of an authority's quarter one range. `service` is the nil identifier if none was
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

-- The state of an authority's quarter, so that nothing has to look at its feedback. `version` goes up whenever
-- feedback is counted or taken out; counted feedback keeps the version as its place. `taken_out` is the version of
-- the last feedback taken out, `counted` how many are counted now, `looked` the version that the snapshot job last
-- looked at.
CREATE TABLE period (
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    version INTEGER NOT NULL,
    taken_out INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    looked INTEGER NOT NULL,
    PRIMARY KEY (authority, quarter)
) STRICT;

-- Figures frozen for staff, after the disclosure gate. They count exactly what was counted up to `version` and had
-- not been taken out by then.
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
