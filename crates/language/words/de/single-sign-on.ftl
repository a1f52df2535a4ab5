# Single Sign-on: die Anmeldung mit einem Konto, das man anderswo hat.

single-sign-on-title = Single Sign-on
single-sign-on-sentence = Wer hier arbeitet, meldet sich mit dem Konto an, das in Ihrer Firma schon besteht. Das gehört immer dazu und kostet nichts.
single-sign-on-is = Die Anmeldung mit { $name } ist möglich. Passwörter gehen auch.
single-sign-on-is-not = Es ist kein Anbieter eingerichtet: Die Anmeldung geht mit Passwort.
single-sign-on-only = Ändern kann dies die Administration: { $names }.
single-sign-on-no-address = Der Anbieter schickt nach der Anmeldung zur öffentlichen Adresse dieses Kundenservice zurück, und es gibt noch keine. Legen Sie sie zuerst fest:
single-sign-on-register = Registrieren Sie diesen Kundenservice bei Ihrem Anbieter (Keycloak, Authentik, Microsoft Entra, Google, Okta …) als Webanwendung mit dieser Umleitungsadresse (Redirect-URI):
single-sign-on-name = Name auf der Schaltfläche
single-sign-on-name-hint = „Birch-Konto“
single-sign-on-issuer = Adresse des Anbieters (Issuer)
single-sign-on-issuer-hint = Sie beginnt mit https://, und der Anbieter zeigt sie an; darunter liegt /.well-known/openid-configuration.
single-sign-on-client = Client-ID
single-sign-on-secret = Client-Secret
single-sign-on-secret-kept = Bleibt das Feld leer, gilt das gespeicherte weiter.
single-sign-on-trusts = Den Adressen vom Anbieter glauben, auch wenn er nicht angibt, sie geprüft zu haben (Microsoft Entra mit eigenem Mandanten)
single-sign-on-domain = Domain, für die bei der Anmeldung Konten angelegt werden
single-sign-on-domain-hint = Bleibt das Feld leer, kommt nur herein, wer schon hier arbeitet. Wer neu ist, liest im Team mit, bis die Administration mehr erlaubt.
single-sign-on-team = Team dieser Personen
single-sign-on-remove = Ohne Anbieter arbeiten
single-sign-on-with = Mit { $name } anmelden
single-sign-on-not = Nicht angemeldet
single-sign-on-again = Noch einmal versuchen
single-sign-on-by-password = Mit Passwort anmelden
single-sign-on-too-many = Gerade melden sich zu viele Personen an. Versuchen Sie es in einigen Minuten noch einmal.
single-sign-on-late = Das hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Versuchen Sie es noch einmal.
single-sign-on-provider-says = Der Anbieter lässt Sie nicht herein. Er meldet: { $why }
single-sign-on-no-email = Der Anbieter teilt Ihre E-Mail-Adresse nicht mit. Bitten Sie die Administration, das dort zu erlauben.
single-sign-on-unchecked = Der Anbieter hat Ihre E-Mail-Adresse nicht geprüft. Bestätigen Sie sie dort oder fragen Sie die Administration.
single-sign-on-clocks = Die Antwort des Anbieters ist zu alt, oder die Uhren der beiden Rechner gehen verschieden. Versuchen Sie es noch einmal.
single-sign-on-odd = Die Antwort des Anbieters gehört nicht zu diesem Kundenservice. Versuchen Sie es noch einmal; geschieht es wieder, fragen Sie die Administration.
single-sign-on-nobody = Niemand hier hat die Adresse { $email }. Die Administration kann Sie einladen.
single-sign-on-somebody-else = { $email } gehört zu einem anderen Konto beim Anbieter. Die Administration des Kundenservice kann helfen.
single-sign-on-refused-missing = Nötig sind ein Name, die Adresse des Anbieters und die Client-ID.
single-sign-on-refused-too-long = Das ist zu lang; der Name kann höchstens { $characters } Zeichen haben.
single-sign-on-refused-no-provider = Unter dieser Adresse gibt es keinen Anbieter: { $why }. Nichts wurde geändert.
single-sign-on-refused-no-secret = Das Client-Secret fehlt. Der Anbieter zeigt es dort, wo dieser Kundenservice registriert ist.
single-sign-on-refused-no-key = Dieser Prozess kann nichts Geheimes speichern. Sehen Sie nach, was answerable doctor meldet.
single-sign-on-refused-domain = Das ist keine Domain. Sie sieht etwa so aus: birch.example.
single-sign-on-unreachable = Der Anbieter konnte nicht gefragt werden, wer Sie sind: { $why }. Versuchen Sie es gleich noch einmal oder melden Sie sich mit Passwort an.
single-sign-on-no-key = Dieser Kundenservice kann nicht öffnen, was er über den Anbieter gespeichert hat. Bitten Sie die Administration, das Client-Secret neu einzugeben.
single-sign-on-of-person = Bekannt durch das Konto beim Identitätsanbieter.
single-sign-on-forget = Konto beim Anbieter vergessen
single-sign-on-remove-says =
    { $people ->
        [0] Mit { $provider } kann sich dann niemand mehr anmelden. Alle hier haben einen anderen Weg. Um den Anbieter wieder einzurichten, brauchen Sie das Client-Secret.
        [one] Mit { $provider } kann sich dann niemand mehr anmelden. 1 Person hat keinen anderen Weg, bis Sie ihr einen Link für ein Passwort geben. Um den Anbieter wieder einzurichten, brauchen Sie das Client-Secret.
       *[other] Mit { $provider } kann sich dann niemand mehr anmelden. { $people } Personen haben keinen anderen Weg, bis Sie jeder einen Link für ein Passwort geben. Um den Anbieter wieder einzurichten, brauchen Sie das Client-Secret.
    }
single-sign-on-forget-says = Wer sich als Nächstes beim Anbieter mit der Adresse von { $name } anmeldet, ist hier { $name }. Vergewissern Sie sich, dass die Adresse noch dieser Person gehört.
