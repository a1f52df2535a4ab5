# Blocking a sender: the act, its undoing, and the list of those who are blocked.

block-act = Bloquear a este remitente
block-undo = Desbloquear a este remitente
block-done = Remitente bloqueado
block-undone = Remitente desbloqueado
block-since = bloqueado desde { $since } por { $who }
block-timeline = { $who } bloqueó al remitente: lo que escriba espera en cuarentena y nada lo responde por sí solo
block-timeline-undone = { $who } desbloqueó al remitente
block-title = Remitentes bloqueados
block-sentence = Lo que escriben se guarda en cuarentena. No se avisa a nadie y nada lo responde por sí solo.
block-none = Nadie está bloqueado. Un remitente se bloquea desde una de sus conversaciones, en el menú con las demás acciones.
block-sender = Remitente
block-by = Bloqueado por
block-when = Desde
block-conversation = A causa de
block-timeline-aside = Espera en cuarentena, porque alguien del equipo bloqueó a su remitente
