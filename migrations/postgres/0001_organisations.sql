-- Organisations, authorities with their keys, and the services that they look after. See ../README.md for the
-- portable subset.

-- Facts about this installation: the demo stamp, the key check value.
CREATE TABLE instance (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The organisations that people act in. An authority keeps its official code; every other organisation has a short
-- code of its own.
CREATE TABLE organisation (
    code TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name_cy TEXT NOT NULL,
    name_en TEXT NOT NULL,
    created BIGINT NOT NULL
);

-- An authority that takes part. `epoch` goes up with every change that a public page shows; `settings` is the current
-- version of its settings.
CREATE TABLE authority (
    code TEXT PRIMARY KEY REFERENCES organisation (code),
    epoch BIGINT NOT NULL DEFAULT 0,
    settings BIGINT NOT NULL
);

-- Quarter keys, wrapped by the master key, which is never in the database. Deleting a row makes everything sealed in
-- that quarter unreadable, except in older backups.
CREATE TABLE quarter_key (
    authority TEXT NOT NULL REFERENCES authority (code),
    epoch TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    check_value TEXT NOT NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (authority, epoch)
);

CREATE TABLE service (
    id UUID PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    provider TEXT NOT NULL,
    name_cy TEXT NOT NULL,
    name_en TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    open BOOLEAN NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX service_of_authority ON service (authority);
