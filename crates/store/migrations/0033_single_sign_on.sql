-- The identity provider that people may sign in with; at most one row. Its secret is sealed.
CREATE TABLE identity_provider (
    id               BIGINT NOT NULL PRIMARY KEY,
    name             TEXT NOT NULL,
    issuer           TEXT NOT NULL,
    client           TEXT NOT NULL,
    secret           $BLOB NOT NULL,
    trusts_addresses BIGINT NOT NULL,
    domain           TEXT NOT NULL,
    team_id          BIGINT REFERENCES teams (id),
    changed_at       BIGINT NOT NULL
);

-- Those who are at the provider right now: what they have to bring back.
CREATE TABLE provider_visits (
    state_digest TEXT NOT NULL PRIMARY KEY,
    nonce        TEXT NOT NULL,
    verifier     TEXT NOT NULL,
    leads_to     TEXT NOT NULL,
    place        TEXT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX provider_visits_by_end ON provider_visits (expires_at);
CREATE INDEX provider_visits_by_place ON provider_visits (place);

-- Who somebody is in the provider's own words: stays when an address changes hands.
CREATE TABLE provider_identities (
    issuer   TEXT NOT NULL,
    subject  TEXT NOT NULL,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    at       BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX provider_identities_by_agent ON provider_identities (agent_id);
