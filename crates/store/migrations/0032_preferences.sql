-- What an agent set for themselves: which key does what, how wide the panes are. Nobody has a row before they set something.
CREATE TABLE preferences (
    agent_id BIGINT NOT NULL PRIMARY KEY REFERENCES agents (id),
    value    TEXT NOT NULL
);
