-- Counts, and the figures printed from them.

-- A row is appended when a response is counted, counted otherwise or taken out: its facts before and after, as
-- `domain::figures::Facts` writes them. A job folds the rows into `tally`.
CREATE TABLE tally_delta (
    id INTEGER PRIMARY KEY,
    authority TEXT NOT NULL,
    quarter TEXT NOT NULL,
    facts_before TEXT,
    facts_after TEXT
) STRICT;
CREATE INDEX tally_delta_of ON tally_delta (authority, quarter);

-- The counts of one population in an authority's quarter, with their key sums, as `domain::disclosure::Tally` packs
-- them. `channel`, `lineage` and `audience` are `all` where everybody is counted together.
CREATE TABLE tally (
    authority TEXT NOT NULL,
    quarter TEXT NOT NULL,
    cut TEXT NOT NULL,
    value TEXT NOT NULL,
    channel TEXT NOT NULL,
    lineage TEXT NOT NULL,
    audience TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (authority, quarter, cut, value, channel, lineage, audience)
) STRICT;

-- On how many feedback a summary of a theme may draw. This is work for its writer and no figure about people.
CREATE TABLE material (
    authority TEXT NOT NULL,
    quarter TEXT NOT NULL,
    theme TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (authority, quarter, theme)
) STRICT;

-- The state of an authority's quarter, so that nothing has to look at its feedback. `version` goes up whenever
-- feedback is counted or taken out; counted feedback keeps the version as its place. `taken_out` is the version of
-- the last feedback taken out, `counted` how many are counted now, `looked` the version that was last
-- printed for staff, `drawn` the month in which that was (`2026-10`): a period is printed once a month at most.
CREATE TABLE period (
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    version INTEGER NOT NULL,
    taken_out INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    looked INTEGER NOT NULL,
    drawn TEXT NOT NULL,
    PRIMARY KEY (authority, quarter)
) STRICT;

-- Figures as they were printed for staff, as `domain::disclosure::Figures` writes them. `moves` is how often a response
-- had joined or left the population by then; the next print waits for ten further ones. Earlier prints stay, because an
-- attacker may have kept them. `responses` is the true number by then: the attacker that checks a release is assumed to
-- know it, and nobody is shown it.
CREATE TABLE printed (
    authority TEXT NOT NULL REFERENCES authority (code),
    period TEXT NOT NULL,
    cut TEXT NOT NULL,
    value TEXT NOT NULL,
    channel TEXT NOT NULL,
    lineage TEXT NOT NULL,
    audience TEXT NOT NULL,
    drawn TEXT NOT NULL,
    moves INTEGER NOT NULL,
    responses INTEGER NOT NULL,
    newest INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (authority, period, cut, value, channel, lineage, audience, drawn)
) STRICT;
CREATE INDEX printed_newest ON printed (authority, period, cut, value) WHERE newest = TRUE;
