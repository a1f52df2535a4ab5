# Was alle Seiten der Einstellungen gemeinsam haben.

settings-title = Einstellungen
settings-mailboxes = Postfächer
settings-agents = Team
settings-desk = Kundenservice
settings-automatic-mail = Automatische E-Mails
settings-deliveries = Zustellung
settings-you = Profil
settings-what-you-can-do = Was Sie tun können
settings-how-it-is = Stand
settings-add = Hinzufügen
settings-save = Speichern
settings-more = Mehr
settings-back = Zurück
