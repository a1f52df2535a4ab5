# Textbausteine: Texte, die einmal geschrieben und für den jeweiligen Kunden ausgefüllt werden.

saved-answer-refused-no-name = Geben Sie einen Namen mit höchstens { $max } Zeichen an, unter dem der Textbaustein zu finden ist
saved-answer-refused-empty = Schreiben Sie einen Text, oder wählen Sie, was beim Senden geschehen soll
saved-answer-refused-too-long = Ein Textbaustein kann höchstens { $max } Zeichen haben
saved-answer-refused-blank = { $blank } ist kein Platzhalter, der ausgefüllt werden kann
saved-answer-refused-act = „{ $act }“ lässt sich nicht ausführen
saved-answer-refused-acts = Ein Textbaustein kann höchstens { $max } Dinge ausführen
saved-answer-refused-too-many = Es gibt schon { $max } Textbausteine; entfernen Sie zuerst einige
saved-answer-refused-gone = Diesen Textbaustein gibt es nicht mehr
saved-answer-title = Textbausteine
saved-answer-sentence = Einmal geschrieben, für den jeweiligen Kunden ausgefüllt und vor dem Senden gelesen.
saved-answer-none = Noch gibt es keine Textbausteine. Schreiben Sie unten den ersten; in einer Konversation finden Sie ihn mit „/“ am Anfang einer Zeile.
saved-answer-name = Name
saved-answer-text = Text
saved-answer-text-hint = Ausgefüllt werden: { $blanks }. Ein Wort nach einem senkrechten Strich springt ein, wo nichts bekannt ist: { $example }
saved-answer-whose = Für wen
saved-answer-everybody = Alle
saved-answer-own = Nur Sie
saved-answer-shared = Für alle nutzbar
saved-answer-acts = Beim Senden
saved-answer-acts-close = Konversation schließen
saved-answer-acts-tag = Schlagwort
saved-answer-acts-snooze = Vertagen (Stunden)
saved-answer-used =
    { $count ->
        [0] noch nicht verwendet
        [one] einmal verwendet
       *[other] { $count }-mal verwendet
    }
saved-answer-add = Textbaustein schreiben
saved-answer-change = Ändern
saved-answer-remove = Entfernen
saved-answer-save = Speichern
saved-answer-only-leads = Textbausteine für alle ändert die Leitung. Fragen Sie { $who }.
saved-answer-menu = Textbausteine
saved-answer-find = Textbaustein suchen
saved-answer-nothing = Kein Textbaustein enthält diese Wörter.
saved-answer-empty-blanks = Nicht bekannt, bitte ausfüllen: { $blanks }
saved-answer-back = Zurück zur Konversation
saved-answer-done = Erledigt: { $name }
saved-answer-does-tag = Schlagwort { $tag } hinzufügen
saved-answer-does-snooze =
    { $hours ->
        [one] 1 Stunde vertagen
       *[other] { $hours } Stunden vertagen
    }
saved-answer-remove-says = „{ $name }“ ist dann endgültig weg. Was damit gesendet wurde, bleibt.
saved-answer-remove-says-shared = „{ $name }“ ist dann für alle endgültig weg. Was damit gesendet wurde, bleibt.
saved-answer-does-team = An das Team { $team } übergeben
saved-answer-does-owner = An { $agent } übergeben
saved-answer-does-team-owner = An { $agent } im Team { $team } übergeben
saved-answer-does-gone = An jemanden übergeben, den es nicht mehr gibt
