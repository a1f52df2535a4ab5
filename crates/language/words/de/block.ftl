# Blocking a sender: the act, its undoing, and the list of those who are blocked.

block-act = Diesen Absender blockieren
block-undo = Blockierung aufheben
block-done = Absender blockiert
block-undone = Blockierung aufgehoben
block-since = blockiert seit { $since } von { $who }
block-timeline = { $who } hat den Absender blockiert: Was er schreibt, wartet in der Quarantäne, und nichts antwortet von selbst
block-timeline-undone = { $who } hat die Blockierung des Absenders aufgehoben
block-title = Blockierte Absender
block-sentence = Was sie schreiben, bleibt in der Quarantäne. Niemand wird benachrichtigt, und nichts antwortet von selbst.
block-none = Niemand ist blockiert. Einen Absender blockieren Sie in einer seiner Konversationen, im Menü mit den weiteren Aktionen.
block-sender = Absender
block-by = Blockiert von
block-when = Seit
block-conversation = Anlass
block-timeline-aside = Die Konversation wartet in der Quarantäne, weil jemand aus dem Team den Absender blockiert hat
