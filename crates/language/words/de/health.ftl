# Was am Kundenservice nicht stimmt: oben auf jeder Seite, bis es behoben ist.

health-no-name-server = Kein Nameserver antwortet. Wer E-Mails sendet, wird nicht geprüft, und E-Mails gehen vielleicht nicht hinaus. Prüfen Sie das Netzwerk und die DNS-Einstellungen dieses Servers.
health-not-kept = Die zuletzt eingetroffene Nachricht konnte nicht gespeichert werden, und der absendende Server soll es erneut versuchen: { $trouble }.
health-files-gone = Dateien fehlen: Anhänge und große E-Mails, die eingetroffen sind, können nicht gezeigt werden. Der Datenordner wurde verschoben oder geleert, oder sein Datenträger ist nicht da: Stellen Sie ihn zurück, oder spielen Sie eine Sicherung ein. `answerable doctor` sagt, was fehlt.
health-not-taken-in =
    Eingetroffen und nicht aufgenommen: { $messages ->
        [one] 1 Nachricht
       *[other] { $messages } Nachrichten
    }, am längsten seit { $minutes ->
        [one] 1 Minute
       *[other] { $minutes } Minuten
    }.
health-late-to-leave =
    Verspätet beim Senden: { $messages ->
        [one] 1 Nachricht
       *[other] { $messages } Nachrichten
    }, am längsten um { $minutes ->
        [one] 1 Minute
       *[other] { $minutes } Minuten
    }.
health-not-scanned =
    Der Virenscanner hat die Dateien von { $messages ->
        [one] 1 Nachricht
       *[other] { $messages } Nachrichten
    } nicht geprüft, am längsten seit { $minutes ->
        [one] 1 Minute
       *[other] { $minutes } Minuten
    }. Bis er antwortet, bekommt sie nur, wer sie trotzdem will. `answerable doctor` sagt, was nicht stimmt.
health-nothing-leaves =
    E-Mails gehen nicht hinaus: { $messages ->
        [one] 1 Nachricht
       *[other] { $messages } Nachrichten
    } vergeblich versucht und erneut versucht, am längsten seit { $minutes ->
        [one] 1 Minute
       *[other] { $minutes } Minuten
    }.
health-silent-source = Aus { $account } bei { $host } kommen keine E-Mails. { $why }.
health-source-silent = Aus { $account } bei { $host } kommen keine E-Mails
health-source-unseen = Seit einer halben Stunde hat dort niemand nachgesehen; prüfen Sie, ob der Kundenservice läuft
