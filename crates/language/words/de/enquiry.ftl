# enquiry: die Rückfrage, bei jemandem, der nicht der Kunde ist (einem Paketdienst zum Beispiel); to forward: weiterleiten

enquiry-ask = Jemand anderen fragen
enquiry-forward = Weiterleiten
enquiry-title = Jemand anderen zu dieser Konversation fragen
enquiry-title-forward = Eine Nachricht weiterleiten
enquiry-title-on = Eine Rückfrage fortführen
enquiry-unseen = Der Kunde sieht davon nichts. Was zurückkommt, steht hier in der Konversation, nur für Sie und Ihr Team.
enquiry-to = An
enquiry-to-hint = Eine Adresse oder mehrere, durch Kommas getrennt.
enquiry-subject = Betreff
enquiry-subject-hint = Er wird mitgesendet. Die Referenz { $tag } kommt hinzu.
enquiry-text = Ihr Text
enquiry-text-hint = Von dem, was der Kunde schrieb, wird nur gesendet, was Sie hier einfügen.
enquiry-text-hint-forward = Er steht über der Nachricht, mit Ihrer Signatur. Sie können ihn weglassen.
enquiry-enclosed = Die Nachricht, die mitgeht
enquiry-files = Dateien, die mitgehen
enquiry-files-hint = Nur die, die Sie auswählen.
enquiry-send = Senden
enquiry-heading-asked = Gefragt: { $people }
enquiry-heading-forwarded = Weitergeleitet an { $people }
enquiry-region = Rückfragen
enquiry-asked = wartet seit { $when } auf Antwort
enquiry-answered = beantwortet { $when }, jetzt sind wir am Zug
enquiry-seen = beantwortet { $when }
enquiry-closed = erledigt seit { $when }
enquiry-others = Hier hat noch jemand geschrieben: { $people }. Soll Ihre Nachricht auch dorthin gehen, fügen Sie die Adresse hinzu.
enquiry-go-on = Fortführen
enquiry-close = Erledigt
enquiry-close-said = Die Rückfrage ist erledigt
enquiry-messages =
    { $messages ->
        [one] 1 Nachricht
       *[other] { $messages } Nachrichten
    }
enquiry-earlier = Frühere Nachrichten dieser Rückfrage werden hier nicht gezeigt.
enquiry-mark = Das gehört zu einer Rückfrage. Der Kunde sieht es nicht.

enquiry-timeline-asked = { $who } hat nachgefragt bei { $people }
enquiry-timeline-forwarded = { $who } hat eine Nachricht weitergeleitet an { $people }
enquiry-timeline-answered = { $name } hat auf unsere Rückfrage geantwortet
enquiry-timeline-machine = Eine Maschine hat auf unsere Rückfrage geantwortet: { $name }
enquiry-timeline-closed = { $who } hat eine Rückfrage beendet
enquiry-timeline-taken-back = { $who } hat eine Rückfrage vor dem Senden zurückgeholt
enquiry-timeline-not-delivered = Eine Rückfrage wurde nicht zugestellt: { $why }
enquiry-timeline-uncertain = Eine Rückfrage wurde vielleicht gesendet, vielleicht nicht: { $why }
enquiry-timeline-stopped = Eine Rückfrage wurde kurz vor dem Senden angehalten. { $because }

enquiry-letter-enclosed = Weitergeleitete Nachricht
enquiry-letter-enclosed-date = Datum
enquiry-letter-enclosed-from = Von
enquiry-letter-enclosed-subject = Betreff
enquiry-letter-enclosed-to = An

enquiry-refusal-colleague = { $address } gehört zum Team; schreiben Sie eine Notiz und nennen Sie die Person darin
enquiry-refusal-empty = Schreiben Sie, was Sie fragen möchten
enquiry-refusal-file-gone = Die Datei { $file } ist nicht mehr da; lassen Sie sie weg
enquiry-refusal-files-too-large = Die Dateien sind zusammen größer als { $megabytes } MB; lassen Sie einige weg
enquiry-refusal-files-too-many = Höchstens { $most } Dateien können mitgehen; lassen Sie einige weg
enquiry-refusal-merged = Diese Konversation wurde mit einer anderen zusammengeführt; fragen Sie von dort aus
enquiry-refusal-message-gone = Diese Nachricht kann nicht weitergeleitet werden; wählen Sie eine, die eingegangen oder gesendet ist
enquiry-refusal-no-conversation = Diese Konversation gibt es nicht
enquiry-refusal-gone = Diese Rückfrage ist nicht mehr in der Konversation
enquiry-refusal-no-subject = Schreiben Sie einen Betreff
enquiry-refusal-nobody = Schreiben Sie, an welche Adresse es gehen soll
enquiry-refusal-other-text = Dieser Text gehört zu einer anderen Konversation oder einer anderen Person; laden Sie die Seite neu und schreiben Sie ihn dort
enquiry-refusal-not-an-address = „{ $text }“ ist keine E-Mail-Adresse
enquiry-refusal-ourselves = { $address } ist eine Adresse unseres eigenen Kundenservice
enquiry-refusal-subject-too-long = Der Betreff ist länger als { $most } Zeichen; kürzen Sie ihn
enquiry-refusal-takes-part = { $address } nimmt an dieser Konversation teil; schreiben Sie stattdessen eine Antwort
enquiry-refusal-too-long = Der Text ist länger als { $most } Zeichen; senden Sie den Rest als Datei
enquiry-refusal-too-many = Eine Rückfrage geht an höchstens { $most } Adressen
enquiry-refusal-too-many-enquiries = Zu dieser Konversation gibt es schon { $most } Rückfragen; führen Sie eine davon fort
