-- A sketch of what a person's message says, so that a robot is known by saying the same again with other numbers, and
-- the smallest part of the sketch, by which messages that may be alike are found.
ALTER TABLE messages ADD COLUMN likeness TEXT;
ALTER TABLE messages ADD COLUMN likeness_key BIGINT;
CREATE INDEX messages_by_likeness ON messages (likeness_key, at) WHERE likeness_key IS NOT NULL;
