-- Keys of devices that people sign in with. `credential` is what the device knows a key by, `handle` what it knows the person by:
-- chance, so that it says nothing about them. `site` is the host that the key was made for. `counter` is how often the device
-- said that it signed; `doubted_at` is when it said less than before, which is a sign of a copy.
CREATE TABLE passkeys (
    id         $ID,
    agent_id   BIGINT NOT NULL REFERENCES agents (id),
    credential TEXT NOT NULL,
    handle     TEXT NOT NULL,
    site       TEXT NOT NULL,
    public_key $BLOB NOT NULL,
    name       TEXT NOT NULL,
    counter    BIGINT NOT NULL,
    copyable   BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at    BIGINT,
    doubted_at BIGINT
);
CREATE UNIQUE INDEX passkeys_by_credential ON passkeys (credential);
CREATE INDEX passkeys_by_agent ON passkeys (agent_id);

-- Questions that a device has to answer, each once: only their digests. `asker_digest` is of what the asking browser alone has:
-- the token of its session, or that of its cookie at the door. An agent of 0 is somebody at the door.
CREATE TABLE passkey_questions (
    challenge_digest TEXT NOT NULL PRIMARY KEY,
    asker_digest     TEXT NOT NULL,
    agent_id         BIGINT NOT NULL,
    handle           TEXT NOT NULL,
    place            TEXT NOT NULL,
    expires_at       BIGINT NOT NULL
);
CREATE INDEX passkey_questions_by_end ON passkey_questions (expires_at);
CREATE INDEX passkey_questions_by_place ON passkey_questions (place);

-- Letters at the door tell of passkeys as well; `about` is the name of one. The table is made anew, because the kinds of
-- letters are part of it.
CREATE TABLE new_door_letters (
    id           $ID,
    agent_id     BIGINT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('invitation', 'password', 'passkey-added', 'passkey-removed', 'passkey-doubted')),
    about        TEXT NOT NULL DEFAULT '',
    asked_by     BIGINT,
    created_at   BIGINT NOT NULL,
    run_at       BIGINT NOT NULL,
    tries        BIGINT NOT NULL DEFAULT 0,
    settled_at   BIGINT,
    answer       TEXT NOT NULL DEFAULT '',
    expires_at   BIGINT NOT NULL
);
INSERT INTO new_door_letters (id, agent_id, kind, asked_by, created_at, run_at, tries, settled_at, answer, expires_at)
    SELECT id, agent_id, kind, asked_by, created_at, run_at, tries, settled_at, answer, expires_at FROM door_letters;
DROP TABLE door_letters;
ALTER TABLE new_door_letters RENAME TO door_letters;
CREATE INDEX door_letters_due ON door_letters (run_at) WHERE settled_at IS NULL;
