# Der Schalter für alle automatischen E-Mails.

automatic-stopped = Alle automatischen E-Mails sind angehalten
automatic-running = Automatische E-Mails werden gesendet
automatic-people = Antworten, die Menschen schreiben, sind davon nicht betroffen, und jede eintreffende Nachricht wird aufbewahrt und angezeigt.
automatic-before = Bisher
automatic-title = Automatische E-Mails
automatic-sentence = Eingangsbestätigungen und alles andere, was ohne Knopfdruck hinausgeht.
automatic-run = Wieder freigeben
automatic-stop = Automatische E-Mails anhalten
automatic-stopped-by = { $who } hat sie angehalten ({ $at }).
automatic-ask = Bitten Sie { $who }, das zu ändern.
automatic-did-stop = { $who } hat sie angehalten
automatic-did-run = { $who } hat sie wieder freigegeben
automatic-today =
    { $sent ->
        [one] In den letzten 24 Stunden wurde 1 Eingangsbestätigung geschrieben.
       *[other] In den letzten 24 Stunden wurden { $sent } Eingangsbestätigungen geschrieben.
    }
automatic-held = Was seitdem hinausgegangen wäre, wartet; nichts davon geht verloren.
