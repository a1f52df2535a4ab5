# Rollen, Teams, und wie viel eine Person sieht.

role-light-user = Mitlesen: liest im Team mit und schreibt Notizen
role-auditor = Revision: sieht alles und ändert nichts
role-agent = Mitglied: antwortet Kunden
role-lead = Leitung: trägt auch die Verantwortung für das Team
role-administrator = Administration: richtet auch den Kundenservice ein
role-is-light-user = Mitlesen
role-is-auditor = Revision
role-choose = Wählen Sie eine Rolle
role-choose-team = Wählen Sie ein Team
role-team = Team
role-teams = Teams
role-teams-are = Jedes Team hat eigene Postfächer, eigene Servicezeiten und eigene Mitglieder. Wer auf das eigene Team beschränkt ist, sieht kein anderes.
role-team-hours = { $team }: Servicezeiten
role-another-team = Weiteres Team
role-add-team = Team hinzufügen
role-sees-all = Alle Konversationen
role-sees-team = Konversationen des eigenen Teams
role-sentence = Rolle und Zugang dieser Person.
role-what-they-may = Was diese Person darf
role-what-they-see = Was sie sieht
role-who-sees-what = Administration und Revision sehen alles; wer die Rolle Mitlesen hat, sieht das eigene Team. Konversationen, für die jemand nicht mehr zuständig sein darf, übernimmt sofort jemand anderes.
role-how-they-get-in = Anmeldung
role-sign-in-as = Die Person meldet sich mit { $address } an.
role-person-left = Nicht mehr da seit { $at }; eine Anmeldung ist nicht möglich.
role-back = Zurück zu allen
