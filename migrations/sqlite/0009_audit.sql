-- The audit trail.

-- Each command writes its entries unlinked in its own transaction; within a second the sealer gives them `seq` and
-- the hash chain.
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
-- Each second the sealer asks for the oldest entries that are not chained yet. The index keeps it from reading the
-- chained ones.
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seq IS NULL;
