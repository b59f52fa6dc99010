-- A manager's own first page.

-- When somebody was on the board of what they answer for: a service by its identifier, or an authority by its code. `seen` is
-- when they last looked, `since` when they last looked before the visit that runs. What is newer is new to them.
CREATE TABLE board_visit (
    person UUID NOT NULL REFERENCES person (id),
    reach TEXT NOT NULL,
    since BIGINT,
    seen BIGINT NOT NULL,
    PRIMARY KEY (person, reach)
);

-- A combination of filters of the board that somebody keeps under a name of their own. `filters` has codes only.
CREATE TABLE saved_view (
    id UUID PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (code),
    name TEXT NOT NULL,
    filters TEXT NOT NULL,
    kept BIGINT NOT NULL,
    UNIQUE (person, organisation, name)
);

-- Who asked for a mail each week that says how much waits, and when the next one is due.
CREATE TABLE digest (
    person UUID PRIMARY KEY REFERENCES person (id),
    due BIGINT NOT NULL
);
CREATE INDEX digest_due ON digest (due);
