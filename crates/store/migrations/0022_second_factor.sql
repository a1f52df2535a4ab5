-- What is asked for after the password: the secret of an authenticator, sealed with a key that is not in the database, and
-- digests of the codes for the day on which the authenticator is lost. `last_step` keeps a code from being used twice.
CREATE TABLE second_factors (
    agent_id     $ID REFERENCES agents (id),
    secret       $BLOB NOT NULL,
    last_step    BIGINT NOT NULL DEFAULT 0,
    created_at   BIGINT NOT NULL,
    confirmed_at BIGINT
);
CREATE TABLE recovery_codes (
    agent_id    BIGINT NOT NULL REFERENCES agents (id),
    code_digest TEXT NOT NULL,
    used_at     BIGINT,
    PRIMARY KEY (agent_id, code_digest)
);
-- Whose password was right, and who still owes the code.
CREATE TABLE halfway (
    token_digest TEXT PRIMARY KEY,
    agent_id     BIGINT NOT NULL REFERENCES agents (id),
    counted      TEXT NOT NULL,
    mark         TEXT NOT NULL,
    expires_at   BIGINT NOT NULL
);
ALTER TABLE desk ADD COLUMN second_factor_demanded_at BIGINT;
