-- What does not wait for a quarter: a theme of a service about which five or more have said the same kind of thing, and that is
-- grave or comes in a rush (`domain::urgency`). A notice has no words and no number. There is one for a theme, a service and
-- a quarter, so that no later one points at a newcomer.
CREATE TABLE notice (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    service BLOB NOT NULL REFERENCES service (id),
    theme TEXT NOT NULL,
    quarter TEXT NOT NULL,
    day TEXT NOT NULL,
    UNIQUE (service, theme, quarter)
) STRICT;
CREATE INDEX notice_of_authority ON notice (authority, day);

-- What somebody did because of a notice, in their own words, for the service's managers and the director.
CREATE TABLE notice_entry (
    id BLOB PRIMARY KEY,
    notice BLOB NOT NULL REFERENCES notice (id),
    token BLOB NOT NULL,
    body TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id),
    written INTEGER NOT NULL,
    UNIQUE (notice, token)
) STRICT;

-- What accepted feedback adds to a service's theme, day by day: how many problems, and how many of them are at level 4 or above.
-- It grows with days and themes, never with responses, and says nothing of anybody.
CREATE TABLE pressing (
    service BLOB NOT NULL REFERENCES service (id),
    theme TEXT NOT NULL,
    day TEXT NOT NULL,
    problems INTEGER NOT NULL,
    grave INTEGER NOT NULL,
    PRIMARY KEY (service, theme, day)
) STRICT;
