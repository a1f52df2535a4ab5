# Ein vergessenes Passwort, und Links, mit denen man einmal hineinkommt.

forgotten-it = Passwort vergessen?
forgotten-title = Passwort vergessen
forgotten-no-mail = Dieser Kundenservice kann noch keine E-Mails senden. Um einen Link für ein neues Passwort bitten Sie { $who }.
forgotten-on-its-way = Wenn diese Adresse hier bekannt ist, ist eine E-Mail mit einem Link unterwegs. Der Link gilt 30 Minuten.
forgotten-nothing-came = Nichts angekommen? Sehen Sie im Spam-Ordner nach oder bitten Sie die Administration um einen Link.
forgotten-type-address = Geben Sie die Adresse ein, mit der Sie sich anmelden. Sie bekommen eine E-Mail mit einem Link, über den Sie ein neues Passwort festlegen.
forgotten-send = E-Mail senden
forgotten-back = Zurück zur Anmeldung
forgotten-new-password = Neues Passwort
forgotten-hello = Guten Tag { $name }. Mit dem neuen Passwort werden Sie überall sonst abgemeldet.
forgotten-set = Festlegen
forgotten-dead-link = Dieser Link gilt nicht mehr
forgotten-dead-link-why = Er wurde schon benutzt oder ist zu alt. Fordern Sie einen neuen an: Es gilt immer der letzte, den Sie bekommen haben.
forgotten-link-first = Link für ein Passwort
forgotten-link-new = Link für ein neues Passwort
forgotten-letter-subject = Ein neues Passwort für { $desk }
forgotten-letter-what = Jemand hat ein neues Passwort für Ihr Konto bei { $desk } angefordert. Setzen Sie hier eines:
forgotten-letter-until = Der Link gilt einmal, bis { $until }, und meldet Sie überall ab. Wenn Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist. Antworten auf diese Mail erreichen { $answers }.
