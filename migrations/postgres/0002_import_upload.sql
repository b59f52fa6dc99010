-- A file of comments that waits until somebody has said which column is what. Sealed like words: it holds them.
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
