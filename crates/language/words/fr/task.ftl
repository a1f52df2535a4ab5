# Tasks: what a named person has to see to.

task-title = Tâches
task-sentence = Ce que le système n’a pas pu terminer seul, chaque fois confié à une personne.
task-none = Rien n’attend l’intervention de quelqu’un.
task-since = { $owner }, depuis { $since }
task-since-about = { $owner }, depuis { $since }, au sujet de « { $about } »
task-yours = Les vôtres
task-of-others = Celles des autres
task-done = Fait
task-more-of-yours = La suite de vos tâches
task-more-of-others = La suite des tâches des autres
task-first = Revenir aux premières
