# Jemanden einladen, und über einen Link dazukommen.

invitation-somebody = Jemanden einladen
invitation-how = Die eingeladene Person bekommt eine E-Mail mit einem Link, wählt selbst ein Passwort und ist dabei. Der Link gilt sieben Tage und nur einmal.
invitation-invite = Einladen
invitation-waiting = eingeladen seit { $since }, noch nicht da
invitation-not-followed = Eingeladen seit { $since }; die Einladung ist noch nicht angenommen.
invitation-again = Einladung erneut senden
invitation-withdraw = Einladung zurückziehen
invitation-hand-over = Geben Sie diesen Link an { $name } weiter, und zwar so, dass niemand sonst ihn liest. Er wird nur dieses eine Mal angezeigt und gilt nur einmal.
invitation-welcome = Willkommen
invitation-hello = Guten Tag { $name }. Wählen Sie ein Passwort, und Sie sind dabei.
invitation-address = Adresse für die Anmeldung
invitation-your-password = Ihr Passwort
invitation-join = Beitreten
invitation-withdraw-says = Der Link von { $name } öffnet dann nichts mehr, und die Person gilt als ausgeschieden.
invitation-letter-subject = { $by } lädt Sie zu { $desk } ein
invitation-letter-hello = Guten Tag { $name },
invitation-letter-what = { $by } lädt Sie ein, bei { $desk } gemeinsam Kunden zu antworten. Wählen Sie hier ein Passwort, und Sie sind dabei:
invitation-letter-until = Der Link gilt einmal, bis { $until }. Wenn Sie das nicht erwarten, tun Sie nichts; ohne den Link kommt niemand hinein. Antworten auf diese Mail erreichen { $answers }.
