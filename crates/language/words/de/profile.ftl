# Die eigenen Angaben: Name, Signatur, Benachrichtigungen, Sprache, Passwort.

profile-customers = Wie Kunden Sie sehen
profile-name = Ihr Name
profile-signature = Zeilen unter Ihren Antworten
profile-signature-hint = Ihr Name steht immer da, auch wenn dieses Feld leer ist.
profile-notify = Ich möchte Nachrichten meiner Kunden per E-Mail bekommen, damit ich von dort antworten kann
profile-mention-mail = Ich möchte eine E-Mail, wenn ich eine Notiz, die mich erwähnt, zehn Minuten lang nicht gesehen habe
profile-password = Passwort
profile-sign-in-address = Adresse für die Anmeldung
profile-password-now = Ihr jetziges Passwort
profile-password-new = Neues Passwort
profile-password-hint = Mindestens 10 Zeichen. Ein ganzer Satz ist gut.
profile-password-change = Ändern
profile-password-others = In allen anderen Browsern werden Sie abgemeldet.
profile-title = Profil
profile-sentence = Ihr Name steht unter allem, was Sie an Kunden schreiben.
profile-language = Sprache
profile-language-of-pages = Sprache Ihrer Seiten
profile-language-hint = Was Sie und Kunden schreiben, bleibt, wie es geschrieben ist.
profile-language-browser = Wie im Browser eingestellt
profile-not-your-password = Das ist nicht Ihr Passwort
