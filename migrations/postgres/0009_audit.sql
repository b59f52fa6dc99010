-- The audit trail.

-- Written unlinked in the command's transaction; one sealer gives `seq` and the hash chain within a second.
CREATE TABLE audit (
    id UUID PRIMARY KEY,
    at BIGINT NOT NULL,
    actor UUID,
    action TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    authority TEXT,
    detail TEXT NOT NULL,
    seq BIGINT UNIQUE,
    hash BYTEA
);
CREATE INDEX audit_of_authority ON audit (authority, at, id);
-- The sealer asks each second for the oldest entries that are not chained yet: it must not walk those that are.
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seq IS NULL;
