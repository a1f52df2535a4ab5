-- What looks like spam waits here until a person has looked. `status` is 'closed' meanwhile.
ALTER TABLE conversations ADD COLUMN quarantined_at BIGINT;
CREATE INDEX conversations_quarantined ON conversations (last_message_at, id) WHERE quarantined_at IS NOT NULL;

-- In how many messages a word was seen, by what people said of these messages. The empty word counts the messages.
CREATE TABLE spam_words (
    word    TEXT PRIMARY KEY,
    spam    BIGINT NOT NULL,
    clean   BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX spam_words_by_age ON spam_words (seen_at);

-- What was learnt from a message: 'spam' or 'clean', so that nothing is learnt twice.
ALTER TABLE messages ADD COLUMN learnt TEXT;
