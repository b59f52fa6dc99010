-- People, their roles, their sessions, and counted attempts.

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

-- `token` is a hash, so the database alone opens no session.
CREATE TABLE session (
    token BLOB PRIMARY KEY,
    person BLOB NOT NULL REFERENCES person (id),
    csrf TEXT NOT NULL,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

-- Counted attempts, so that a limit holds across processes. `bucket` is a keyed hash.
CREATE TABLE attempt (
    bucket BLOB NOT NULL,
    time_window INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (bucket, time_window)
) STRICT;

-- Every version of an authority's settings. `body` is JSON with its format number; `changed` has the keys that differ
-- from the version before; `set_by` is NULL for a change made at the terminal.
CREATE TABLE settings (
    authority TEXT NOT NULL REFERENCES authority (code),
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    changed TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    set_by BLOB REFERENCES person (id),
    PRIMARY KEY (authority, version)
) STRICT;

-- A person's alert addresses and the language of their alerts, sealed under a key of the installation.
CREATE TABLE alert_address (
    person BLOB PRIMARY KEY REFERENCES person (id),
    sealed BLOB NOT NULL,
    changed INTEGER NOT NULL
) STRICT;
