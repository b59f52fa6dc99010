-- Counts, and the figures that are made of them.

-- Appended when feedback is counted or uncounted, folded into `tally` by a job.
CREATE TABLE tally_delta (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    authority TEXT NOT NULL,
    service UUID NOT NULL,
    quarter TEXT NOT NULL,
    measure TEXT NOT NULL,
    value TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    n BIGINT NOT NULL
);
CREATE INDEX tally_delta_of ON tally_delta (authority, quarter, measure, channel);

-- Counts, keyed so that one table of an authority's quarter is one range. `service` is the nil identifier where none was
-- named.
CREATE TABLE tally (
    authority TEXT NOT NULL,
    service UUID NOT NULL,
    quarter TEXT NOT NULL,
    measure TEXT NOT NULL,
    value TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (authority, quarter, measure, channel, value, audience, service)
);

-- What is known of an authority's quarter without looking at its feedback. `version` moves whenever something is
-- counted or taken out: feedback that is counted keeps the version as its place. `taken_out` is the version of the last
-- that was taken out, `counted` how many count now, `looked` the version at which the snapshots' job last looked.
CREATE TABLE period (
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    version BIGINT NOT NULL,
    taken_out BIGINT NOT NULL,
    counted BIGINT NOT NULL,
    looked BIGINT NOT NULL,
    PRIMARY KEY (authority, quarter)
);

-- Figures frozen for staff, after the disclosure gate. They count exactly what was counted up to `version` and not taken
-- out by then.
CREATE TABLE snapshot (
    id UUID PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    name TEXT NOT NULL,
    taken BIGINT NOT NULL,
    version BIGINT NOT NULL,
    responses BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX snapshot_of ON snapshot (authority, quarter, name, taken);
