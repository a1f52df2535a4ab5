# Aufgaben: worum sich eine benannte Person kümmern muss.

task-title = Aufgaben
task-sentence = Was sich nicht von selbst erledigen ließ, jeweils mit einer Person, die es übernimmt.
task-none = Nichts wartet auf eine Person.
task-since = { $owner }, seit { $since }
task-since-about = { $owner }, seit { $since }, betrifft { $about }
task-yours = Ihre Aufgaben
task-of-others = Aufgaben anderer
task-done = Erledigt
task-more-of-yours = Weitere Ihrer Aufgaben
task-more-of-others = Weitere Aufgaben anderer
task-first = Zurück zu den ersten
