-- What the virus scanner said of contents, by their SHA-256.
CREATE TABLE scans (
    digest       TEXT NOT NULL PRIMARY KEY,
    verdict      TEXT NOT NULL CHECK (verdict IN ('clean', 'found', 'too-large')),
    found        TEXT NOT NULL DEFAULT '',
    at           BIGINT NOT NULL,
    given_out_at BIGINT
);

-- Messages whose files the scanner is still to look at.
CREATE TABLE scans_due (
    message_id BIGINT NOT NULL PRIMARY KEY,
    since      BIGINT NOT NULL,
    run_at     BIGINT NOT NULL,
    refused    BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX scans_due_by_time ON scans_due (run_at);
CREATE INDEX scans_due_by_age ON scans_due (since);

-- The content of a file that stands in the original of its message, by its SHA-256, once it was looked at; and since when
-- the timeline says that the file is held back.
ALTER TABLE attachments ADD COLUMN scanned_as TEXT;
ALTER TABLE attachments ADD COLUMN held_back_at BIGINT;
