# Blocking a sender: the act, its undoing, and the list of those who are blocked.

block-act = Bloquer cet expéditeur
block-undo = Débloquer cet expéditeur
block-done = Expéditeur bloqué
block-undone = Expéditeur débloqué
block-since = bloqué depuis { $since } par { $who }
block-timeline = { $who } a bloqué l’expéditeur : ce qu’il écrit attend en quarantaine, et rien n’y répond automatiquement
block-timeline-undone = { $who } a débloqué l’expéditeur
block-title = Expéditeurs bloqués
block-sentence = Ce qu’ils écrivent est gardé en quarantaine. Personne n’en est averti, et rien n’y répond automatiquement.
block-none = Personne n’est bloqué. Un expéditeur se bloque depuis l’une de ses conversations, dans le menu des autres actions.
block-sender = Expéditeur
block-by = Bloqué par
block-when = Depuis
block-conversation = À cause de
block-timeline-aside = La conversation attend en quarantaine, car quelqu’un ici a bloqué son expéditeur
