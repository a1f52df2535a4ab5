-- Threads as Outlook and Exchange name them (Thread-Index), for answers that lost every identifier.
CREATE TABLE exchange_threads (
    thread     TEXT NOT NULL,
    message_id BIGINT NOT NULL REFERENCES messages (id),
    PRIMARY KEY (thread, message_id)
);
