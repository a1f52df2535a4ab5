# Was in einem Text auffällt, bevor er hinausgeht: was gesehen wurde, und warum es zählt, mit dem Ausweg.

lint-empty = Die Nachricht ist leer.
lint-empty-why = Eine leere Nachricht lässt nur fragen, was man verpasst hat. Schreiben Sie, was für den Kunden wichtig ist.
lint-unfilled = „{ $quote }“ wurde nicht ausgefüllt.
lint-unfilled-why = Der Kunde sähe, dass niemand die Nachricht vor dem Senden gelesen hat. Setzen Sie den Wert ein, oder schreiben Sie den Satz ohne ihn.
lint-importance = Hier steht „{ $quote }“.
lint-importance-why = Man hört das, während niemand antwortet; es zeigt das Gegenteil von dem, was es sagt. Sagen Sie, wer sich bis wann darum kümmert, oder lassen Sie den Satz weg.
lint-dead-end = „{ $quote }“ sagt, dass niemand da ist.
lint-dead-end-why = Auf jede unserer Nachrichten kann man antworten, und jemand liest die Antwort. Bitten Sie um eine Antwort auf diese Nachricht, oder lassen Sie den Satz weg.
lint-vague-wait = „{ $quote }“ ist keine Zeitangabe.
lint-vague-wait-why = Mit einem Ende wartet es sich leichter: Man plant nach einem Zeitpunkt und nach nichts anderem. Nennen Sie einen, den Sie halten können, oder sagen Sie, bis wann Sie mit Neuigkeiten schreiben.
lint-shouting = „{ $quote }“ steht ganz in Großbuchstaben.
lint-shouting-why = Großbuchstaben lesen sich wie Schreien. Schreiben Sie es in gewöhnlichen Buchstaben.
lint-attachment = „{ $quote }“ spricht von einer Datei, und es ist keine da.
lint-attachment-why = Der Kunde müsste danach fragen und noch einmal warten. Fügen Sie die Datei hinzu.
