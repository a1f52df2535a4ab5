# Tasks: what a named person has to see to.

task-title = Tasks
task-sentence = What the desk could not finish by itself, each with a person who does.
task-none = Nothing is waiting for a person.
task-since = { $owner }, since { $since }
task-since-about = { $owner }, since { $since }, about { $about }
task-yours = Yours
task-of-others = Of others
task-done = Done
task-more-of-yours = More of yours
task-more-of-others = More of others
task-first = Back to the first ones
