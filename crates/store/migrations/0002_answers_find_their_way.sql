-- Where the author of a message wants the answer, if not at their own address (`Reply-To`): name and address as JSON.
ALTER TABLE messages ADD COLUMN answer_to TEXT;

-- The conversation that an arrival answers, as far as that could be seen before it is taken in: automatic mail of that
-- conversation waits until it was.
ALTER TABLE inbound ADD COLUMN conversation_id BIGINT;
ALTER TABLE inbound DROP COLUMN answers;
CREATE INDEX inbound_waiting_by_conversation ON inbound (conversation_id) WHERE state = 'waiting' AND conversation_id IS NOT NULL;

-- The message that an agent was told about by mail: their answer is an answer to that one.
ALTER TABLE reply_tokens ADD COLUMN message_id BIGINT;

-- The fuse of the whole desk counts acknowledgements alone: notifications to our own people are no mail to strangers.
DROP INDEX outgoing_automatic_by_time;
CREATE INDEX outgoing_acknowledgements_by_time ON outgoing (created_at) WHERE purpose = 'acknowledgement';
CREATE INDEX outgoing_acknowledgements_by_author ON outgoing (contact_point_id, created_at) WHERE purpose = 'acknowledgement';
