# Tasks: what a named person has to see to.

task-title = Tareas
task-sentence = Lo que el servicio no pudo terminar solo, cada cosa con la persona que lo hace.
task-none = Nada espera a una persona.
task-since = { $owner }, desde { $since }
task-since-about = { $owner }, desde { $since }; sobre { $about }
task-yours = Sus tareas
task-of-others = De otros
task-done = Hecha
task-more-of-yours = Más tareas suyas
task-more-of-others = Más tareas de otros
task-first = Volver a las primeras
