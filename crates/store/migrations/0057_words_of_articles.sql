-- Words of articles, for the search of those who work here. The chores see to what stood here before.
-- sqlite:
CREATE VIRTUAL TABLE article_search USING fts5 (
    tokens, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
-- postgres:
CREATE TABLE article_search (
    id     BIGINT PRIMARY KEY,
    tokens TSVECTOR NOT NULL
);
CREATE INDEX article_search_tokens ON article_search USING gin (tokens);
-- both:
