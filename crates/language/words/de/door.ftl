# Die Tür: sich anmelden und einen neuen Kundenservice einrichten.

door-email = E-Mail-Adresse
door-password = Passwort
door-no-account = Kein Konto? Die Administration kann Sie einladen.
door-wrong = Diese Adresse und dieses Passwort gehören nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.
door-sign-in = Anmelden
door-demonstration = Dies ist eine Vorführung. Anmeldung als { $hint }.
door-too-many =
    { $minutes ->
        [one] Zu viele Versuche. Der nächste ist in einer Minute möglich. Die Administration kann inzwischen ein neues Passwort vergeben.
       *[other] Zu viele Versuche. Der nächste ist in { $minutes } Minuten möglich. Die Administration kann inzwischen ein neues Passwort vergeben.
    }
door-deactivated = Dieses Konto ist nicht mehr aktiv. Fragen Sie { $ask }.
door-set-up-kept = Alles hier lässt sich später ändern. Nur eines bleibt: Es gibt immer eine Person mit Namen.
door-not-saved = Noch nicht gespeichert. Sehen Sie sich die markierten Stellen noch einmal an; alles andere bleibt erhalten.
door-the-desk = Kundenservice
door-name-customers-see = Name, den Kunden sehen
door-name-hint = Ihre Firma oder Ihr Team: „Kessel & Co“.
door-public-address = Öffentliche Adresse
door-public-address-hint = Damit beginnen Links in E-Mails an Kunden.
door-mailbox = Adresse, an die Kunden schreiben
door-mailbox-hint = Dort liest jemand mit: Eine No-Reply-Adresse wird abgelehnt.
door-you = Über Sie
door-your-name = Ihr Name
door-your-name-hint = Er steht unter Ihren Antworten.
door-your-email = Ihre E-Mail-Adresse
door-password-hint = Mindestens 10 Zeichen. Ein ganzer Satz ist gut.
door-hours = Wann jemand da ist
door-hours-measured = Was wir über Wartezeiten mitteilen, wird innerhalb dieser Zeiten gemessen.
door-zone = Zeitzone
door-zone-choose = Zeitzone wählen
door-zone-missing = Wählen Sie die Zeitzone, in der Ihre Öffnungszeiten gemeint sind.
door-opening-hours = Servicezeiten
door-open-desk = Jetzt eröffnen
door-set-up = Kundenservice einrichten
door-from = { $day } von
door-until = { $day } bis
door-until-between = bis
door-signed-out = Sie sind nicht mehr angemeldet
door-signed-out-kept = Nichts wurde geändert. Melden Sie sich in einem neuen Tab an, kommen Sie dann hierher zurück und gehen Sie eine Seite zurück: Was Sie geschrieben haben, steht noch im Formular.
door-not-set-up = Dieser Kundenservice ist noch nicht eingerichtet. Öffnen Sie von einem anderen Rechner aus den Link, der beim Start ausgegeben wurde; `answerable set-up` auf dem Server selbst tut dasselbe
door-whoever-runs = die Person, die den Server betreut
