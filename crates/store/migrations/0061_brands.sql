-- Names under which the desk answers. A mailbox without one speaks as the desk itself.
CREATE TABLE brands (
    id         $ID,
    name       TEXT NOT NULL,
    canonical  TEXT NOT NULL UNIQUE,
    language   TEXT NOT NULL,
    colour     TEXT NOT NULL,
    sign_off   TEXT NOT NULL,
    voice      TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE brand_mailboxes (
    mailbox_id BIGINT NOT NULL PRIMARY KEY REFERENCES mailboxes (id),
    brand_id   BIGINT NOT NULL REFERENCES brands (id)
);
CREATE INDEX brand_mailboxes_by_brand ON brand_mailboxes (brand_id);
