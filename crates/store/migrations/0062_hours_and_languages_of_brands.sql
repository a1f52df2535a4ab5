-- When a brand answers (JSON); empty: as the team that has the conversation. The languages in which it speaks, as tags with
-- spaces between them; empty: in all of them.
ALTER TABLE brands ADD COLUMN hours TEXT NOT NULL DEFAULT '';
ALTER TABLE brands ADD COLUMN languages TEXT NOT NULL DEFAULT '';
