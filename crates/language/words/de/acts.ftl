# Handlungen mit vielen Konversationen auf einmal.

acts-select = Mehrere auswählen
acts-bar = Handlungen für die Auswahl
acts-pick = { $name } auswählen: { $subject }
acts-close = Schließen
acts-assign = Zuweisen
acts-assign-to = Zuweisen an
acts-tag = Schlagwort
acts-tag-name = Schlagwort
acts-snooze = Vertagen
acts-snooze-until = Vertagen bis
acts-clear = Auswahl beenden
acts-nothing-selected = Nichts ist ausgewählt. Wählen Sie zuerst Konversationen aus.
acts-not-understood = Wählen Sie, was mit der Auswahl geschehen soll.
acts-done-title = Erledigt
acts-closed =
    { $count ->
        [one] 1 geschlossen
       *[other] { $count } geschlossen
    }
acts-reopened =
    { $count ->
        [one] 1 wieder geöffnet
       *[other] { $count } wieder geöffnet
    }
acts-assigned =
    { $count ->
        [one] 1 zugewiesen
       *[other] { $count } zugewiesen
    }
acts-tagged =
    { $count ->
        [one] 1 mit dem Schlagwort versehen
       *[other] { $count } mit dem Schlagwort versehen
    }
acts-untagged =
    { $count ->
        [one] 1 Schlagwort entfernt
       *[other] { $count } Schlagwörter entfernt
    }
acts-prioritised =
    { $count ->
        [one] Priorität von 1 gesetzt
       *[other] Priorität von { $count } gesetzt
    }
acts-snoozed =
    { $count ->
        [one] 1 vertagt
       *[other] { $count } vertagt
    }
acts-undone =
    { $count ->
        [one] 1 ist wieder wie vorher
       *[other] { $count } sind wieder wie vorher
    }
acts-nothing-changed = Es war nichts zu ändern.
acts-refused =
    { $count ->
        [one] 1 bleibt unverändert: { $why }
       *[other] { $count } bleiben unverändert: { $why }
    }
acts-undo = Rückgängig
acts-back = Zurück zur Liste
# Follows other sentences; without a full stop, as they are.
acts-left =
    { $count ->
        [one] 1 bleibt übrig und ausgewählt: { $most } auf einmal sind das Höchste
       *[other] { $count } bleiben übrig und ausgewählt: { $most } auf einmal sind das Höchste
    }
acts-go-on =
    { $count ->
        [one] Mit 1 weiteren fortfahren
       *[other] Mit { $count } weiteren fortfahren
    }
