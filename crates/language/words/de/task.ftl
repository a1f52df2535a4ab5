# Aufgaben: worum sich eine benannte Person kümmern muss.

task-title = Aufgaben
task-sentence = Was sich nicht von selbst erledigen ließ, jeweils mit einer Person, die es übernimmt.
task-none = Nichts wartet auf eine Person.
task-since = { $owner }, seit { $since }
task-since-about = { $owner }, seit { $since }, betrifft { $about }
task-yours = Ihre Aufgaben
task-of-others = Aufgaben anderer
task-done = Erledigt
task-more-of-yours = Weitere Ihrer Aufgaben
task-more-of-others = Weitere Aufgaben anderer
task-first = Zurück zu den ersten
task-too-large = Eine Nachricht in { $account } bei { $host } ist größer, als dieser Kundenservice annimmt (limits.message_bytes). Abgerufen wurde nur ihr Anfang; das Ganze liegt dort.
task-too-large-from = Eine Nachricht von { $from } in { $account } bei { $host } ist größer, als dieser Kundenservice annimmt (limits.message_bytes). Abgerufen wurde nur ihr Anfang; das Ganze liegt dort.
task-not-handed-out = Eine Nachricht konnte nicht aus { $account } bei { $host } abgerufen werden: Der Server gibt sie nicht heraus. Sehen Sie dort im Ordner { $folder } die Nummer { $number } an.
task-letter-lost = Die automatische E-Mail an { $name } ({ $address }) kam nicht an: { $why }. Berichtigen Sie die Adresse oder geben Sie selbst einen Link weiter.
task-letter-perhaps-lost = Die automatische E-Mail an { $name } ({ $address }) kam vielleicht nicht an: { $why }. Berichtigen Sie die Adresse oder geben Sie selbst einen Link weiter.
task-merged = { $who } hat Ihre Konversation [#{ $part }] mit [#{ $whole }] zusammengeführt. Zuständig: { $owner }.
task-not-delivered =
    Ihre { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } an { $to } wurde nicht zugestellt: { $why }. Erreichen Sie die Person auf anderem Weg, oder berichtigen Sie die Adresse und senden Sie erneut.
task-not-delivered-for-days =
    Ihre { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } an { $to } wurde nicht zugestellt, tagelang versucht: { $why }. Erreichen Sie die Person auf anderem Weg, oder berichtigen Sie die Adresse und senden Sie erneut.
task-perhaps-delivered =
    Die { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } an { $to } wurde vielleicht gesendet, vielleicht nicht ({ $why }). Von selbst wurde nicht noch einmal gesendet; sehen Sie nach, ob sie ankam, und senden Sie sonst erneut.
task-returned =
    { $what ->
        [answer] Ihre Antwort
        [message] Ihre Nachricht
        [acknowledgement] Die Eingangsbestätigung
       *[notification] Die Benachrichtigung
    } hat { $to } { $sure ->
        [yes] nicht
       *[no] wahrscheinlich nicht
    } erreicht: { $because }{ $coded ->
        [yes] {" "}({ $codes })
       *[no] {""}
    }.
task-reported-as-spam =
    Jemand hat die { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } an { $to } als Spam gemeldet. Schreiben Sie dorthin nur, wenn man Ihnen geschrieben hat.
task-unsubscribed =
    { $to } hat über der { $what ->
        [answer] Antwort
        [message] Nachricht
        [acknowledgement] Eingangsbestätigung
       *[notification] Benachrichtigung
    } auf „Abmelden“ gedrückt. Schreiben Sie dorthin nur, wenn man Ihnen geschrieben hat.
task-forged-answer = Eine Antwort per E-Mail im Namen von { $name } wurde nicht an den Kunden gesendet. { $why } Sie steht hier als Notiz: Fragen Sie { $name }, und senden Sie sie von hier, wenn sie echt ist.
task-never-asked = Was { $name } per E-Mail geantwortet hat, wurde nicht gesendet: Wer es bekäme, wurde nie gefragt. Es steht hier als Notiz: Wenn die Person zur Sache gehört, fügen Sie ihre Adresse der Anfrage hinzu und senden Sie es von hier.
task-refused-answer = Was { $name } per E-Mail geantwortet hat, wurde nicht gesendet: { $why }. Es steht hier als Notiz; senden Sie es von hier.
task-not-ready = der Text kann so noch nicht gesendet werden
task-way-phone = Telefon { $number }
task-next-correct =
    Berichtigen Sie die Adresse, oder erreichen Sie die Person auf anderem Weg{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-smaller =
    Senden Sie erneut mit weniger oder kleineren Dateien, oder erreichen Sie die Person auf anderem Weg{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-later =
    Senden Sie später erneut, oder erreichen Sie die Person auf anderem Weg{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-otherwise =
    Senden Sie erneut mit anderen Worten oder ohne Dateien, oder erreichen Sie die Person auf anderem Weg{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-ours =
    Der Fehler liegt bei uns, und die Administration weiß davon. Bis er behoben ist, erreichen Sie die Person auf anderem Weg{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
