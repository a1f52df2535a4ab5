-- Since when mail to an address does not arrive for good, and why, in words: shown until its owner writes again.
ALTER TABLE contact_points ADD COLUMN undeliverable_since BIGINT;
ALTER TABLE contact_points ADD COLUMN undeliverable_because TEXT;

-- What a report without our token is probably about: the newest message to the address that it names.
CREATE INDEX outgoing_by_recipient ON outgoing (recipient, id);
