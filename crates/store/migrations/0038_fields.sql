-- Fields of a team's own, and what stands in them. A value is about a conversation or a customer, as its field says;
-- identifiers of the two never meet.
CREATE TABLE fields (
    id         $ID,
    name       TEXT NOT NULL,
    key        TEXT NOT NULL UNIQUE,
    about      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    -- What can be chosen, in JSON.
    choices    TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES agents (id),
    created_at BIGINT NOT NULL
);

CREATE TABLE field_values (
    field_id   BIGINT NOT NULL REFERENCES fields (id),
    about_id   BIGINT NOT NULL,
    value      TEXT NOT NULL,
    key        TEXT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES agents (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (about_id, field_id)
);
CREATE INDEX field_values_by_field ON field_values (field_id, key);
