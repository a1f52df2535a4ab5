# Neues im Browser, wenn keine Seite offen ist.

push-title = Neues in diesem Browser
push-what = Wenn keine Seite offen ist, kann dieser Browser Ihnen sagen, dass jemand aus dem Team Sie erwähnt oder ein Kunde Ihnen geschrieben hat: wer und wo, ohne die Worte des Kunden. Es endet, wenn Sie sich hier abmelden.
push-tell = Hier Bescheid geben
push-stop = Beenden
push-since = Seit { $at }
push-this = dieser
push-browsers = Browser, die Ihnen Bescheid geben
push-needs-script = Dafür braucht es einen Browser, der Push-Nachrichten kennt und Skripte zulässt, und eine Verbindung über https.
push-no-key = Dieser Prozess kann den Schlüssel dafür nicht aufbewahren. Was fehlt, sagt answerable doctor.
push-refused = Der Browser lässt es nicht zu. Erlauben Sie in seinen Einstellungen Benachrichtigungen für diese Adresse und versuchen Sie es noch einmal.
push-odd = Was der Browser über seinen Push-Dienst sagt, ist nicht zu gebrauchen. Nichts wurde geändert.
push-mentioned = { $name } hat Sie erwähnt
push-mentioned-by-somebody = Jemand aus dem Team hat Sie erwähnt
push-customer-wrote = Ein Kunde hat Ihnen geschrieben
