-- A manager's own first page.

-- When somebody was on the board of what they answer for: a service by its identifier, or an authority by its code. `seen` is
-- when they last looked, `since` when they last looked before the visit that runs. What is newer is new to them.
CREATE TABLE board_visit (
    person BLOB NOT NULL REFERENCES person (id),
    reach TEXT NOT NULL,
    since INTEGER,
    seen INTEGER NOT NULL,
    PRIMARY KEY (person, reach)
) STRICT;

-- A combination of filters of the board that somebody keeps under a name of their own. `filters` has codes only.
CREATE TABLE saved_view (
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (code),
    name TEXT NOT NULL,
    filters TEXT NOT NULL,
    kept INTEGER NOT NULL,
    UNIQUE (person, organisation, name)
) STRICT;

-- Who asked for a mail each week that says how much waits, and when the next one is due.
CREATE TABLE digest (
    person BLOB PRIMARY KEY REFERENCES person (id),
    due INTEGER NOT NULL
) STRICT;
CREATE INDEX digest_due ON digest (due);
