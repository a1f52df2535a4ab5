# Wer hier arbeitet, wer abwesend ist, und was geschieht, wenn jemand geht.

agent-title = Team
agent-sentence = Alle, die antworten, mit dem Namen, den Kunden sehen. Wer abwesend ist, wird von jemandem vertreten.
agent-name = Name
agent-where = Anwesenheit
agent-open = Offen
agent-deactivate = Deaktivieren
agent-heir = Wer übernimmt
agent-email = E-Mail-Adresse
agent-email-hint = Für die Anmeldung.
agent-name-hint = So, wie Kunden ihn lesen.
agent-role = Rolle
agent-first-password = Erstes Passwort
agent-first-password-hint = Leer lassen, um eine Einladung zu senden; mit Passwort ist die Anmeldung sofort möglich.
agent-only-administrators = Personen hinzufügen oder deaktivieren kann nur die Administration. Fragen Sie { $who }.
agent-open-ones = offen
agent-deactivate-says =
    { $open ->
        [one] { $name } kann sich danach nicht mehr anmelden. Die Adresse funktioniert weiter, und unter den Antworten bleibt der Name stehen. 1 offene Konversation geht an:
       *[other] { $name } kann sich danach nicht mehr anmelden. Die Adresse funktioniert weiter, und unter den Antworten bleibt der Name stehen. { $open } offene Konversationen gehen an:
    }
agent-deactivate-name = { $name } deaktivieren
agent-is-agent = Mitglied
agent-is-lead = Leitung
agent-is-administrator = Administration
agent-away = abwesend
agent-away-until = abwesend bis { $until }
agent-outside-hours = außerhalb der Servicezeiten
agent-at-work = im Dienst
agent-at-work-until = im Dienst bis { $until }
agent-left = nicht mehr da seit { $at }
agent-here = anwesend
agent-away-until-covered = abwesend bis { $until }, wird vertreten
agent-away-covered = abwesend, wird vertreten
agent-go-away = Abwesend
agent-come-back = Wieder da
