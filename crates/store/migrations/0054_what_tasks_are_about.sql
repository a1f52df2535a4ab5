-- What a task is about, as a value (JSON), so that each reader gets it in their own language. Tasks from before have only words.
ALTER TABLE tasks ADD COLUMN concern TEXT;
