-- The work of moderators and officers on feedback.

-- Hidden spans of the words, as offsets in Unicode scalars. They tell where something was hidden, never what.
CREATE TABLE redaction (
    feedback UUID NOT NULL REFERENCES feedback (id),
    word_box TEXT NOT NULL,
    span_start BIGINT NOT NULL,
    span_end BIGINT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (feedback, word_box, span_start)
);

-- The redacted words, stored when a moderator accepts them and sealed under the feedback's own key. A box without
-- words has no row.
CREATE TABLE redacted (
    feedback UUID PRIMARY KEY REFERENCES feedback (id),
    sealed BYTEA NOT NULL
);

CREATE TABLE coding (
    feedback UUID NOT NULL REFERENCES feedback (id),
    theme TEXT NOT NULL,
    polarity TEXT NOT NULL,
    PRIMARY KEY (feedback, theme, polarity)
);

CREATE TABLE raised_right (
    feedback UUID NOT NULL REFERENCES feedback (id),
    article BIGINT NOT NULL,
    polarity TEXT NOT NULL,
    PRIMARY KEY (feedback, article, polarity)
);

-- One step of a decision: who judged it and how, so that a second person's reading is on record. `reason` is sealed
-- under the feedback's own key.
CREATE TABLE reading (
    id UUID PRIMARY KEY,
    feedback UUID NOT NULL REFERENCES feedback (id),
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    decision TEXT NOT NULL,
    criticality BIGINT,
    reason BYTEA
);
CREATE INDEX reading_of_feedback ON reading (feedback);
CREATE INDEX reading_recused ON reading (feedback) WHERE decision = 'recused';

-- A telephone call about somebody's safety: who rang whom and when. Who answered, the reference and what was said are
-- sealed under the feedback's own key.
CREATE TABLE call_record (
    id UUID PRIMARY KEY,
    feedback UUID NOT NULL REFERENCES feedback (id),
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    rung_at BIGINT NOT NULL,
    rung TEXT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX call_record_of_feedback ON call_record (feedback);
