-- Searching what was released: its texts, and the words in them as a search reads them. Kept when a release is published, when
-- a text is taken down, and when a moderator passes what a service says of a promise that everybody may see.

-- A text that everybody may read now. `day` is when a release first had it, or when a moderator passed it. `kind` is
-- summary, reply, promise or since. `release` leads to where it stands; none for what stands on the page of promises.
CREATE TABLE released_text (
    id UUID PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority (code),
    quarter TEXT NOT NULL,
    kind TEXT NOT NULL,
    theme TEXT NOT NULL,
    service UUID REFERENCES service (id),
    release UUID REFERENCES release (id),
    day TEXT NOT NULL,
    place BIGINT NOT NULL,
    body_cy TEXT NOT NULL,
    body_en TEXT NOT NULL
);
CREATE INDEX released_text_of_quarter ON released_text (authority, quarter);

-- A word of such a text, as `domain::search` folds it: a Welsh word stands under every word that it may be a mutation of.
CREATE TABLE released_word (
    locale TEXT NOT NULL,
    word TEXT NOT NULL,
    text UUID NOT NULL REFERENCES released_text (id),
    PRIMARY KEY (locale, word, text)
);
CREATE INDEX released_word_of_text ON released_word (text);
