-- Imports: finished ones, ones being written, and files that wait.

CREATE TABLE import_batch (
    id BLOB PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    source TEXT NOT NULL,
    imported INTEGER NOT NULL,
    imported_by BLOB REFERENCES person (id),
    added INTEGER NOT NULL,
    known INTEGER NOT NULL
) STRICT;

-- Imports that are being written, with the time of the last write.
CREATE TABLE import_staging (
    id BLOB PRIMARY KEY,
    touched INTEGER NOT NULL
) STRICT;

-- Rows of imports that are being written. Nothing reads them until all are there; then they become feedback at once.
-- The columns are those of feedback that has just been sent.
CREATE TABLE import_staged (
    staging BLOB NOT NULL,
    id BLOB NOT NULL,
    send_key BLOB NOT NULL,
    content_digest BLOB NOT NULL,
    number_hash BLOB NOT NULL,
    number_generation INTEGER NOT NULL,
    authority TEXT NOT NULL,
    service BLOB,
    questionnaire TEXT NOT NULL,
    locale TEXT NOT NULL,
    audience TEXT NOT NULL,
    channel TEXT NOT NULL,
    helper TEXT NOT NULL,
    voice TEXT NOT NULL,
    received INTEGER NOT NULL,
    month TEXT NOT NULL,
    quarter TEXT NOT NULL,
    due INTEGER NOT NULL,
    promised INTEGER NOT NULL,
    state TEXT NOT NULL,
    desk TEXT NOT NULL,
    tier TEXT NOT NULL,
    has_words INTEGER NOT NULL,
    may_summarise INTEGER NOT NULL,
    may_quote INTEGER NOT NULL,
    show_words INTEGER NOT NULL,
    answers BLOB NOT NULL,
    sealed BLOB,
    wrapped_key BLOB,
    key_epoch TEXT NOT NULL,
    import_batch BLOB,
    hint TEXT,
    PRIMARY KEY (staging, send_key)
) STRICT;

-- A file of comments that waits until somebody has said what each column means. It holds words, so it is sealed like
-- words.
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
