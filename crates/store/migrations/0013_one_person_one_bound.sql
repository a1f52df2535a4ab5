-- Whom automatic mail reaches, without the tag that a person may add to their address (`ada+shop@…`): the bounds are
-- theirs, whatever tags somebody invents.
ALTER TABLE outgoing ADD COLUMN person TEXT;
UPDATE outgoing SET person = recipient WHERE automatic = 1;
DROP INDEX outgoing_automatic;
CREATE INDEX outgoing_automatic ON outgoing (person, created_at) WHERE automatic = 1;
