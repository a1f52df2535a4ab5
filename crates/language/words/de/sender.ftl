# Wer eine Nachricht wirklich gesendet hat, soweit sich das feststellen lässt. Die Werte sind Domains.

sender-forged = Gefälscht: { $author } gibt an, solche E-Mails nicht zu senden.
sender-forged-it-seems = Offenbar gefälscht: { $sender } sendet nicht von diesem Server, und die Signatur ist ungültig.
sender-proved = Nachweislich von { $author } ({ $by }).
sender-sent-by = Gesendet von { $signer }. Nicht nachgewiesen, dass es von { $author } kommt.
sender-not-checked = Der Absender ließ sich nicht prüfen: Die Nameserver haben nicht geantwortet.
sender-taken-in-before = Der Absender lässt sich hier nicht prüfen: Ihr Mailserver oder Anbieter hat die Nachricht zuerst angenommen, und niemand hat sie signiert.
sender-not-allowed = { $sender } erlaubt dem Server, von dem die Nachricht kam, nicht, solche E-Mails zu senden (SPF).
sender-not-proved = Nicht nachgewiesen, dass es von { $author } kommt: Weder eine Signatur noch ein Server von dort steht dafür ein.
sender-neither-proved = Ob es von { $author } kommt, ist weder nachgewiesen noch widerlegt.
