-- A file of comments that waits until somebody has said which column is what. Sealed like words: it holds them.
CREATE TABLE import_upload (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    person BLOB NOT NULL REFERENCES person (id),
    source TEXT NOT NULL,
    uploaded INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    wrapped_key BLOB NOT NULL,
    key_epoch TEXT NOT NULL
) STRICT;
