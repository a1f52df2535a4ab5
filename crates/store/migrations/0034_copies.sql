-- To whom an unsent answer goes beside its recipient: lines of addresses, as typed. NULL where nobody has touched them.
ALTER TABLE drafts ADD COLUMN cc TEXT;
ALTER TABLE drafts ADD COLUMN bcc TEXT;
