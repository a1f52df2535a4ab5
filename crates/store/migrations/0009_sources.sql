-- Mailboxes elsewhere that mail is fetched from. How far each was read stands in `cursors`. The secret is sealed with a
-- key that is not in the database.
CREATE TABLE sources (
    id            $ID,
    mailbox_id    BIGINT NOT NULL REFERENCES mailboxes (id),
    host          TEXT NOT NULL,
    port          BIGINT NOT NULL,
    encryption    TEXT NOT NULL,
    account       TEXT NOT NULL,
    folder        TEXT NOT NULL,
    sign_in       TEXT NOT NULL,
    secret        $BLOB NOT NULL,
    move_to       TEXT,
    backlog_since BIGINT,
    created_at    BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL,
    looked_at     BIGINT NOT NULL,
    failures      BIGINT NOT NULL DEFAULT 0,
    failing_since BIGINT,
    fault         TEXT NOT NULL DEFAULT '',
    UNIQUE (host, port, account, folder)
);
