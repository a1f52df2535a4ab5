-- The fuse of the whole desk counts acknowledgements alone: notifications to our own people are no mail to strangers.
DROP INDEX outgoing_automatic_by_time;
CREATE INDEX outgoing_acknowledgements_by_time ON outgoing (created_at) WHERE purpose = 'acknowledgement';
