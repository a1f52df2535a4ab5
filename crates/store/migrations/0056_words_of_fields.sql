-- Words in the fields of a conversation, and of a customer, for the search: one row for all fields of one. Each has a table of
-- its own: what is noted of very many customers must not stand in front of what is noted on a few conversations.
-- sqlite:
CREATE VIRTUAL TABLE conversation_field_search USING fts5 (
    tokens, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE customer_field_search USING fts5 (
    tokens, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
-- postgres:
CREATE TABLE conversation_field_search (
    id     BIGINT PRIMARY KEY,
    tokens TSVECTOR NOT NULL
);
CREATE INDEX conversation_field_search_tokens ON conversation_field_search USING gin (tokens);
CREATE TABLE customer_field_search (
    id     BIGINT PRIMARY KEY,
    tokens TSVECTOR NOT NULL
);
CREATE INDEX customer_field_search_tokens ON customer_field_search USING gin (tokens);
-- both:

-- Whether the words of a value are in there. The chores see to what stood here before.
ALTER TABLE field_values ADD COLUMN findable BIGINT NOT NULL DEFAULT 0;
CREATE INDEX field_values_unfindable ON field_values (about_id) WHERE findable = 0;
