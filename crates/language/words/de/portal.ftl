# Die Kundenseite. Hier heißt die Konversation „Ihre Anfrage“.

portal-is-answered = Ist Ihre Anfrage beantwortet?
portal-put-right = Ist alles geklärt?
portal-closed = Ihre Anfrage ist abgeschlossen
portal-solved = Geklärt, und danke für Ihre Rückmeldung
portal-next = Wie es weitergeht
portal-yes = Ja
portal-not-yet = Noch nicht
portal-add = Etwas ergänzen
portal-your-message = Ihre Nachricht
portal-files = Fotos oder Dateien
portal-said = Bisherige Nachrichten
portal-bad-link = Dieser Link führt nicht zu Ihrer Anfrage
portal-bad-link-why = Vielleicht ist er unvollständig: E-Mail-Programme brechen lange Links manchmal um.
portal-reach-us = So erreichen Sie uns
portal-not-now = Diese Seite kann gerade nicht angezeigt werden
portal-not-now-kept = Das liegt an uns, nicht an Ihnen. Von dem, was Sie uns bisher geschrieben haben, ist nichts verloren. Was Sie eben getan haben, ist nicht bei uns angekommen.
portal-not-now-again = Bitte kommen Sie in ein paar Minuten wieder und versuchen Sie es noch einmal. Oder antworten Sie auf eine beliebige E-Mail von uns: Ihre Antwort erreicht dieselbe Person.
portal-not-now-title = Gerade nicht möglich
portal-looked-after = { $owner } kümmert sich um Ihre Anfrage
portal-answered = { $owner } hat Ihre Anfrage beantwortet
portal-percent =
    { $percent ->
        [one] { $percent } Prozent der Zeit ist vergangen
       *[other] { $percent } Prozent der Zeit sind vergangen
    }
portal-not-yet-says = „Noch nicht“ öffnet Ihre Anfrage sofort wieder, und { $owner } kümmert sich darum.
portal-send-to = An { $owner } senden
portal-sees-too = Auch { $owner } sieht das alles, Sie müssen also nichts wiederholen.
portal-write-to = Antworten Sie auf eine beliebige E-Mail von uns oder schreiben Sie an { $address }. Dort liest ein Mensch, und nichts von dem, was Sie uns geschrieben haben, ist verloren.
portal-bad-link-title = Link nicht gültig
portal-too-many-files = Auf einmal sind höchstens { $files } Dateien mit zusammen { $megabytes } MB möglich. Ihr Text steht noch unten.
portal-our-fault = Das hat nicht geklappt, und es liegt an uns. Ihr Text steht unten: Bitte senden Sie ihn in einer Minute noch einmal.
portal-refused = { $why }.
portal-busy = Gerade treffen viele Dateien ein. Es wurde nichts gesendet. Gehen Sie zurück, Ihr Text ist noch da, und senden Sie ihn in einer Minute noch einmal, mit weniger Dateien.
portal-late = Die Übertragung hat zu lange gedauert. Es wurde nichts gesendet. Gehen Sie zurück, Ihr Text ist noch da, und senden Sie ihn in einer Minute noch einmal, mit weniger Dateien.
portal-too-large = Das ist mehr, als wir auf einmal annehmen können. Es wurde nichts gesendet. Gehen Sie zurück, Ihr Text ist noch da, und senden Sie ihn in einer Minute noch einmal, mit weniger Dateien.
portal-added = { $owner } hat Ihre Nachricht bekommen.
portal-thanks = Danke für Ihre Rückmeldung. Falls noch etwas offen ist, schreiben Sie einfach wieder hier.
portal-knows = { $owner } weiß Bescheid und kümmert sich wieder darum.
portal-we = Unser Team
portal-answers = { $owner } antwortet zu diesen Zeiten: { $hours }.
portal-about = Es geht um „{ $subject }“.
portal-files-up-to = Zusammen bis zu { $megabytes } MB.
portal-reach = Sie können auch auf jede E-Mail von uns antworten oder an { $mailbox } schreiben. Die Referenz ist { $reference }. Diese Seite ist nur für Personen, die den Link haben.
portal-you = Sie
portal-over = Neun von zehn Anfragen waren bis { $by } beantwortet, Ihre ist es noch nicht. { $owner } sieht, dass Sie warten, und nichts geht verloren.
portal-again = Neun von zehn Anfragen, die uns jetzt erreichen, sind bis { $by } beantwortet. Ihre kam früher an.
portal-no-new-time = Einen neuen Zeitpunkt können wir nicht nennen: Er wäre nur geraten.
portal-by = Neun von zehn Anfragen sind bis { $by } beantwortet
portal-left = noch { $span }
portal-step-open-again = Wir sind { $at } wieder da; dann liest { $owner } Ihre Nachricht
portal-step-writes = { $owner } schreibt Ihnen, per E-Mail und hier
portal-step-arrived = Ihre Nachricht ist angekommen, { $at }
portal-step-has-it = { $owner } kümmert sich darum
