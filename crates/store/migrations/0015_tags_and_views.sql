-- Words of the team's own on conversations. The key is the name without case and accents.
CREATE TABLE tags (
    id         $ID,
    name       TEXT NOT NULL,
    key        TEXT NOT NULL UNIQUE,
    created_by BIGINT NOT NULL REFERENCES agents (id),
    created_at BIGINT NOT NULL
);
CREATE TABLE conversation_tags (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    tag_id          BIGINT NOT NULL REFERENCES tags (id),
    at              BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, tag_id)
);
CREATE INDEX conversation_tags_by_tag ON conversation_tags (tag_id, conversation_id);

-- Lines of filters that are kept under a name: an agent's own, or everybody's.
CREATE TABLE views (
    id         $ID,
    name       TEXT NOT NULL,
    line       TEXT NOT NULL,
    agent_id   BIGINT REFERENCES agents (id),
    created_by BIGINT NOT NULL REFERENCES agents (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX views_by_agent ON views (agent_id, id);
