# Servicezeiten: was an einer Eingabe nicht stimmt, und wie die Zeiten gesagt werden.
# Die Zeiten stehen nach einem Doppelpunkt oder einem Gedankenstrich, nie gebeugt mitten im Satz:
# „Mia antwortet zu diesen Zeiten: Montag bis Freitag, 9:00 bis 17:00 Uhr (Ortszeit Amsterdam).“

hours-unknown-zone = „{ $zone }“ ist keine bekannte Zeitzone. Wählen Sie eine wie Europe/Berlin.
hours-not-a-span = { $from } bis { $to } ist keine Zeitspanne innerhalb eines Tages. Nutzen Sie Zeiten von 0:00 bis 24:00.
hours-overlap = Zwei Zeiten desselben Tages überschneiden sich um { $at } Uhr.
hours-too-many-spans = Für einen Tag sind höchstens { $max } Zeiten möglich.
hours-too-many-exceptions = Es sind höchstens { $max } Ausnahmen möglich. Entfernen Sie die aus vergangenen Jahren.
hours-not-a-date = „{ $text }“ ist kein Datum. Schreiben Sie es so: 2026-12-24.
hours-date-twice = Für { $date } gibt es zwei Einträge. Behalten Sie einen davon.
hours-not-understood = „{ $text }“ ist so nicht gültig. Schreiben Sie Zeiten so: 9:00-12:30, 13:30-17:00; für einen Tag ohne Servicezeiten „closed“.
hours-closed = derzeit geschlossen
hours-any-hour = täglich rund um die Uhr
hours-group = { $days }, { $times }
hours-groups = { $one }; { $other }
hours-with-zone = { $hours } ({ $zone })
hours-zone = Ortszeit { $city }
hours-every-day = täglich
hours-all-day = ganztägig
hours-two-days = { $first } und { $last }
hours-days = { $first } bis { $last }
hours-span = { $from } bis { $to } Uhr
hours-two-spans = { $one } und { $other }
