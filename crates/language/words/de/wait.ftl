# Was Kunden über die Wartezeit erfahren, und Zeitpunkte, wie man sie ihnen sagt:
# „Neun von zehn Anfragen sind innerhalb von 2 Stunden beantwortet.“
# Die Zeitspannen (wait-span-…) stehen immer im Dativ: „innerhalb von einer Stunde“, „bei mehr als 3 Tagen“.
# Was nach „bis“ steht (wait-by-… und die Zeiten von gestern, heute, morgen): „bis Montag um 9:00 Uhr“,
# „bis zum 3. Dezember um 9:00 Uhr“, „bis heute um 16:00 Uhr“.

wait-yesterday-at = gestern um { $time } Uhr
wait-today-at = heute um { $time } Uhr
wait-tomorrow-at = morgen um { $time } Uhr
wait-on-weekday-at = am { $day } um { $time } Uhr
wait-on-date-at = am { $date } um { $time } Uhr
wait-by-weekday-at = { $day } um { $time } Uhr
wait-by-date-at = zum { $date } um { $time } Uhr
wait-most = Neun von zehn Anfragen sind { $most } beantwortet.
wait-most-half = Neun von zehn Anfragen sind { $most } beantwortet, die Hälfte { $half }.
wait-long = Bei einer von zehn Anfragen liegt die Wartezeit derzeit bei mehr als etwa { $waited }.
wait-long-half = Die Hälfte der Anfragen ist { $half } beantwortet. Bei einer von zehn liegt die Wartezeit derzeit bei mehr als etwa { $waited }.
wait-within = innerhalb von { $span }
wait-by-end-of-tomorrow = bis morgen Abend
wait-by-end-of-weekday = bis { $day }abend
wait-by-end-of-date = bis zum Abend des { $date }
wait-span-minutes = { $minutes } Minuten
wait-span-hour = einer Stunde
wait-span-hour-and-half = anderthalb Stunden
wait-span-hours-and-half = { $hours }½ Stunden
wait-span-hours = { $hours } Stunden
wait-span-days =
    { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }
