-- The conversation that this one became a part of. `status` is 'closed' from then on, and it stands in no list.
ALTER TABLE conversations ADD COLUMN merged_into BIGINT;
CREATE INDEX conversations_merged ON conversations (merged_into) WHERE merged_into IS NOT NULL;

-- Who moved messages from one conversation to another, when and why; and how the source stood before, for undoing it.
CREATE TABLE moves (
    id        $ID,
    kind      TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
    source    BIGINT NOT NULL REFERENCES conversations (id),
    target    BIGINT NOT NULL REFERENCES conversations (id),
    agent_id  BIGINT NOT NULL REFERENCES agents (id),
    because   TEXT NOT NULL,
    was       TEXT NOT NULL,
    was_at    BIGINT NOT NULL,
    was_by    TEXT NOT NULL,
    at        BIGINT NOT NULL,
    undone_at BIGINT,
    undone_by BIGINT
);
CREATE INDEX moves_by_source ON moves (source, id);

-- What was moved: the rows by their kind and key.
CREATE TABLE moved (
    move_id BIGINT NOT NULL REFERENCES moves (id),
    what    TEXT NOT NULL,
    item    TEXT NOT NULL,
    PRIMARY KEY (move_id, what, item)
);

-- What moves with its message or its conversation has to be found by it.
CREATE INDEX unresolved_parents_by_message ON unresolved_parents (message_id);
CREATE INDEX drafts_by_conversation ON drafts (conversation_id) WHERE conversation_id IS NOT NULL;
