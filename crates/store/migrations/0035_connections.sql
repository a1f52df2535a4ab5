-- How each mailbox is connected, as it was seen last. Only mailboxes that somebody asked about have a row; they are asked
-- about again every day.
CREATE TABLE connections (
    mailbox_id   BIGINT PRIMARY KEY REFERENCES mailboxes (id),
    asked_at     BIGINT NOT NULL,
    -- What was seen, in JSON.
    seen         TEXT NOT NULL,
    -- Since when it is known to be connected, and since when it is so no longer.
    connected_at BIGINT,
    lost_at      BIGINT
);

-- Messages there and back: sent to the mailbox's own address, and never a conversation. Each carries a token, made when it
-- leaves; only its digest is kept.
CREATE TABLE trips (
    id           $ID,
    mailbox_id   BIGINT NOT NULL REFERENCES mailboxes (id),
    tagged       BIGINT NOT NULL,
    begun_at     BIGINT NOT NULL,
    run_at       BIGINT NOT NULL,
    token_digest TEXT,
    left_at      BIGINT,
    -- It will not leave, or came back as undeliverable, or somebody else's turn came.
    ended_at     BIGINT,
    answer       TEXT NOT NULL DEFAULT '',
    came_at      BIGINT,
    came_from    TEXT NOT NULL DEFAULT '',
    fetched      BIGINT NOT NULL DEFAULT 0,
    -- What was proved about who sent it, in JSON.
    proof        TEXT
);
CREATE INDEX trips_by_mailbox ON trips (mailbox_id, id);
CREATE INDEX trips_by_token ON trips (token_digest) WHERE token_digest IS NOT NULL;
CREATE INDEX trips_due ON trips (run_at) WHERE left_at IS NULL AND ended_at IS NULL;
