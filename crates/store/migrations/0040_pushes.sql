-- What the desk proves itself with to the push services of browsers, sealed; at most one row.
CREATE TABLE push_key (
    id         BIGINT NOT NULL PRIMARY KEY,
    secret     $BLOB NOT NULL,
    public     TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Browsers that are told when no page of the desk is open. Each belongs to a session and is forgotten with it.
CREATE TABLE push_browsers (
    id             $ID,
    agent_id       BIGINT NOT NULL REFERENCES agents (id),
    session_digest TEXT NOT NULL,
    endpoint       TEXT NOT NULL,
    public_key     $BLOB NOT NULL,
    secret         $BLOB NOT NULL,
    device         TEXT NOT NULL,
    created_at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX push_browsers_by_endpoint ON push_browsers (endpoint);
CREATE INDEX push_browsers_by_agent ON push_browsers (agent_id);

-- What they are told, on its way. It holds no words: those are found when it leaves.
CREATE TABLE pushes (
    id              $ID,
    browser_id      BIGINT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('mention', 'customer')),
    by_id           BIGINT,
    message_id      BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    run_at          BIGINT NOT NULL,
    tries           BIGINT NOT NULL DEFAULT 0,
    settled_at      BIGINT,
    answer          TEXT NOT NULL DEFAULT ''
);
CREATE INDEX pushes_due ON pushes (run_at) WHERE settled_at IS NULL;
CREATE INDEX pushes_settled ON pushes (settled_at) WHERE settled_at IS NOT NULL;
