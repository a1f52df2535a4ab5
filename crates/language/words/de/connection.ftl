# Ob ein Postfach verbunden ist: was über Eingang und Ausgang herausgefunden wurde, was das für Kunden bedeutet und was
# einzutragen ist. Namen von Servern, Adressen und Werte von Einträgen bleiben in jeder Sprache, wie sie sind.

connection-title = Ist das Postfach verbunden?
connection-sentence = Ob ankommt, was Kunden an { $address } schreiben, und ob Ihre Antworten sie erreichen.
connection-open = Ist es verbunden?
connection-open-known = Verbindung: { $grade }
connection-to-mailboxes = Alle Postfächer
connection-ask = Jetzt prüfen
connection-ask-again = Erneut prüfen
connection-look-again = Noch einmal nachsehen
connection-asks = Die Prüfung fragt die Nameserver und den Ausgangsserver, sendet zwei Nachrichten an { $address } und wartet, bis sie eintreffen. Daraus werden keine Konversationen, und niemand antwortet darauf.
connection-asks-held = Die Prüfung fragt die Nameserver. Eine Nachricht hin und zurück wird nicht gesendet: Noch kann keine das Haus verlassen.
connection-asked-at = Geprüft: { $at }. Die Prüfung wiederholt sich jeden Tag von selbst.
connection-never-asked = Noch nicht geprüft.
connection-only-administrators = Prüfen kann dies die Administration: { $who }.

# Das Ganze in einer Zeile.
connection-whole-fine = Das Postfach ist verbunden: Was Kunden schreiben, kommt an, und Ihre Antworten erreichen sie.
connection-whole-improvable = Es funktioniert, könnte aber besser sein.
connection-whole-in-vain = Ein Kunde würde vergeblich warten. Was zu tun ist, steht unten.
connection-whole-not-asked = Noch ließ sich nicht alles herausfinden.

# Jedes Ergebnis trägt eines dieser Worte.
connection-grade-fine = in Ordnung
connection-grade-improvable = könnte besser sein
connection-grade-in-vain = geht ins Leere
connection-grade-not-asked = unbekannt

# Worum es bei einem Ergebnis geht.
connection-about-incoming = Eingehende E-Mails
connection-about-outgoing = Ausgehende E-Mails
connection-about-sender = Wer senden darf (SPF)
connection-about-signature = Signatur (DKIM)
connection-about-policy = Worum Empfänger gebeten werden (DMARC)
connection-about-trip = Eine Nachricht hin und zurück

# Was einzutragen ist, und wo.
connection-publish = Tragen Sie dies dort ein, wo die DNS-Einträge der Domain verwaltet werden. Nameserver geben danach manchmal noch eine Stunde oder länger die alte Antwort.
connection-publish-reverse = Den Namen zu dieser IP-Adresse verwaltet, wer sie Ihnen zugeteilt hat: Bitten Sie dort um diesen Eintrag.
connection-record-name = Name
connection-record-kind = Typ
connection-record-value = Wert

connection-no-answer = Die Nameserver oder der Ausgangsserver haben nicht rechtzeitig geantwortet, deshalb lässt sich nichts sagen. Prüfen Sie es später noch einmal.
connection-once-mail-leaves = Das wird geprüft, sobald E-Mails hinausgehen.

# Der Weg herein. Die Server stehen mit Namen da.
connection-mail-goes-nowhere = Nirgends steht, welcher Server E-Mails an { $domain } annimmt. Was Kunden schreiben, geht an sie zurück.
connection-nobodys-name = { $domain } ist ein Name für Beispiele: Niemand kann dorthin schreiben. Fügen Sie das Postfach hinzu, an das Ihre Kunden wirklich schreiben.
connection-mail-is-refused = { $domain } gibt an, gar keine E-Mails anzunehmen. Was Kunden schreiben, geht an sie zurück.
connection-server-without-address = E-Mails an { $domain } sollen zu { $server } gehen, aber dieser Name führt nirgendwohin. Was Kunden schreiben, geht nach einigen Tagen an sie zurück.
connection-mail-comes-here = E-Mails an { $domain } kommen direkt hier an, bei { $server }.
connection-mail-is-fetched = E-Mails an { $domain } gehen zu { $server }, und der Kundenservice ruft sie von { $host } ab.
connection-mail-is-fetched-perhaps = E-Mails an { $domain } gehen zu { $server }, abgerufen wird von { $host }. Ob das eine zum anderen führt, zeigt die Nachricht hin und zurück.
connection-mail-is-passed-on = E-Mails an { $domain } gehen zu { $server } und kommen von dort hierher.
connection-mail-is-passed-on-perhaps = E-Mails an { $domain } gehen zu { $server }. Ob sie von dort hierherkommen, zeigt die Nachricht hin und zurück.
connection-mail-goes-elsewhere = E-Mails an { $domain } gehen zu { $server }, und von dort ist in letzter Zeit nichts gekommen. Was Kunden schreiben, bleibt dort liegen. Rufen Sie die E-Mails von dort ab, lassen Sie sie von dort weiterleiten, oder lassen Sie sie direkt hierher senden:

# Der Weg hinaus.
connection-held = Ihre Antworten bleiben in der Poststelle, bis ein Ausgangsserver eingerichtet ist: Kunden bekommen keine davon. Tragen Sie ihn in der Konfiguration unter „sending“ ein, wie es die Anleitung zum Senden beschreibt, und starten Sie das Programm neu.
connection-held-first = E-Mails können hinausgehen, liegen aber zuerst in der Poststelle: Kunden bekommen Ihre Antworten, sobald jemand sie dort sendet.
connection-relay-takes = Der Ausgangsserver { $host } nimmt unsere E-Mails an.
connection-relay-is-open = Der Ausgangsserver { $host } nimmt unsere E-Mails an, aber der Weg dorthin ist nicht verschlüsselt: Andere könnten mitlesen. Setzen Sie sending.relay.tls auf starttls oder implicit.
connection-relay-fails = Der Ausgangsserver { $host } nimmt unsere E-Mails nicht an, und jede Antwort wartet hier. { $why }.
connection-leaves-from-here = E-Mails gehen von diesem Rechner hinaus, als { $host }; Name und Adresse passen zusammen.
connection-name-without-address = Dieser Rechner nennt sich { $host }, und zu diesem Namen gibt es keine Adresse. Viele Server lehnen E-Mails von einem solchen Rechner ab. Tragen Sie eine Adresse dafür ein, oder setzen Sie smtp.hostname auf einen Namen, der eine hat.
connection-address-without-name = E-Mails gehen von { $address } hinaus, und zu dieser Adresse gibt es keinen Namen. Viele Server lehnen E-Mails von einer solchen Adresse ab.
connection-name-leads-elsewhere = E-Mails gehen von { $address } hinaus. Diese Adresse heißt { $name }, aber der Name führt nicht zu ihr zurück. Manche Server misstrauen solchen E-Mails.

# SPF.
connection-may-send = { $domain } erlaubt, dass Ihre E-Mails auf diesem Weg gesendet werden.
connection-nobody-may-send = { $domain } gibt nicht an, wer E-Mails in diesem Namen senden darf. Bei vielen Anbietern landen solche E-Mails im Spam.
connection-several-sender-records = { $domain } gibt mehrmals an, wer E-Mails in diesem Namen senden darf; deshalb gilt nichts davon. Ersetzen Sie alle diese Einträge durch diesen einen:
connection-sender-record-unusable = { $domain } gibt an, wer E-Mails in diesem Namen senden darf, aber in einer Form, die sich nicht verwenden lässt: { $why }. Korrigieren Sie den Eintrag.
connection-may-not-send = { $domain } gibt an, wer E-Mails in diesem Namen senden darf, und { $who } gehört nicht dazu. Ihre Antworten könnten für gefälscht gehalten werden. Ersetzen Sie den Eintrag durch das, was die Hilfe zu Ihrem Ausgangsserver nennt, oder durch diesen:

# DKIM.
connection-keys-published = Ihre E-Mails sind für { $domain } signiert, und Empfänger können das prüfen.
connection-key-missing = Ihre E-Mails sind signiert, aber Empfänger finden unter { $record } keinen Schlüssel; deshalb zählt die Signatur nicht.
connection-key-differs = Unter { $record } steht ein anderer Schlüssel als der, mit dem Ihre E-Mails signiert sind; deshalb ist die Signatur ungültig. Ersetzen Sie ihn durch diesen:
connection-signed-on-the-way = Ihre E-Mails werden unterwegs für { $domain } signiert, und Empfänger können das prüfen.
connection-not-signed = Soweit bekannt, signiert niemand Ihre E-Mails für { $domain }. Lassen Sie den Ausgangsserver signieren, oder setzen Sie sending.dkim.domain auf { $domain } und tragen Sie ein, was „answerable key“ ausgibt.

# DMARC.
connection-no-policy = { $domain } gibt nicht an, was Empfänger mit fremden E-Mails in diesem Namen tun sollen. Für den Anfang genügt es zu beobachten:
connection-several-policies = { $domain } gibt mehrmals an, was Empfänger mit fremden E-Mails in diesem Namen tun sollen; deshalb gilt nichts davon. Behalten Sie nur einen Eintrag:
connection-policy-unreadable = { $domain } gibt an, was Empfänger mit fremden E-Mails in diesem Namen tun sollen, aber in einer Form, die niemand versteht. Ersetzen Sie den Eintrag durch diesen:
connection-watches = { $domain } beobachtet, wer E-Mails in diesem Namen sendet. Wenn laut den Berichten keine von Ihren durchfällt, verlangen Sie mehr: p=quarantine.
connection-keeps-others-out = { $domain } bittet Empfänger, fremde E-Mails in diesem Namen fernzuhalten, und Ihre lassen sich davon unterscheiden.
connection-keeps-us-out = { $domain } bittet Empfänger, E-Mails fernzuhalten, deren Herkunft nicht nachgewiesen ist, und bei Ihren ist sie es nicht: Weder SPF noch DKIM steht für sie ein. Ihre Antworten werden abgelehnt oder landen im Spam.

# Eine Nachricht hin und zurück: eine an die Adresse selbst, eine an die Adresse mit Zusatz, wie bei Antworten von Kunden.
connection-no-trip = Noch wurde keine Nachricht hin und zurück geschickt.
connection-trip-waits = Die Nachricht wartet noch auf den Versand.
connection-trip-waits-because = Die Nachricht wartet noch auf den Versand: { $why }.
connection-trip-refused = Die Nachricht an { $address } ging nicht hinaus: { $why }.
connection-trip-refused-tagged = Die Nachricht an { $address } ging nicht hinaus: { $why }. Antworten von Kunden kommen an Adressen mit einem „+“: Lassen Sie diese von Ihrem Mailserver oder Anbieter für das Postfach annehmen.
connection-trip-under-way = Die Nachricht an { $address } ist hinausgegangen ({ $at }) und unterwegs. Das kann einige Minuten dauern.
connection-trip-came-back = Die Nachricht an { $address } ließ sich nicht zustellen: { $why }.
connection-trip-came-back-tagged = Die Nachricht an { $address } ließ sich nicht zustellen: { $why }. Antworten von Kunden kommen an Adressen mit einem „+“: Lassen Sie diese von Ihrem Mailserver oder Anbieter für das Postfach annehmen.
connection-trip-lost = Die Nachricht an { $address } ist hinausgegangen ({ $at }), aber nicht angekommen. Sehen Sie nach, ob sie im Spam-Ordner des Postfachs oder beim Ausgangsserver liegt.
connection-trip-lost-tagged = Die Nachricht an { $address } ist hinausgegangen ({ $at }), aber nicht angekommen. Antworten von Kunden kommen an Adressen mit einem „+“: Lassen Sie diese von Ihrem Mailserver oder Anbieter für das Postfach annehmen.
connection-trip-done = Die Nachricht an { $address } ist angekommen (Dauer: { $span }), übergeben von { $server }.
connection-trip-done-fetched = Die Nachricht an { $address } ist angekommen (Dauer: { $span }), abgerufen von { $server }.

connection-seconds = { $seconds } Sek.

# Die Nachricht selbst, und was auf allen Seiten steht.
connection-letter-subject = Ist { $address } verbunden? { $token }
connection-letter = { $desk } hat diese Nachricht an sich selbst gesendet, um zu sehen, ob E-Mails an { $address } ankommen. Sie wird von selbst aufgenommen, und niemand antwortet darauf. Falls sie in Ihrem Postfach liegt, ist nichts zu tun.
connection-lost = { $address } war verbunden und ist es nicht mehr: Ein Kunde würde vergeblich warten.
connection-what-is-wrong = Was nicht stimmt

# Warum nicht geprüft wurde.
connection-busy = Die Prüfung läuft gerade. Sehen Sie in einer Minute noch einmal nach.
connection-nobody-to-ask = Dieser Prozess hat keine Nameserver, die er fragen könnte. Prüfen Sie es auf der Kommandozeile: answerable doctor.
connection-gone = Dieses Postfach gibt es nicht.
