-- People, their roles, their sessions, and counted attempts.

CREATE TABLE person (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    sign_in TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    locale TEXT NOT NULL,
    disabled BOOLEAN NOT NULL,
    created BIGINT NOT NULL,
    signed_in BIGINT
);

CREATE TABLE role_grant (
    id UUID PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (code),
    service UUID REFERENCES service (id),
    granted BIGINT NOT NULL
);
CREATE INDEX role_grant_of_person ON role_grant (person);
CREATE INDEX role_grant_of_organisation ON role_grant (organisation, role);

-- `token` is a hash, so the database alone opens no session.
CREATE TABLE session (
    token BYTEA PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    csrf TEXT NOT NULL,
    created BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    expires BIGINT NOT NULL
);

-- Counted attempts, so that a limit holds across processes. `bucket` is a keyed hash.
CREATE TABLE attempt (
    bucket BYTEA NOT NULL,
    time_window BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (bucket, time_window)
);

-- Every version of an authority's settings. `body` is JSON with its format number; `changed` has the keys that differ
-- from the version before; `set_by` is NULL for a change made at the terminal.
CREATE TABLE settings (
    authority TEXT NOT NULL REFERENCES authority (code),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    changed TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by UUID REFERENCES person (id),
    PRIMARY KEY (authority, version)
);

-- A person's alert addresses and the language of their alerts, sealed under a key of the installation.
CREATE TABLE alert_address (
    person UUID PRIMARY KEY REFERENCES person (id),
    sealed BYTEA NOT NULL,
    changed BIGINT NOT NULL
);
