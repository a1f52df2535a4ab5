-- The language that an agent chose for their pages; NULL while their browser decides.
ALTER TABLE agents ADD COLUMN language TEXT;
