-- The work of moderators and officers on feedback.

-- Hidden spans of the words, as offsets in Unicode scalars. They tell where something was hidden, never what.
CREATE TABLE redaction (
    feedback BLOB NOT NULL REFERENCES feedback (id),
    word_box TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (feedback, word_box, span_start)
) STRICT;

-- The redacted words, stored when a moderator accepts them and sealed under the feedback's own key. A box without
-- words has no row.
CREATE TABLE redacted (
    feedback BLOB PRIMARY KEY REFERENCES feedback (id),
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE coding (
    feedback BLOB NOT NULL REFERENCES feedback (id),
    theme TEXT NOT NULL,
    polarity TEXT NOT NULL,
    PRIMARY KEY (feedback, theme, polarity)
) STRICT;

CREATE TABLE raised_right (
    feedback BLOB NOT NULL REFERENCES feedback (id),
    article INTEGER NOT NULL,
    polarity TEXT NOT NULL,
    PRIMARY KEY (feedback, article, polarity)
) STRICT;

-- One step of a decision: who judged it and how, so that a second person's reading is on record. `reason` is sealed
-- under the feedback's own key.
CREATE TABLE reading (
    id BLOB PRIMARY KEY,
    feedback BLOB NOT NULL REFERENCES feedback (id),
    person BLOB NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    decision TEXT NOT NULL,
    criticality INTEGER,
    reason BLOB
) STRICT;
CREATE INDEX reading_of_feedback ON reading (feedback);
CREATE INDEX reading_recused ON reading (feedback) WHERE decision = 'recused';

-- A telephone call about somebody's safety: who rang whom and when. Who answered, the reference and what was said are
-- sealed under the feedback's own key.
CREATE TABLE call_record (
    id BLOB PRIMARY KEY,
    feedback BLOB NOT NULL REFERENCES feedback (id),
    person BLOB NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    rung_at INTEGER NOT NULL,
    rung TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX call_record_of_feedback ON call_record (feedback);
