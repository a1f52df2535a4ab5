# Postfächer: die Adressen, unter denen der Kundenservice antwortet.

mailbox-address = Adresse
mailbox-comes-in = Eingang
mailbox-title = Postfächer
mailbox-sentence = Adressen, unter denen der Kundenservice E-Mails liest und beantwortet.
mailbox-add = Postfach hinzufügen
mailbox-address-hint = Antworten müssen dort ankommen.
mailbox-name = Name, den Kunden sehen
mailbox-team = Team, das antwortet
mailbox-only-administrators = Ändern kann dies die Administration: { $who }.
mailbox-accepted-elsewhere = Annahme durch einen anderen Prozess
mailbox-accepted-at = Annahme über { $at }
mailbox-leaves = Antworten gehen hinaus
mailbox-stays = Antworten bleiben in der Poststelle
