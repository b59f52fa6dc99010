-- The audit trail.

-- Each command writes its entries unlinked in its own transaction; within a second the sealer gives them `seq` and
-- the hash chain.
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
-- Each second the sealer asks for the oldest entries that are not chained yet. The index keeps it from reading the
-- chained ones.
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seq IS NULL;
