# Warum aus einem Postfach anderswo nichts abgerufen werden konnte und was zu tun ist: je ein Satz, ohne Punkt am Ende.

fault-no-host = Unter diesem Namen wurde kein Server gefunden. Prüfen Sie den Namen ({ $detail })
fault-unreachable = Der Server ist nicht erreichbar. Prüfen Sie Name und Port ({ $detail })
fault-silent = Der Server antwortet nicht
fault-no-greeting = Der Server meldet sich auf diesem Port nicht. Vielleicht erwartet er Verschlüsselung vom ersten Byte an: Wählen Sie diese oder einen anderen Port
fault-begins-in-clear = Auf diesem Port beginnt die Verbindung unverschlüsselt. Wählen Sie STARTTLS oder einen anderen Port
fault-certificate = Der Server kann nicht nachweisen, wer er ist. Prüfen Sie seinen Namen oder tragen Sie sein Zertifikat in fetching.trusted_certificate ein ({ $detail })
fault-no-encryption = Der Server bietet auf diesem Port keine Verschlüsselung an. Wählen Sie einen anderen Port
fault-refused = Das Passwort wurde abgelehnt. Geben Sie es neu ein, und zwar ein App-Passwort, falls der Anbieter eines verlangt ({ $detail })
fault-permission-gone = Der Anbieter hat seine Erlaubnis zurückgezogen. Melden Sie sich dort neu an ({ $detail })
fault-no-client = In den Einstellungen fehlt ein Client für diesen Anbieter: Setzen Sie { $detail }
fault-unsealable = Das gespeicherte Passwort lässt sich mit dem Schlüssel dieses Kundenservice nicht lesen. Geben Sie es neu ein
fault-no-folder = In diesem Postfach gibt es keinen Ordner „{ $detail }“
fault-said = Der Server hat abgelehnt: { $detail }
fault-odd = Die Antwort des Servers war nicht verständlich ({ $detail })
fault-not-kept = Was eintraf, ließ sich nicht speichern: { $detail }
