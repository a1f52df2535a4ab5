# Der Code nach dem Passwort.

second-factor-title = Code nach dem Passwort
second-factor-demand = Von allen einen Code verlangen
second-factor-demand-no-more = Nicht mehr verlangen
second-factor-is-demanded = Alle geben bei der Anmeldung zusätzlich einen Code aus einer App ein.
second-factor-as-each-decides = Jede Person entscheidet selbst, ob bei der Anmeldung zusätzlich ein Code aus einer App verlangt wird.
second-factor-of-person = Nach dem Passwort wird ein Code verlangt (seit { $since }).
second-factor-remove-lost = Verlorenen Code entfernen
second-factor-owed = Die Administration verlangt hier von allen einen Code. Richten Sie ihn einmal ein, danach können Sie weiterarbeiten.
second-factor-what = Eine App auf Ihrem Telefon zeigt einen Code, der jede halbe Minute wechselt. Wer Ihr Passwort kennt, aber Ihr Telefon nicht hat, kommt nicht hinein.
second-factor-begin = Einrichten
second-factor-step-app = Öffnen Sie eine Authenticator-App und scannen Sie damit dieses Bild, oder geben Sie dort den Einrichtungsschlüssel ein.
second-factor-step-code = Geben Sie hier den Code ein, den die App dann zeigt.
second-factor-picture = Der Einrichtungsschlüssel als Bild, für eine App
second-factor-secret = Einrichtungsschlüssel: { $secret }
second-factor-code = Code
second-factor-confirm = Bestätigen
second-factor-keep-codes = Bewahren Sie diese zehn Wiederherstellungscodes bei Ihren Unterlagen auf. Mit jedem können Sie sich einmal anmelden, wenn Sie Ihr Telefon nicht haben. Sie werden nur dieses eine Mal angezeigt.
second-factor-since = Nach Ihrem Passwort wird ein Code verlangt (seit { $at }).
second-factor-codes-left =
    { $left ->
        [one] Ein Wiederherstellungscode ist noch übrig.
       *[other] { $left } Wiederherstellungscodes sind noch übrig.
    }
second-factor-code-to-stop = Code zum Abschalten
second-factor-stop = Nur das Passwort verlangen
second-factor-one-more-step = Noch ein Schritt
second-factor-type-code = Geben Sie den Code ein, den Ihre App jetzt zeigt. Wenn Sie die App nicht haben, geht auch einer Ihrer Wiederherstellungscodes.
second-factor-lost = Beides verloren? Die Administration kann den Code entfernen; Ihr Passwort bleibt.
second-factor-begin-again = Von vorn beginnen
second-factor-remove-says = { $name } wird überall abgemeldet und kann sich mit dem Passwort allein anmelden, bis wieder ein Code eingerichtet ist. Vergewissern Sie sich zuerst, dass wirklich { $name } darum bittet.
