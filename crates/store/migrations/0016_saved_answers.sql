-- Texts that are written once: an agent's own, or everybody's. `acts` is what is done with the conversation when it is sent.
CREATE TABLE saved_answers (
    id         $ID,
    name       TEXT NOT NULL,
    key        TEXT NOT NULL,
    body       TEXT NOT NULL,
    acts       TEXT NOT NULL,
    agent_id   BIGINT REFERENCES agents (id),
    changed_by BIGINT NOT NULL REFERENCES agents (id),
    changed_at BIGINT NOT NULL,
    used       BIGINT NOT NULL DEFAULT 0,
    used_at    BIGINT
);
CREATE INDEX saved_answers_by_agent ON saved_answers (agent_id, key);
