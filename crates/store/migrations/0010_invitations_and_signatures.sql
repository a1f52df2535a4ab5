-- The event that a message is about, and the digital signature of its author, as JSON. Absent where there is none.
ALTER TABLE messages ADD COLUMN invitation TEXT;
ALTER TABLE messages ADD COLUMN digital_signature TEXT;
