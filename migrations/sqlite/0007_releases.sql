-- Releases, and the feedback that each of them counted.

-- What anyone may read: the whole release as it was hashed. While it is being prepared it has neither a version nor a
-- time, and nobody can read it. `figures` is the version up to which its figures count, `responses` their number as
-- printed. `moves` says for each population how often a response had joined or left it when its numbers were drawn: a
-- later version keeps them until ten further ones did.
CREATE TABLE release (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    version INTEGER,
    figures INTEGER NOT NULL,
    responses INTEGER,
    moves TEXT NOT NULL,
    prepared INTEGER NOT NULL,
    released INTEGER,
    released_by BLOB NOT NULL REFERENCES person (id),
    correction_cy TEXT,
    correction_en TEXT,
    root BLOB NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (authority, quarter, version)
) STRICT;
CREATE INDEX release_in_order ON release (released);

-- The leaves of a release's hash tree, 32 bytes each. They can be 32 MiB, so they are kept apart from what pages
-- read.
CREATE TABLE release_tree (
    release BLOB PRIMARY KEY REFERENCES release (id),
    leaves BLOB NOT NULL
) STRICT;

-- The releases that counted a feedback: its leaf, and the leaf's salt, sealed under the feedback's own key.
CREATE TABLE counted (
    release BLOB NOT NULL REFERENCES release (id),
    feedback BLOB NOT NULL REFERENCES feedback (id),
    leaf INTEGER NOT NULL,
    sealed_salt BLOB,
    PRIMARY KEY (release, feedback)
) STRICT;
CREATE INDEX counted_feedback ON counted (feedback);
