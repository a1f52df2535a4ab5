-- Whom notes call in by their names, until they have seen it. In which conversation, the note says: notes move when
-- conversations are merged.
CREATE TABLE mentions (
    agent_id   BIGINT NOT NULL REFERENCES agents (id),
    message_id BIGINT NOT NULL REFERENCES messages (id),
    by_id      BIGINT NOT NULL REFERENCES agents (id),
    at         BIGINT NOT NULL,
    seen_at    BIGINT,
    digest_id  BIGINT,
    PRIMARY KEY (agent_id, message_id)
);
CREATE INDEX mentions_new ON mentions (agent_id, message_id) WHERE seen_at IS NULL;

-- Letters that tell somebody of mentions that they have not seen. They hold no words: what is told is found when one leaves.
CREATE TABLE digests (
    id         $ID,
    agent_id   BIGINT NOT NULL REFERENCES agents (id),
    created_at BIGINT NOT NULL,
    run_at     BIGINT NOT NULL,
    tries      BIGINT NOT NULL DEFAULT 0,
    settled_at BIGINT,
    answer     TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX digests_open ON digests (agent_id) WHERE settled_at IS NULL;
CREATE INDEX digests_due ON digests (run_at) WHERE settled_at IS NULL;
