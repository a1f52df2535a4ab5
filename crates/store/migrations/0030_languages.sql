-- The language that an agent chose for their pages; NULL while their browser decides.
ALTER TABLE agents ADD COLUMN language TEXT;
-- The language that a person writes in, as far as their words tell surely or an agent said; NULL while it is not known.
ALTER TABLE contact_points ADD COLUMN language TEXT;
-- Whether an agent said so: then what they write does not change it.
ALTER TABLE contact_points ADD COLUMN language_by_hand BIGINT NOT NULL DEFAULT 0;
-- The language of the desk, for letters to people whose own is not known.
ALTER TABLE desk ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
