# Rules that people make: when, if, then; what they would have done; what they did.

rule-title = Regeln
rule-sentence = Was hier von selbst geschieht. Eine Regel ist aus, bis Sie gesehen haben, was sie letzte Woche getan hätte.
rule-none = Es gibt noch keine Regel.
rule-name = Name
rule-name-hint = Er steht überall im Verlauf, wo die Regel etwas tut
rule-when = Wenn
rule-if = Falls
rule-then = Dann
rule-state = Stand
rule-order = Reihenfolge
rule-when-begins = eine Nachricht eine Konversation beginnt
rule-when-arrives = jemand uns schreibt
rule-when-answered = jemand von uns antwortet
rule-when-closed = sie geschlossen wird
rule-if-all = egal welche es ist
rule-if-fits = sie zu { $line } passt
rule-line-hint = Filter wie in der Suche, etwa tag:vip oder mailbox:orders@example.com, und Wörter, die in der Nachricht stehen. Leer: jede Konversation
rule-does-tag = das Schlagwort „{ $tag }“ hinzufügen
rule-does-untag = das Schlagwort „{ $tag }“ entfernen
rule-does-priority =
    { $priority ->
        [low] die Priorität auf „niedrig“ setzen
        [high] die Priorität auf „hoch“ setzen
        [urgent] die Priorität auf „dringend“ setzen
       *[normal] die Priorität auf „normal“ setzen
    }
rule-does-team = an das Team { $team } geben
rule-does-owner = an { $agent } geben
rule-does-snooze =
    { $hours ->
        [one] für 1 Stunde vertagen
       *[other] für { $hours } Stunden vertagen
    }
rule-does-gone = etwas, das es nicht mehr gibt
rule-on = an seit { $since }
rule-off = aus
rule-earlier = Früher: { $rule }
rule-later = Später: { $rule }
rule-add = Regel schreiben
rule-change = Regel ändern
rule-save = Speichern und ansehen, was sie getan hätte
rule-form-tag = Dieses Schlagwort hinzufügen
rule-form-untag = Dieses Schlagwort entfernen
rule-form-priority = Priorität setzen
rule-form-team = An dieses Team geben
rule-form-owner = Zuständig machen
rule-form-snooze = Für so viele Stunden vertagen
rule-form-nothing = So lassen
rule-no-loops = Was eine Regel tut, löst nie eine andere aus. Regeln werden der Reihe nach befolgt, jede höchstens einmal.
rule-trial = Was sie in den letzten sieben Tagen getan hätte
rule-trial-count =
    { $count ->
        [0] Sie hätte keine Konversation betroffen.
        [one] Sie hätte 1 Konversation betroffen.
       *[other] Sie hätte { $count } Konversationen betroffen.
    }
rule-trial-today = Schlagwörter, Priorität, Team und Zuständigkeit gelten so, wie sie heute sind.
rule-trial-back-to = Nur Konversationen seit { $since } wurden angesehen; für alle sind es zu viele.
rule-trial-odd = „{ $what }“ gibt es nicht mehr, daher betrifft die Regel nichts. Ändern Sie die Regel.
rule-switch-on = Einschalten
rule-switch-off = Ausschalten
rule-remove = Regel entfernen
rule-only-administrators = Nur { $who } kann Regeln ändern.
rule-followed = Die Regel „{ $rule }“ wurde befolgt
rule-team-changed = Sie ging an das Team { $team }
rule-refused-name = Geben Sie der Regel einen Namen mit höchstens { $max } Zeichen
rule-refused-odd = „{ $what }“ wird nicht verstanden oder gibt es nicht
rule-refused-eyes = „{ $what }“ hängt davon ab, wer hinsieht, und eine Regel sieht nicht; lassen Sie es weg
rule-refused-nothing = Wählen Sie, was die Regel tut
rule-refused-acts = Eine Regel tut höchstens { $max } Dinge
rule-refused-act = Eine Regel kann „{ $what }“ nicht tun: Das gibt es nicht, oder es ist nicht möglich
rule-refused-many = Es gibt schon { $max } Regeln; entfernen Sie zuerst eine
rule-refused-changed = Diese Regel wurde inzwischen geändert; sehen Sie noch einmal nach, was sie getan hätte
rule-remove-says = Die Regel „{ $rule }“ ist dann endgültig weg. Was sie getan hat, bleibt.
rule-remove-says-on = Die Regel „{ $rule }“ hört sofort auf und ist dann endgültig weg. Was sie getan hat, bleibt. Um sie nur eine Weile anzuhalten, schalten Sie sie aus.
