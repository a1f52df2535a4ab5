-- A closed conversation can come back at a moment that somebody chose: it stands where the moment of a snoozed one does.
CREATE INDEX conversations_follow_up ON conversations (snoozed_until, id) WHERE status = 'closed' AND snoozed_until IS NOT NULL;
-- A merge keeps it, so that a conversation that is taken out again comes back as it would have.
ALTER TABLE moves ADD COLUMN was_follow_up BIGINT;
