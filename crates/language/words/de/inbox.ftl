# Wörter, die in allen Dateien für dieselbe Sache stehen:
#
# conversation     die Konversation (Kunden gegenüber: Ihre Anfrage)
# customer         der Kunde, Kunden; die Spalte daneben: Kundendaten; customer's page: die Kundenseite
# agent            ein Mitglied des Teams; lead: die Leitung; administrator: die Administration
# light user       Rolle Mitlesen; auditor: die Revision; audit: das Protokoll; timeline: der Verlauf
# code             der Code; recovery code: der Wiederherstellungscode; secret: der Einrichtungsschlüssel
# owner            zuständig: „Zuständig: Mia“, die zuständige Person
# note             die Notiz, interne Notiz
# snooze           vertagen, vertagt; wake: fortsetzen
# close            schließen, geschlossen; reopen: wieder öffnen (Kunden gegenüber: abgeschlossen)
# merge            zusammenführen; undo: wieder trennen
# view             die Ansicht
# saved answer     der Textbaustein
# tag              das Schlagwort
# mailbox          das Postfach; inbox: der Posteingang
# post room        die Poststelle; held: liegt in der Poststelle
# quarantine       die Quarantäne
# acknowledgement  die Eingangsbestätigung
# notification     die Benachrichtigung
# letter           die automatische E-Mail
# task             die Aufgabe
# draft            der Entwurf
# reference        die Referenz
# desk             der Kundenservice; whoever runs it: die Person, die den Server betreut
# opening hours    die Servicezeiten
# relay            der Ausgangsserver
# source, fetch    abrufen, der Abruf
#
# Der Posteingang: seine Ansichten, die Zeilen seiner Listen und was eine leere Ansicht sagt.

inbox-new-conversation = Neue Konversation
inbox-search = Suchen
inbox-search-all = Alle Konversationen durchsuchen
inbox-other-views = Andere Ansichten
inbox-more = Weitere Konversationen
inbox-no-owner = niemand
inbox-unread = { ", ungelesen" }
inbox-answer-due = Frist für die Antwort:
inbox-by-channel = per { $channel }:
inbox-owner = zuständig:
inbox-step-done = Erledigt:
inbox-step-to-do = Zu tun:
inbox-choose = Wählen Sie eine Konversation oder drücken Sie j für die erste.
inbox-view-mine = Meine
inbox-view-waiting-on-us = Wartet auf uns
inbox-view-waiting-on-them = Wir warten
inbox-view-open = Alle offenen
inbox-view-machines = Von Maschinen
inbox-view-snoozed = Vertagt
inbox-view-closed = Geschlossen
inbox-view-quarantine = Spam?
inbox-view-mentions = Erwähnungen
inbox-nothing-of-yours = Bei Ihnen ist nichts offen.
inbox-see-who-waits = Wer auf uns wartet
inbox-no-one-waits = Niemand wartet auf uns.
inbox-answered-today =
    { $count ->
        [one] Heute wurde 1 Konversation beantwortet.
       *[other] Heute wurden { $count } Konversationen beantwortet.
    }
inbox-look-at-tasks = Zu den Aufgaben
inbox-nobody-owes = Wir warten auf keine Antwort.
inbox-nothing-open = Nichts ist offen.
inbox-look-at-closed = Zu den geschlossenen
inbox-no-machines = Von Maschinen ist nichts offen.
inbox-all-open = Alle offenen Konversationen
inbox-none-aside = Nichts ist vertagt.
inbox-to-yours = Zu Ihren Konversationen
inbox-no-spam = Nichts sieht nach Spam aus.
inbox-no-mentions = Noch keine Notiz erwähnt Sie. Das geht mit @ und Ihrem Namen.
inbox-none-closed = Noch wurde nichts geschlossen.
inbox-nobody-wrote = Noch hat niemand geschrieben. Drei Schritte zur ersten Antwort:
inbox-somebody-wrote = Die erste Nachricht ist da. Was von drei Schritten noch fehlt:
inbox-first-answered = Die erste Antwort ist geschrieben. Der Kundenservice ist in Betrieb.
inbox-step-connect = Ein Postfach verbinden
inbox-step-answer = Antworten
inbox-your-address = Ihre Adresse
inbox-step-write = An { $address } schreiben
inbox-step-write-at = An { $address } schreiben; E-Mails werden über { $at } angenommen
inbox-status-closed = geschlossen
inbox-status-snoozed = vertagt
inbox-status-quarantined = in Quarantäne
inbox-status-merged = zusammengeführt
inbox-over = { $span } überfällig
inbox-no-subject = (kein Betreff)
inbox-count-and-more = { $count } und mehr

inbox-list-width = Breite der Liste
inbox-side-width = Breite der Kundendaten
inbox-unreadable = Eine Nachricht, die sich nicht lesen ließ
inbox-unreadable-why = Ließ sich nicht lesen: { $why }
