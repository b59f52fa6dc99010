-- Imports: finished ones, ones being written, and files that wait.

CREATE TABLE import_batch (
    id UUID PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    source TEXT NOT NULL,
    imported BIGINT NOT NULL,
    imported_by UUID REFERENCES person (id),
    added BIGINT NOT NULL,
    known BIGINT NOT NULL
);

-- Imports that are being written, with the time of the last write.
CREATE TABLE import_staging (
    id UUID PRIMARY KEY,
    touched BIGINT NOT NULL
);

-- Rows of imports that are being written. Nothing reads them until all are there; then they become feedback at once.
-- The columns are those of feedback that has just been sent.
CREATE TABLE import_staged (
    staging UUID NOT NULL,
    id UUID NOT NULL,
    send_key BYTEA NOT NULL,
    content_digest BYTEA NOT NULL,
    number_hash BYTEA NOT NULL,
    number_generation BIGINT NOT NULL,
    authority TEXT NOT NULL,
    service UUID,
    questionnaire TEXT NOT NULL,
    locale TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    helper TEXT NOT NULL,
    voice TEXT NOT NULL,
    received BIGINT NOT NULL,
    month TEXT NOT NULL,
    quarter TEXT NOT NULL,
    due BIGINT NOT NULL,
    promised BIGINT NOT NULL,
    state TEXT NOT NULL,
    desk TEXT NOT NULL,
    tier TEXT NOT NULL,
    has_words BOOLEAN NOT NULL,
    may_summarise BOOLEAN NOT NULL,
    may_quote BOOLEAN NOT NULL,
    show_words BOOLEAN NOT NULL,
    answers BYTEA NOT NULL,
    sealed BYTEA,
    wrapped_key BYTEA,
    key_epoch TEXT NOT NULL,
    import_batch UUID,
    hint TEXT,
    PRIMARY KEY (staging, send_key)
);

-- A file of comments that waits until somebody has said what each column means. It holds words, so it is sealed like
-- words.
CREATE TABLE import_upload (
    id UUID PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    person UUID NOT NULL REFERENCES person (id),
    source TEXT NOT NULL,
    uploaded BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    wrapped_key BYTEA NOT NULL,
    key_epoch TEXT NOT NULL
);
