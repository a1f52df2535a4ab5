# Was eine Rolle nicht darf, und wer es kann: je ein Satz, ohne Punkt am Ende.

permission-read = Das können nur Personen lesen, die hier arbeiten
permission-note = Notizen kann nur schreiben, wer mit Kunden arbeitet
permission-answer = An Kunden schreiben kann man erst ab der Rolle Mitglied
permission-own = Für Konversationen zuständig sein kann man erst ab der Rolle Mitglied
permission-arrange = Das geht erst ab der Rolle Mitglied
permission-change-own-words = Die Revision ändert hier nichts
permission-arrange-absence = Jemand anderen als abwesend eintragen kann nur die Leitung
permission-stop-automatic = Alle automatischen E-Mails anhalten oder wieder freigeben kann nur die Leitung
permission-share-words = Textbausteine und Schlagwörter, die alle nutzen, kann nur die Leitung ändern
permission-share-views = Ansichten, die alle sehen, kann nur die Leitung ändern
permission-manage-people = Wer hier arbeitet, kann nur die Administration festlegen
permission-set-up = Die Einrichtung des Kundenservice kann nur die Administration ändern
permission-audit = Das Protokoll können nur Administration und Revision lesen
