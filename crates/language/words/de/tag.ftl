# Schlagwörter: eigene Wörter des Teams an Konversationen.

tag-put = { $who } hat das Schlagwort „{ $tag }“ hinzugefügt
tag-taken = { $who } hat das Schlagwort „{ $tag }“ entfernt
tag-menu = Schlagwörter
tag-field = Schlagwort hinzufügen
tag-field-hint = Ein eigenes Wort
tag-add = Hinzufügen
tag-take-off = Schlagwort { $tag } entfernen
tag-added = Schlagwort hinzugefügt
tag-taken-off = Schlagwort entfernt
tag-find = Konversationen mit dem Schlagwort { $tag }
tag-settings = Schlagwörter
tag-settings-sentence = Eigene Wörter an Konversationen, um sie wiederzufinden: tag:refund.
tag-none = Noch hat keine Konversation ein Schlagwort. In einer Konversation fügen Sie mit der Taste „.“ eines hinzu.
tag-none-yet = Noch gibt es kein Schlagwort. Fügen Sie das erste hier hinzu oder in einer Konversation mit der Taste „.“.
tag-name = Name
tag-conversations = Konversationen
tag-rename = Umbenennen
tag-remove = Überall entfernen
tag-only-leads = Schlagwörter umbenennen oder entfernen kann nur die Leitung. Fragen Sie { $who }.
tag-and-more = { $count } und mehr
tag-refused-no-conversation = Diese Konversation gibt es nicht
tag-refused-no-tag = Dieses Schlagwort gibt es nicht mehr
tag-refused-empty = Ein Schlagwort braucht einen Namen
tag-refused-too-long = Ein Schlagwort kann höchstens { $max } Zeichen haben
tag-refused-marks = Ein Schlagwort enthält keine Anführungszeichen und Doppelpunkte und beginnt nicht mit einem Bindestrich
tag-refused-too-many = Eine Konversation kann höchstens { $max } Schlagwörter haben; entfernen Sie zuerst eines
tag-refused-too-many-known = Es gibt schon { $max } Schlagwörter; nutzen Sie eines davon oder entfernen Sie einige in den Einstellungen
tag-refused-taken = Es gibt schon ein Schlagwort mit diesem Namen
tag-remove-says =
    { $conversations ->
        [0] Keine Konversation hat das Schlagwort „{ $tag }“. Es wird nicht mehr angeboten.
        [one] „{ $tag }“ wird endgültig von 1 Konversation genommen und nicht mehr angeboten.
       *[other] „{ $tag }“ wird endgültig von { $conversations } Konversationen genommen und nicht mehr angeboten.
    }
tag-remove-says-many = „{ $tag }“ wird endgültig von { $conversations } und mehr Konversationen genommen und nicht mehr angeboten.
