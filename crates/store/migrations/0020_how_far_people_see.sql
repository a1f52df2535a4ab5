-- How far a person sees: every conversation, or those of their own team. Lists of one team have their own indexes, so that
-- a small team in a large desk reads its page at the cost of a page.
ALTER TABLE agents ADD COLUMN scope TEXT NOT NULL DEFAULT 'all';
CREATE INDEX conversations_open_by_team ON conversations (team_id, last_message_at, id) WHERE status = 'open';
CREATE INDEX conversations_closed_by_team ON conversations (team_id, last_message_at, id) WHERE status = 'closed' AND quarantined_at IS NULL AND merged_into IS NULL;
