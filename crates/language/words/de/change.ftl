# Was am Kundenservice eingestellt wurde: steht hinter dem Namen und einem Doppelpunkt.

change-desk-set-up = Kundenservice eingerichtet
change-public-address = öffentliche Adresse, aus der Konfiguration
change-desk-named = Name, öffentliche Adresse und Sprache des Kundenservice
change-mailbox-added = Postfach { $address } hinzugefügt
change-connection-asked = nachgesehen, ob { $address } angebunden ist
change-source-added = E-Mails werden aus { $account } bei { $host } abgerufen
change-source-password = neues Passwort für { $account } bei { $host }
change-source-removed = E-Mails werden nicht mehr aus { $account } bei { $host } abgerufen
change-mail-held = ausgehende E-Mails liegen zuerst in der Poststelle
change-mail-leaves = ausgehende E-Mails gehen hinaus
change-sent-by-hand =
    { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } von Hand weitergesendet
change-team-added = Team { $name } hinzugefügt
change-opening-hours = Servicezeiten: { $hours }
change-agent-joined = { $name } gehört nun zum Team
change-agent-away = { $name } ist abwesend
change-agent-back = { $name } ist wieder da
change-agent-left = { $name } gehört nicht mehr zum Team
change-tag-made = Schlagwort „{ $name }“ angelegt
change-tag-renamed = Schlagwort „{ $before }“ in „{ $name }“ umbenannt
change-tag-removed =
    Schlagwort „{ $name }“ aus { $conversations ->
        [one] 1 Konversation
       *[other] { $conversations } Konversationen
    } entfernt
change-view-made = Ansicht „{ $name }“ für alle angelegt: { $line }
change-view-changed = Ansicht „{ $name }“ für alle geändert: { $line }
change-view-removed = Ansicht „{ $name }“ für alle entfernt
change-saved-answer-written = Textbaustein „{ $name }“ für alle geschrieben
change-saved-answer-removed = Textbaustein „{ $name }“ für alle entfernt
change-article-written = Artikel „{ $title }“ geschrieben
change-field-added = Feld „{ $name }“ hinzugefügt
change-field-changed = Feld „{ $before }“ in „{ $name }“ geändert
change-field-removed =
    Feld „{ $name }“ mit { $values ->
        [one] 1 Wert
       *[other] { $values } Werten
    } entfernt
change-rule-written = Regel „{ $name }“ geschrieben; sie ist aus
change-rule-on = Regel „{ $name }“ eingeschaltet
change-rule-off = Regel „{ $name }“ ausgeschaltet
change-rule-moved = Regel „{ $name }“ an Stelle { $place } gesetzt
change-rule-removed = Regel „{ $name }“ entfernt
