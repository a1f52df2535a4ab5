# Passkeys: Anmelden mit einem Gerät, das prüft, wer da ist.

passkey-title = Passkeys
passkey-what = Mit einem Passkey lässt Ihr Telefon, Ihr Computer oder ein Sicherheitsschlüssel Sie hinein, nachdem das Gerät Finger oder Gesicht geprüft oder seine PIN verlangt hat. Er ersetzt Passwort und Code und kann niemandem verraten werden.
passkey-none = Sie haben noch keinen.
passkey-name = Name
passkey-name-hint = „Mein Telefon“
passkey-new-name = Name von { $name }
passkey-since-when = Seit wann
passkey-last-used = Zuletzt benutzt
passkey-added-at = Hinzugefügt: { $at }
passkey-used-at = Benutzt: { $at }
passkey-never-used = Noch nicht benutzt
passkey-rename = Umbenennen
passkey-remove = Entfernen
passkey-remove-one = { $name } entfernen
passkey-other-site = Er wurde für { $site } angelegt und gilt unter der jetzigen Adresse nicht. Entfernen Sie ihn und legen Sie einen neuen an.
passkey-doubted = Abgewiesen ({ $at }): Er zählte weniger als zuvor, es gibt also vielleicht eine Kopie. Entfernen Sie ihn und legen Sie einen neuen an.
passkey-add = Passkey hinzufügen
passkey-password = Ihr Passwort
passkey-password-why = Damit niemand an Ihrem Bildschirm einen anlegt, während Sie fort sind. Wenn Sie kein Passwort haben, melden Sie sich ab, wieder an und legen Sie ihn innerhalb von { $minutes } Minuten an.
passkey-needs-script = Um einen Passkey hinzuzufügen, braucht es einen Browser, der Passkeys kennt und Skripte zulässt. Ihr Passwort geht überall.
passkey-full = Sie haben { $count } Passkeys; mehr sind nicht möglich. Entfernen Sie einen, um einen anderen hinzuzufügen.
passkey-no-address = Browser legen Passkeys für einen Namen an, und noch ist nicht eingetragen, unter welcher Adresse dieser Kundenservice erreichbar ist. Die Administration trägt sie unter „Einstellungen“, „Kundenservice“ ein.
passkey-plain = Browser bieten Passkeys nur über https an, und die öffentliche Adresse hier beginnt mit http. Die Administration richtet beides ein.
passkey-number = Browser legen Passkeys für einen Namen an, und die öffentliche Adresse hier ist eine Zahl. Die Administration kann ihr einen Namen geben.
passkey-sign-in = Mit einem Passkey anmelden
passkey-device-refused = Das Gerät hat nicht geantwortet, oder Sie haben abgebrochen. Nichts wurde geändert; versuchen Sie es noch einmal oder nehmen Sie Ihr Passwort.
passkey-device-known = Dieses Gerät hat schon einen Passkey für Sie.
passkey-elsewhere = Diese Seite steht unter einer anderen Adresse als { $site }, wofür Passkeys gelten. Öffnen Sie sie dort.
passkey-refused-password = Geben Sie zuerst Ihr Passwort ein.
passkey-refused-name = Es braucht einen Namen mit höchstens { $characters } Zeichen.
passkey-refused-late = Das hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Versuchen Sie es noch einmal.
passkey-refused-busy = In diesem Augenblick melden sich zu viele an. Versuchen Sie es in einigen Minuten noch einmal.
passkey-refused-unverified = Ihr Gerät hat nicht geprüft, dass Sie es sind. Richten Sie PIN, Finger oder Gesicht ein und versuchen Sie es noch einmal.
passkey-refused-kind = Dieses Gerät macht eine Art von Schlüsseln, die hier nicht angenommen wird. Versuchen Sie es mit einem anderen.
passkey-refused-odd = Was das Gerät geantwortet hat, gehört nicht hierher. Versuchen Sie es noch einmal; geschieht es wieder, nehmen Sie ein anderes Gerät.
passkey-refused-there = Dieser Passkey ist schon bekannt.
passkey-refused-sign-in = Mit diesem Passkey können Sie sich hier nicht anmelden. Melden Sie sich mit Ihrem Passwort an; unter „Einstellungen“, „Anmeldung“ sehen Sie, welche Passkeys Sie haben.
passkey-refused-doubted = Dieser Passkey zählte weniger als zuvor, es gibt also vielleicht eine Kopie, und er lässt niemanden hinein. Melden Sie sich mit Ihrem Passwort an, entfernen Sie ihn und legen Sie einen neuen an.
passkey-remove-all = Alle Passkeys entfernen
passkey-of-person =
    { $count ->
        [one] Anmeldung mit einem Passkey ist möglich.
       *[other] Anmeldung mit { $count } Passkeys ist möglich.
    }
passkey-audit-added = { $who } hat den Passkey „{ $name }“ hinzugefügt
passkey-audit-renamed = { $who } hat den Passkey „{ $before }“ in „{ $name }“ umbenannt
passkey-audit-removed = { $who } hat den eigenen Passkey „{ $name }“ entfernt
passkey-audit-removed-of = { $who } hat den Passkey „{ $name }“ von { $agent } entfernt
passkey-audit-doubted = Der Passkey „{ $name }“ von { $agent } wurde abgewiesen: Er zählte weniger als zuvor, es gibt also vielleicht eine Kopie
passkey-letter-added-subject = Ein Passkey wurde Ihrem Konto hinzugefügt
passkey-letter-removed-subject = Ein Passkey wurde aus Ihrem Konto entfernt
passkey-letter-doubted-subject = Ein Passkey Ihres Kontos wurde abgewiesen
passkey-letter-hello = Guten Tag { $name },
passkey-letter-added = Mit dem Passkey „{ $passkey }“ können Sie sich ab jetzt bei { $desk } anmelden.
passkey-letter-removed = Mit dem Passkey „{ $passkey }“ können Sie sich bei { $desk } nicht mehr anmelden.
passkey-letter-doubted = Der Passkey „{ $passkey }“ wurde bei { $desk } vorgezeigt und zählte weniger als zuvor, es gibt also vielleicht eine Kopie. Er lässt niemanden hinein. Entfernen Sie ihn und legen Sie einen neuen an.
passkey-letter-not-you = Wenn Sie das nicht waren, setzen Sie ein neues Passwort, entfernen Sie, was Sie nicht kennen, und sagen Sie es { $answers }; Antworten auf diese Mail kommen dort an.
passkey-letter-where = Ihre Passkeys: { $link }
passkey-remove-says = Mit „{ $name }“ können Sie sich dann nicht mehr anmelden, und Ihre anderen Browser werden abgemeldet. Das Gerät behält seine Hälfte: Entfernen Sie sie auch dort.
passkey-remove-says-last = Sie haben hier kein Passwort, und „{ $name }“ ist Ihr einziger Passkey. Vergewissern Sie sich zuerst, dass Sie sich auf einem anderen Weg anmelden können. Ihre anderen Browser werden abgemeldet.
passkey-remove-all-says = { $name } wird überall abgemeldet und kann sich erst nach dem Hinzufügen eines neuen Passkeys wieder mit einem anmelden.
