# Die Poststelle: E-Mails, die hier liegen, statt gesendet zu werden.

post-room-nothing-held = Hier liegt nichts: Antworten gehen von selbst hinaus.
post-room-nothing-answered = Noch wurde nichts beantwortet. Beantworten Sie eine Konversation, dann erscheint die Antwort hier.
post-room-caught = Nachrichten in der Poststelle
post-room-earlier = Frühere
post-room-choose = Wählen Sie eine Nachricht, um sie so zu lesen, wie sie ankäme.
post-room-title = Poststelle
post-room-held = Ausgehende E-Mails liegen zuerst hier, damit jemand sie ansieht. Jede steht so da, wie sie beim Kunden zu lesen wäre.
post-room-no-relay = Es ist kein Ausgangsserver eingerichtet, deshalb verlässt nichts diesen Rechner. Was gesendet worden wäre, steht hier so, wie es beim Kunden zu lesen wäre.
post-room-send-all = Alles senden
post-room-discard-automatic = Automatische verwerfen
post-room-discard-automatic-says = Alle Eingangsbestätigungen und Benachrichtigungen, die hier liegen, werden nie gesendet. Was Menschen geschrieben haben, bleibt.
post-room-discarded-automatic = Diese Nachricht wird nie gesendet. Der Verlauf der Konversation hält das fest.
post-room-discarded = Diese Nachricht wird nie gesendet. Ihr Text wird in der Konversation zu Ihrem Entwurf, und der Kunde wartet wieder.
post-room-from = Von
post-room-to = An
post-room-written = Geschrieben
post-room-frame = Die Nachricht, wie Kunden sie sehen
post-room-original = Das Original
post-room-conversation = Zur Konversation
post-room-send = Senden
post-room-discard = Verwerfen
post-room-answer = Als Kunde antworten
post-room-answer-from = Ändern Sie die Adresse, um zu sehen, was bei einer Antwort von einer anderen geschieht.
post-room-answer-text = Text der Antwort
post-room-answer-send = Als Kunde senden
post-room-files = Dateien
