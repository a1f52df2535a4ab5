-- The first shape of the database. One text for both engines.
--   $ID    INTEGER PRIMARY KEY (SQLite: the row id itself) | BIGINT PRIMARY KEY (PostgreSQL)
--   $BLOB  BLOB | BYTEA
-- Lines after "-- sqlite:" or "-- postgres:" up to "-- both:" are for that engine alone.
-- Times are UTC milliseconds. Booleans are 0 or 1. A state is a fact with who and when wherever someone will ask.

-- The installation itself: one row.
CREATE TABLE desk (
    id                   $ID CHECK (id = 1),
    name                 TEXT NOT NULL,
    public_url           TEXT,
    zone                 TEXT NOT NULL,
    loop_mark            TEXT NOT NULL,
    post_room            BIGINT NOT NULL DEFAULT 0,
    automatic_stopped_at BIGINT,
    automatic_stopped_by BIGINT,
    demo                 BIGINT NOT NULL DEFAULT 0,
    created_at           BIGINT NOT NULL
);

-- Nodes take turns here: singletons, and the 8 bits of node in every identifier.
CREATE TABLE leases (
    name        TEXT PRIMARY KEY,
    holder      TEXT NOT NULL,
    holds_until BIGINT NOT NULL
);

-- People who answer -------------------------------------------------------------------------------------------

CREATE TABLE teams (
    id         $ID,
    name       TEXT NOT NULL,
    lead_id    BIGINT,
    hours      TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE agents (
    id             $ID,
    team_id        BIGINT NOT NULL REFERENCES teams (id),
    name           TEXT NOT NULL,
    email          TEXT NOT NULL,
    canonical      TEXT NOT NULL UNIQUE,
    role           TEXT NOT NULL,
    signature      TEXT NOT NULL,
    password       TEXT,
    notify         BIGINT NOT NULL DEFAULT 1,
    away_since     BIGINT,
    away_until     BIGINT,
    created_at     BIGINT NOT NULL,
    deactivated_at BIGINT
);

CREATE TABLE sessions (
    token_digest TEXT PRIMARY KEY,
    agent_id     BIGINT NOT NULL REFERENCES agents (id),
    device       TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    seen_at      BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX sessions_by_agent ON sessions (agent_id);

CREATE TABLE sign_in_failures (
    id       $ID,
    account  TEXT NOT NULL,
    peer     TEXT NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX sign_in_failures_by_account ON sign_in_failures (account, at);
CREATE INDEX sign_in_failures_by_peer ON sign_in_failures (peer, at);

CREATE TABLE mailboxes (
    id         $ID,
    team_id    BIGINT NOT NULL REFERENCES teams (id),
    address    TEXT NOT NULL,
    canonical  TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- People who write --------------------------------------------------------------------------------------------

-- An address on a channel. Never moved, never rewritten: messages refer to it, the person is derived.
CREATE TABLE contact_points (
    id         $ID,
    channel    TEXT NOT NULL,
    canonical  TEXT NOT NULL,
    written    TEXT NOT NULL,
    name       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (channel, canonical)
);

CREATE TABLE customers (
    id         $ID,
    name       TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The evidence that two contact points are one person; append-only. What follows from it stands in `memberships`.
CREATE TABLE links (
    id         $ID,
    one        BIGINT NOT NULL REFERENCES contact_points (id),
    other      BIGINT NOT NULL REFERENCES contact_points (id),
    evidence   TEXT NOT NULL,
    actor      TEXT NOT NULL,
    at         BIGINT NOT NULL,
    revoked_at BIGINT
);

-- Which customer a contact point belongs to: a projection over `links`.
CREATE TABLE memberships (
    contact_point_id $ID REFERENCES contact_points (id),
    customer_id      BIGINT NOT NULL REFERENCES customers (id)
);
CREATE INDEX memberships_by_customer ON memberships (customer_id);

-- Conversations -----------------------------------------------------------------------------------------------

CREATE TABLE conversations (
    id               $ID,
    reference        TEXT NOT NULL UNIQUE,
    page_token       TEXT NOT NULL UNIQUE,
    contact_point_id BIGINT NOT NULL REFERENCES contact_points (id),
    mailbox_id       BIGINT NOT NULL REFERENCES mailboxes (id),
    team_id          BIGINT NOT NULL REFERENCES teams (id),
    subject          TEXT NOT NULL,
    nature           TEXT NOT NULL,
    status           TEXT NOT NULL CHECK (status IN ('open', 'snoozed', 'closed')),
    status_at        BIGINT NOT NULL,
    status_by        TEXT NOT NULL,
    snoozed_until    BIGINT,
    owner_id         BIGINT NOT NULL REFERENCES agents (id),
    owner_since      BIGINT NOT NULL,
    waiting_on       TEXT NOT NULL CHECK (waiting_on IN ('us', 'them', 'nobody')),
    waiting_since    BIGINT NOT NULL,
    told_until       BIGINT,
    told_words       TEXT,
    last_message_id  BIGINT NOT NULL,
    last_message_at  BIGINT NOT NULL,
    last_channel     TEXT NOT NULL,
    snippet          TEXT NOT NULL,
    message_count    BIGINT NOT NULL,
    linked_to        BIGINT,
    created_at       BIGINT NOT NULL
);
CREATE INDEX conversations_open ON conversations (last_message_at, id) WHERE status = 'open';
CREATE INDEX conversations_open_by_owner ON conversations (owner_id, last_message_at, id) WHERE status = 'open';
CREATE INDEX conversations_open_by_wait ON conversations (waiting_on, last_message_at, id) WHERE status = 'open';
CREATE INDEX conversations_load ON conversations (owner_id) WHERE status = 'open' AND waiting_on = 'us';
CREATE INDEX conversations_snoozed ON conversations (snoozed_until, id) WHERE status = 'snoozed';
CREATE INDEX conversations_machines ON conversations (last_message_at, id) WHERE status = 'open' AND nature <> 'person';
CREATE INDEX conversations_closed ON conversations (last_message_at, id) WHERE status = 'closed';
CREATE INDEX conversations_by_contact_point ON conversations (contact_point_id, last_message_at, id);

-- Who takes part, and the token that brings each one's answers back here.
CREATE TABLE participants (
    conversation_id  BIGINT NOT NULL REFERENCES conversations (id),
    contact_point_id BIGINT NOT NULL REFERENCES contact_points (id),
    joined_at        BIGINT NOT NULL,
    flagged          TEXT,
    PRIMARY KEY (conversation_id, contact_point_id)
);
CREATE TABLE reply_tokens (
    token            TEXT PRIMARY KEY,
    conversation_id  BIGINT NOT NULL REFERENCES conversations (id),
    contact_point_id BIGINT REFERENCES contact_points (id),
    agent_id         BIGINT REFERENCES agents (id)
);
CREATE INDEX reply_tokens_by_conversation ON reply_tokens (conversation_id);

CREATE TABLE messages (
    id               $ID,
    conversation_id  BIGINT NOT NULL REFERENCES conversations (id),
    direction        TEXT NOT NULL CHECK (direction IN ('in', 'out', 'note')),
    channel          TEXT NOT NULL,
    contact_point_id BIGINT REFERENCES contact_points (id),
    agent_id         BIGINT REFERENCES agents (id),
    nature           TEXT NOT NULL,
    mailbox_id       BIGINT REFERENCES mailboxes (id),
    external_id      TEXT,
    body_digest      TEXT,
    subject          TEXT NOT NULL,
    text             TEXT NOT NULL,
    quoted           TEXT NOT NULL,
    signature        TEXT NOT NULL,
    has_html         BIGINT NOT NULL,
    because          TEXT NOT NULL,
    defects          TEXT NOT NULL,
    inbound_id       BIGINT,
    outgoing_id      BIGINT,
    "references"     TEXT NOT NULL,
    at               BIGINT NOT NULL
);
CREATE INDEX messages_by_conversation ON messages (conversation_id, id);
CREATE INDEX messages_by_external_id ON messages (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX messages_by_body ON messages (contact_point_id, body_digest) WHERE body_digest IS NOT NULL;
CREATE INDEX messages_by_contact_point ON messages (contact_point_id, at) WHERE direction = 'in';

CREATE TABLE message_html (
    message_id $ID REFERENCES messages (id),
    html       TEXT NOT NULL
);

CREATE TABLE attachments (
    message_id   BIGINT NOT NULL REFERENCES messages (id),
    position     BIGINT NOT NULL,
    name         TEXT NOT NULL,
    content_type TEXT NOT NULL,
    bytes        BIGINT NOT NULL,
    content_id   TEXT,
    inline       BIGINT NOT NULL,
    digest       TEXT,
    PRIMARY KEY (message_id, position)
);

-- Answers that came before the message they answer: by the identifier that could not be found.
CREATE TABLE unresolved_parents (
    external_id     TEXT NOT NULL,
    message_id      BIGINT NOT NULL REFERENCES messages (id),
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    PRIMARY KEY (external_id, message_id)
);

CREATE TABLE read_marks (
    agent_id        BIGINT NOT NULL REFERENCES agents (id),
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    message_id      BIGINT NOT NULL,
    PRIMARY KEY (agent_id, conversation_id)
);

CREATE TABLE drafts (
    id              $ID,
    agent_id        BIGINT NOT NULL REFERENCES agents (id),
    conversation_id BIGINT REFERENCES conversations (id),
    kind            TEXT NOT NULL,
    body            TEXT NOT NULL,
    saved_at        BIGINT NOT NULL,
    sent_as         BIGINT
);
CREATE INDEX drafts_unsent ON drafts (agent_id, conversation_id) WHERE sent_as IS NULL;
CREATE TABLE draft_files (
    draft_id     BIGINT NOT NULL REFERENCES drafts (id),
    position     BIGINT NOT NULL,
    name         TEXT NOT NULL,
    content_type TEXT NOT NULL,
    bytes        BIGINT NOT NULL,
    digest       TEXT NOT NULL,
    PRIMARY KEY (draft_id, position)
);

-- What a named person has to see to.
CREATE TABLE tasks (
    id              $ID,
    conversation_id BIGINT REFERENCES conversations (id),
    owner_id        BIGINT NOT NULL REFERENCES agents (id),
    kind            TEXT NOT NULL,
    words           TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    done_at         BIGINT,
    done_by         TEXT
);
CREATE INDEX tasks_open ON tasks (owner_id, id) WHERE done_at IS NULL;
CREATE INDEX tasks_by_conversation ON tasks (conversation_id, id);

-- How long people waited for a person's answer; the basis of every wait that we state.
CREATE TABLE waits (
    message_id      $ID REFERENCES messages (id),
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    team_id         BIGINT NOT NULL,
    channel         TEXT NOT NULL,
    asked_at        BIGINT NOT NULL,
    told_until      BIGINT,
    ended_at        BIGINT,
    ended           TEXT
);
CREATE INDEX waits_by_time ON waits (team_id, channel, asked_at);
CREATE INDEX waits_open ON waits (conversation_id) WHERE ended_at IS NULL;

-- The timeline ------------------------------------------------------------------------------------------------

-- Append-only. `position` orders commits on SQLite; PostgreSQL commits out of order, so readers there stay below
-- the horizon of running transactions (`xid`).
CREATE TABLE entries (
-- sqlite:
    position       INTEGER PRIMARY KEY AUTOINCREMENT,
-- postgres:
    position       BIGSERIAL PRIMARY KEY,
    xid            XID8 NOT NULL DEFAULT pg_current_xact_id(),
-- both:
    chain          BIGINT NOT NULL,
    sequence       BIGINT NOT NULL,
    kind           TEXT NOT NULL,
    actor          TEXT NOT NULL,
    at             BIGINT NOT NULL,
    content        TEXT,
    content_digest $BLOB NOT NULL,
    digest         $BLOB NOT NULL,
    UNIQUE (chain, sequence)
);
-- postgres:
CREATE INDEX entries_by_xid ON entries (xid, position);
-- both:
CREATE TABLE entry_salts (
    chain    BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    salt     $BLOB NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE TABLE chains (
    id       $ID,
    sequence BIGINT NOT NULL,
    head     $BLOB NOT NULL
);
CREATE TABLE cursors (
    consumer TEXT PRIMARY KEY,
    cursor   TEXT NOT NULL
);

-- In and out --------------------------------------------------------------------------------------------------

-- Every arrival, as it came. `run_at` is both "not before" and the lease of the worker that takes it in.
CREATE TABLE inbound (
    id           $ID,
    channel      TEXT NOT NULL,
    external_key TEXT UNIQUE,
    mailbox_id   BIGINT,
    envelope     TEXT NOT NULL,
    raw          $BLOB,
    digest       TEXT,
    bytes        BIGINT NOT NULL,
    sender       TEXT,
    answers      TEXT,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'unreadable')),
    run_at       BIGINT NOT NULL,
    locked_by    TEXT,
    tries        BIGINT NOT NULL DEFAULT 0,
    last_error   TEXT,
    received_at  BIGINT NOT NULL,
    taken_at     BIGINT,
    message_id   BIGINT,
    outcome      TEXT
);
CREATE INDEX inbound_waiting ON inbound (run_at, id) WHERE state = 'waiting';
CREATE INDEX inbound_waiting_by_sender ON inbound (sender, received_at) WHERE state = 'waiting';
CREATE INDEX inbound_kept_aside ON inbound (id) WHERE state = 'taken' AND message_id IS NULL;

CREATE TABLE outgoing (
    id               $ID,
    conversation_id  BIGINT NOT NULL REFERENCES conversations (id),
    message_id       BIGINT REFERENCES messages (id),
    purpose          TEXT NOT NULL,
    automatic        BIGINT NOT NULL,
    channel          TEXT NOT NULL,
    contact_point_id BIGINT REFERENCES contact_points (id),
    agent_id         BIGINT REFERENCES agents (id),
    recipient        TEXT NOT NULL,
    external_id      TEXT NOT NULL UNIQUE,
    bounce_token     TEXT NOT NULL UNIQUE,
    payload          TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('due', 'leaving', 'sent', 'refused', 'uncertain', 'withdrawn', 'stopped', 'held')),
    run_at           BIGINT NOT NULL,
    locked_by        TEXT,
    tries            BIGINT NOT NULL DEFAULT 0,
    first_try_at     BIGINT,
    answer           TEXT,
    because          TEXT,
    repeated         BIGINT NOT NULL DEFAULT 0,
    created_at       BIGINT NOT NULL,
    settled_at       BIGINT
);
CREATE INDEX outgoing_due ON outgoing (run_at, id) WHERE state = 'due';
CREATE INDEX outgoing_leaving ON outgoing (run_at, id) WHERE state = 'leaving';
CREATE INDEX outgoing_troubled ON outgoing (id) WHERE state IN ('refused', 'uncertain');
CREATE INDEX outgoing_held ON outgoing (id) WHERE state = 'held';
CREATE INDEX outgoing_by_conversation ON outgoing (conversation_id, recipient, id);
CREATE INDEX outgoing_automatic ON outgoing (recipient, created_at) WHERE automatic = 1;
CREATE INDEX outgoing_automatic_by_time ON outgoing (created_at) WHERE automatic = 1;

-- Contents by their SHA-256. Rows in `blob_references` decide deletion.
CREATE TABLE blobs (
    digest     TEXT PRIMARY KEY,
    bytes      BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE blob_chunks (
    digest TEXT NOT NULL,
    number BIGINT NOT NULL,
    data   $BLOB NOT NULL,
    PRIMARY KEY (digest, number)
);
CREATE TABLE blob_references (
    digest TEXT NOT NULL REFERENCES blobs (digest),
    kind   TEXT NOT NULL,
    id     BIGINT NOT NULL,
    PRIMARY KEY (digest, kind, id)
);

-- Words ------------------------------------------------------------------------------------------------------
-- Folded by our own tokeniser for both engines, so both find the same.
-- sqlite:
CREATE VIRTUAL TABLE message_search USING fts5 (
    tokens, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
-- postgres:
CREATE TABLE message_search (
    id     BIGINT PRIMARY KEY,
    tokens TSVECTOR NOT NULL
);
CREATE INDEX message_search_tokens ON message_search USING gin (tokens);
-- both:
