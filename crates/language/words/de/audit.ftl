# Das Protokoll: was im Kundenservice insgesamt geschehen ist, und ob jemand etwas daran geändert hat.
# Wer handelt, steht immer im Nominativ und im Singular, ohne Komma dahinter.

audit-title = Protokoll
audit-sentence = Wer sich angemeldet hat, wer was darf und was eingestellt wurde: Einträge, die niemand unbemerkt ändern kann.
audit-changed = Hat jemand etwas daran geändert?
audit-chained = Jeder Eintrag ist mit dem vorigen verkettet: Eine Änderung, eine Lücke oder ein eingefügter Eintrag fällt von dieser Stelle an auf. Ob die letzten Einträge fehlen, zeigt nur der Vergleich mit einer Sicherung.
audit-check-page = Dieses Protokoll prüfen
audit-check-all = Alle Verläufe prüfen
audit-running = Es läuft schon eine Prüfung; sehen Sie in einer Minute wieder nach
audit-broken =
    { $broken ->
        [one] Nicht unversehrt: { $first }. Insgesamt stimmt 1 von { $chains } Verläufen nicht. Jemand hat die Datenbank von Hand geändert: Vergleichen Sie sie mit einer Sicherung.
       *[other] Nicht unversehrt: { $first }. Insgesamt stimmen { $broken } von { $chains } Verläufen nicht. Jemand hat die Datenbank von Hand geändert: Vergleichen Sie sie mit einer Sicherung.
    }
audit-unbroken =
    { $entries ->
        [one] Unversehrt: Der einzige Eintrag stimmt.
       *[other] Unversehrt: Alle { $entries } Einträge stimmen.
    }
audit-unbroken-timelines = Unversehrt: { $entries } Einträge in { $chains } Verläufen stimmen.
audit-unbroken-so-far = Unversehrt: { $entries } Einträge in { $chains } Verläufen stimmen. Es gibt noch mehr; `answerable doctor` auf dem Server prüft alle.
audit-what-happened = Was geschehen ist
audit-person = Person
audit-everybody = Alle
audit-from = Von
audit-up-to = Bis
audit-show = Anzeigen
audit-nothing = Dazu gibt es keinen Eintrag.
audit-when = Wann
audit-what = Was
audit-entry = Eintrag
audit-earlier = Frühere
audit-somebody = Unbekannt
audit-a-customer = Ein Kunde
audit-the-desk = Der Kundenservice
audit-operator = Die Serverbetreuung
audit-a-team = unbekannt
audit-unreadable = { $who }: ein Eintrag der Art „{ $kind }“, den diese Version nicht lesen kann oder der gelöscht wurde
audit-signed-in = { $who } hat sich angemeldet
audit-sign-in-refused = Eine Anmeldung als { $name } wurde abgelehnt
audit-sessions-ended = { $who } hat andere eigene Browser abgemeldet
audit-invited = { $who } hat { $name } eingeladen
audit-invitation-withdrawn = { $who } hat die Einladung an { $name } zurückgezogen
audit-invitation-followed = { $who } hat die Einladung angenommen
audit-password-asked-for = Jemand hat auf der Anmeldeseite einen Link für ein neues Passwort für { $name } angefordert
audit-password-link = { $who } hat einen Link für ein neues Passwort für { $name } erstellt
audit-own-password = { $who } hat ein neues Passwort festgelegt
audit-password-of = { $who } hat ein neues Passwort für { $name } festgelegt
audit-role-sees-all = { $who } hat geändert, was { $name } darf: Rolle { $role }, Team { $team }, sieht alle Konversationen
audit-role-sees-team = { $who } hat geändert, was { $name } darf: Rolle { $role }, Team { $team }, sieht die Konversationen des eigenen Teams
audit-factor-set = { $who } meldet sich ab jetzt mit Passwort und Code an
audit-own-factor-removed = { $who } meldet sich ab jetzt ohne Code an
audit-factor-removed = { $who } hat den Code entfernt, der von { $name } nach dem Passwort verlangt wurde
audit-brand-kept = { $who } hat die Marke { $name } eingerichtet
audit-brand-removed = { $who } hat die Marke { $name } entfernt
audit-provider-set = { $who } lässt die Anmeldung mit { $name } ({ $issuer }) zu{ $trust ->
    [yes] ; seinen Adressen wird ungeprüft geglaubt
   *[no] {""}
}
audit-provider-set-for = { $who } lässt die Anmeldung mit { $name } ({ $issuer }) zu; wer zu { $domain } gehört, bekommt ein Konto in { $team }{ $trust ->
    [yes] ; den Adressen wird ungeprüft geglaubt
   *[no] {""}
}
audit-provider-removed = { $who } lässt keine Anmeldung über einen Identitätsanbieter mehr zu
audit-provider-forgotten = { $who } hat das Konto von { $name } beim Identitätsanbieter vergessen lassen
audit-recovery-code = { $who } hat sich mit einem Wiederherstellungscode angemeldet
audit-factor-demanded = { $who } hat festgelegt, dass alle einen Code brauchen
audit-factor-left = { $who } hat den Code allen freigestellt
audit-what-they-did = { $who }: { $what }
audit-automatic-stopped = { $who } hat alle automatischen E-Mails angehalten
audit-automatic-resumed = { $who } hat die automatischen E-Mails wieder freigegeben
audit-task-raised = Eine Aufgabe ist entstanden, die den Kundenservice insgesamt betrifft
audit-task-done = { $who } hat eine Aufgabe erledigt, die den Kundenservice insgesamt betrifft
