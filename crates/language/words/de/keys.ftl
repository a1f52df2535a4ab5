# Tasten: was jede tut, und eigene.

keys-title = Tasten
keys-sentence = Einzelne Tasten wirken, solange der Cursor in keinem Textfeld steht. Ein leeres Feld bedeutet: wie ausgeliefert.
keys-single = Einzelne Tasten nutzen
keys-act = Was sie tut
keys-key = Taste
keys-delivered = ausgeliefert: { $key }
keys-restore = Alle wie ausgeliefert
keys-fixed = Diese bleiben, wie sie sind
keys-change = Tasten ändern
keys-refused-no-key = „{ $typed }“ ist keine Taste für „{ $act }“. Wählen Sie einen Buchstaben oder ein Zeichen; Ziffern öffnen Ansichten.
keys-refused-taken = „{ $act }“ und „{ $other }“ hätten beide die Taste { $key }. Wählen Sie für eines davon eine andere.

keys-does-next = nächste Konversation
keys-does-previous = vorige Konversation
keys-does-open = zur Konversation
keys-does-reply = antworten
keys-does-note = interne Notiz
keys-does-mine = mir zuweisen
keys-does-owner = zuständige Person wählen
keys-does-close = schließen
keys-does-snooze = vertagen
keys-does-select = auswählen
keys-does-select-next = auch die nächste auswählen
keys-does-select-previous = auch die vorige auswählen
keys-does-tags = Schlagwörter
keys-does-priority = Priorität
keys-does-unread = als ungelesen markieren
keys-does-suggested = Vorschlag ausführen
keys-does-customer = Kundendaten
keys-does-previous-message = vorige Nachricht
keys-does-next-message = nächste Nachricht
keys-does-hand-over = mit einer Notiz übergeben
keys-does-go = gehe zu: danach i Posteingang, t Aufgaben, o Postraum, n neue Konversation, s Einstellungen
keys-does-search = suchen
keys-does-keys = Tasten auf dieser Seite

keys-always-views = Ansichten, nach der Ziffer neben jeder
keys-always-commands = Befehle
keys-always-send = senden; mit Umschalt senden und schließen
keys-always-undo = letzte Handlung rückgängig machen
keys-always-region = nächster Bereich
keys-always-escape = aus einem Feld, zurück zur Liste
keys-always-send-and-snooze = senden und bis zur Antwort vertagen
keys-always-preview = die Antwort sehen, wie sie ankommt
keys-always-looks = fett, kursiv
keys-always-link = ausgewählte Wörter verlinken
