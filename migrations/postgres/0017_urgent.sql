-- What does not wait for a quarter: a theme of a service about which five or more have said the same kind of thing, and that is
-- grave or comes in a rush (`domain::urgency`). A notice has no words and no number. There is one for a theme, a service and
-- a quarter, so that no later one points at a newcomer.
CREATE TABLE notice (
    id UUID PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    service UUID NOT NULL REFERENCES service (id),
    theme TEXT NOT NULL,
    quarter TEXT NOT NULL,
    day TEXT NOT NULL,
    UNIQUE (service, theme, quarter)
);
CREATE INDEX notice_of_authority ON notice (authority, day);

-- What somebody did because of a notice, in their own words, for the service's managers and the director.
CREATE TABLE notice_entry (
    id UUID PRIMARY KEY,
    notice UUID NOT NULL REFERENCES notice (id),
    token UUID NOT NULL,
    body TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES person (id),
    written BIGINT NOT NULL,
    UNIQUE (notice, token)
);

-- What accepted feedback adds to a service's theme, day by day: how many problems, and how many of them are at level 4 or above.
-- It grows with days and themes, never with responses, and says nothing of anybody.
CREATE TABLE pressing (
    service UUID NOT NULL REFERENCES service (id),
    theme TEXT NOT NULL,
    day TEXT NOT NULL,
    problems BIGINT NOT NULL,
    grave BIGINT NOT NULL,
    PRIMARY KEY (service, theme, day)
);
