-- The audit trail.

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
-- The sealer asks each second for the oldest entries that are not chained yet: it must not walk those that are.
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seq IS NULL;
