-- What we ask somebody who is not the customer, about a conversation. Its messages stand in the conversation and name it;
-- the customer sees none of them. `seen_at` is when one of us saw to the answer: by answering the customer, or by closing.
CREATE TABLE enquiries (
    id              $ID,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    mailbox_id      BIGINT NOT NULL REFERENCES mailboxes (id),
    subject         TEXT NOT NULL,
    people          TEXT NOT NULL,
    forwards        BIGINT,
    begun_by        BIGINT NOT NULL REFERENCES agents (id),
    begun_at        BIGINT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('asked', 'answered', 'closed')),
    state_at        BIGINT NOT NULL,
    state_by        TEXT NOT NULL,
    seen_at         BIGINT
);
CREATE INDEX enquiries_by_conversation ON enquiries (conversation_id, id);
ALTER TABLE messages ADD COLUMN enquiry_id BIGINT;
CREATE INDEX messages_by_enquiry ON messages (enquiry_id, id) WHERE enquiry_id IS NOT NULL;
ALTER TABLE reply_tokens ADD COLUMN enquiry_id BIGINT;
