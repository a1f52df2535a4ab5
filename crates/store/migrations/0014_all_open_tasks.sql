-- Open tasks of everybody, for the page of tasks and the state of the desk: done ones are many after some years.
CREATE INDEX tasks_all_open ON tasks (id) WHERE done_at IS NULL;
