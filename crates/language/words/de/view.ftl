# Ansichten, die man sich selbst macht, und die Zeile mit Filtern, aus denen sie bestehen.
# Filter und ihre festen Werte (is:open, waiting:us, tag:refund) werden so getippt wie hier und nicht übersetzt.

view-keep = Als Ansicht speichern
view-name = Name der Ansicht
view-line = Filter
view-line-hint = Zum Beispiel: is:open waiting:us tag:refund
view-shared = Für alle sichtbar
view-save = Speichern
view-change = Ansicht ändern
view-remove = Ansicht entfernen
view-empty = Diese Ansicht ist leer.
view-looked-back = Durchgesehen wurden die neuesten, zurück bis { $day }. Vielleicht gibt es ältere.
view-look-further = Weiter zurückgehen
view-nothing = Keine Konversation passt zu { $line }.
view-found =
    { $count ->
        [one] 1 Konversation passt zu { $line }
       *[other] { $count } Konversationen passen zu { $line }
    }
view-found-more = { $count } Konversationen und mehr passen zu { $line }
view-odd-value = „{ $typed }“ ist so nicht gültig. Möglich ist: { $values }.
view-odd-day = „{ $typed }“ ist so nicht gültig. Schreiben Sie einen Tag als 2026-11-01, oder 7d für „vor sieben Tagen“.
view-odd-twice = „{ $typed }“ wird nicht beachtet: Davor steht schon etwas anderes.
view-odd-too-many = „{ $typed }“ wird nicht beachtet: Eine Zeile kann { $max } Schlagwörter enthalten.
view-odd-unknown = „{ $typed }“: Niemand und nichts hier heißt so.
view-help = Filter
view-help-sentence = Wörter und Filter können in einer Zeile stehen. Ein Bindestrich davor schließt aus: -tag:refund.
view-filter-is = open (offen), snoozed (vertagt), closed (geschlossen), spam oder unread (von Ihnen ungelesen)
view-filter-owner = wer zuständig ist: me (Sie), ein Name oder eine Adresse; none: jemand, der nicht mehr da ist
view-filter-waiting = wer am Zug ist: us (wir) oder them (die andere Seite)
view-filter-channel = wie die neueste Nachricht kam
view-filter-by = wer begonnen hat: person (ein Mensch) oder machine (eine Maschine)
view-filter-priority = wie dringend es ist: low (niedrig), normal, high (hoch) oder urgent (dringend)
view-filter-tag = die Schlagwörter; ein Name mit Leerzeichen steht in Anführungszeichen
view-filter-mailbox = unsere Adresse, zu der sie gehört
view-filter-team = das Team, das antwortet
view-filter-from = die Adresse des Kunden
view-filter-after = die neueste Nachricht ist von diesem Tag oder später
view-filter-before = die neueste Nachricht ist älter als dieser Tag
view-filter-has = has:file: mit Dateien
view-refused-no-name = Geben Sie der Ansicht einen Namen mit höchstens { $max } Zeichen
view-refused-no-filter = In dieser Zeile steht nichts, wonach gesucht wird; schreiben Sie Wörter oder einen Filter wie is:open oder tag:refund
view-refused-odd = „{ $typed }“ ist so nicht gültig
view-refused-too-many = Es gibt schon { $max } Ansichten; entfernen Sie zuerst eine
view-refused-no-view = Diese Ansicht gibt es nicht mehr
view-filter-field = was in einem eigenen Feld steht: Name, Gleichheitszeichen, Wert
view-odd-field = „{ $typed }“: Schreiben Sie field:Name=Wert
view-remove-says = Die Ansicht „{ $view }“ ist dann endgültig weg. Ihre Konversationen bleiben, wo sie sind.
view-remove-says-shared = Die Ansicht „{ $view }“ ist dann für alle endgültig weg. Ihre Konversationen bleiben, wo sie sind.
