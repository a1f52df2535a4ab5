-- What was found out about who really sent a message (SPF, DKIM, DMARC, ARC), as JSON. Absent where nothing was checked:
-- on the customer's page people are known otherwise.
ALTER TABLE messages ADD COLUMN authentication TEXT;
