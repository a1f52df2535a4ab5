# Was Maschinen über unsere Nachrichten melden, solange nichts fehlt.

report-arrived =
    { $what ->
        [answer] Ihre Antwort
        [message] Ihre Nachricht
        [acknowledgement] Die Eingangsbestätigung
       *[notification] Die Benachrichtigung
    } ist { $sure ->
        [yes] bei { $to }
       *[no] wahrscheinlich bei { $to }
    } angekommen
report-late =
    { $what ->
        [answer] Ihre Antwort
        [message] Ihre Nachricht
        [acknowledgement] Die Eingangsbestätigung
       *[notification] Die Benachrichtigung
    } hat { $to } { $sure ->
        [yes] noch nicht
       *[no] wahrscheinlich noch nicht
    } erreicht: { $because }. Die andere Seite versucht es weiter; zu tun ist noch nichts
report-opened =
    Die { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } an { $to } wurde geöffnet, sagt das dortige E-Mail-Programm{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-deleted =
    Die { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } an { $to } wurde ungelesen gelöscht, sagt das dortige E-Mail-Programm{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-taken =
    Die { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } an { $to } wurde von einer Maschine angenommen, sagt das dortige E-Mail-Programm{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
