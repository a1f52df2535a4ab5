-- Links that let somebody in once: invitations, and new passwords. Only the digest of what stands in a link is kept.
CREATE TABLE door_keys (
    token_digest TEXT PRIMARY KEY,
    agent_id     BIGINT NOT NULL REFERENCES agents (id),
    kind         TEXT NOT NULL CHECK (kind IN ('invitation', 'password')),
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX door_keys_by_agent ON door_keys (agent_id);

-- Letters that carry such a link. They hold no link: it is made when the letter leaves. An agent of 0 is nobody: somebody
-- asked for an address that is not known here, and the answer has to take as long.
CREATE TABLE door_letters (
    id           $ID,
    agent_id     BIGINT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('invitation', 'password')),
    asked_by     BIGINT,
    created_at   BIGINT NOT NULL,
    run_at       BIGINT NOT NULL,
    tries        BIGINT NOT NULL DEFAULT 0,
    settled_at   BIGINT,
    answer       TEXT NOT NULL DEFAULT '',
    expires_at   BIGINT NOT NULL
);
CREATE INDEX door_letters_due ON door_letters (run_at) WHERE settled_at IS NULL;

-- Invited, and not yet here.
ALTER TABLE agents ADD COLUMN invited_at BIGINT;
