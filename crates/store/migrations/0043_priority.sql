-- How urgent people say that a conversation is. What nobody said anything about is normal.
ALTER TABLE conversations ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high', 'urgent'));
CREATE INDEX conversations_open_by_priority ON conversations (priority, last_message_at, id) WHERE status = 'open' AND priority <> 'normal';

-- How urgent the whole was before a merge, so that it is so again when the merge is undone.
ALTER TABLE moves ADD COLUMN priority_was TEXT;
CREATE INDEX moves_by_target ON moves (target, id) WHERE kind = 'merge' AND undone_at IS NULL;
