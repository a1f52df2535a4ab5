-- What the desk does by itself on certain occasions, in the words of people. One that was changed is off until somebody has
-- seen what it would have done.
CREATE TABLE rules (
    id         $ID,
    name       TEXT NOT NULL,
    occasion   TEXT NOT NULL,
    line       TEXT NOT NULL,
    -- What is done, in JSON.
    acts       TEXT NOT NULL,
    position   BIGINT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES agents (id),
    changed_at BIGINT NOT NULL,
    on_since   BIGINT,
    on_by      BIGINT REFERENCES agents (id)
);
