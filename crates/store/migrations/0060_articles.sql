-- Articles for everybody to read. Translations of one share a family. What stands is here; what stood before, in the versions.
CREATE TABLE articles (
    id         $ID,
    family_id  BIGINT NOT NULL,
    language   TEXT NOT NULL,
    slug       TEXT NOT NULL,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    public     BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES agents (id),
    changed_at BIGINT NOT NULL,
    helped     BIGINT NOT NULL DEFAULT 0,
    helped_not BIGINT NOT NULL DEFAULT 0,
    UNIQUE (family_id, language),
    UNIQUE (language, slug)
);

CREATE TABLE article_versions (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    version    BIGINT NOT NULL,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    by         BIGINT NOT NULL REFERENCES agents (id),
    at         BIGINT NOT NULL,
    PRIMARY KEY (article_id, version)
);

-- The sentences that articles say or said, by their digest; `until` is since when an article says it no more.
CREATE TABLE article_sentences (
    digest     TEXT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    until      BIGINT,
    PRIMARY KEY (digest, article_id)
);
CREATE INDEX article_sentences_by_article ON article_sentences (article_id);

-- Who said today whether an article helped: one word a day and place, and no trace of the place.
CREATE TABLE article_votes (
    digest TEXT NOT NULL PRIMARY KEY,
    at     BIGINT NOT NULL
);
CREATE INDEX article_votes_by_time ON article_votes (at);
