-- What is being taken in of a sender, so that what they sent later waits for it.
CREATE INDEX inbound_waiting_by_sender_and_lease ON inbound (sender, run_at) WHERE state = 'waiting';
