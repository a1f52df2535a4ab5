# Der Kundenservice selbst: sein Name, wo Kunden seine Seiten finden, wann jemand da ist.

desk-name = Name
desk-public-address = Öffentliche Adresse
desk-hours = Zeiten
desk-title = Kundenservice
desk-sentence = Was Kunden vom Kundenservice insgesamt sehen, und wann sie dort jemanden erreichen.
desk-name-and-address = Name und Adresse
desk-name-customers-see = Name, den Kunden sehen
desk-public-address-hint = Damit beginnen Links in E-Mails an Kunden.
desk-opening-hours = Servicezeiten
desk-zone = Zeitzone
desk-save-hours = Zeiten speichern
desk-only-administrators = Das kann nur die Administration ändern. Fragen Sie { $who }.
desk-hours-now = Eingetragen: { $hours }
desk-wrong-hours = { $day }: { $wrong }
desk-language = Sprache automatischer E-Mails
desk-language-hint = Für Kunden, die noch zu wenig geschrieben haben, um ihre Sprache zu erkennen.
