-- Browsers that somebody signed in with: they keep their own count of failed tries, so that a stranger's guesses do not
-- lock the person out.
CREATE TABLE known_browsers (
    mark_digest TEXT PRIMARY KEY,
    agent_id    BIGINT NOT NULL REFERENCES agents (id),
    seen_at     BIGINT NOT NULL
);
CREATE INDEX known_browsers_by_agent ON known_browsers (agent_id);
CREATE INDEX known_browsers_by_time ON known_browsers (seen_at);
