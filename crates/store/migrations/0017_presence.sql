-- Who reads or writes in a conversation right now, for nodes that share a database. Gone after a crash, and nobody minds.
-- sqlite:
CREATE TABLE presences (
-- postgres:
CREATE UNLOGGED TABLE presences (
-- both:
    conversation_id BIGINT NOT NULL,
    agent_id        BIGINT NOT NULL,
    doing           TEXT NOT NULL,
    until           BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, agent_id)
);
