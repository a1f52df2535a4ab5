-- How many were answered since a moment: an empty list says it.
CREATE INDEX waits_answered ON waits (ended_at, conversation_id) WHERE ended = 'answered';
