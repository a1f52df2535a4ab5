-- Senders whom somebody here has blocked: what they write is kept and never answered by a machine. The conversation in
-- which it was said tells who may know of it.
CREATE TABLE blocked_senders (
    contact_point_id BIGINT PRIMARY KEY REFERENCES contact_points (id),
    conversation_id  BIGINT NOT NULL REFERENCES conversations (id),
    agent_id         BIGINT NOT NULL REFERENCES agents (id),
    blocked_at       BIGINT NOT NULL
);
CREATE INDEX blocked_senders_by_time ON blocked_senders (blocked_at);
