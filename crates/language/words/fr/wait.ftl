# What customers are told about the wait, and moments as they are told. The moments stand after "au plus tard" and
# "rouvrons", the waits after "reçoivent une réponse", the spans after "sous" and "environ".

wait-yesterday-at = hier à { $time }
wait-today-at = aujourd’hui à { $time }
wait-tomorrow-at = demain à { $time }
wait-on-weekday-at = { $day } à { $time }
wait-on-date-at = le { $date } à { $time }
wait-by-weekday-at = { $day } à { $time }
wait-by-date-at = le { $date } à { $time }
wait-most = Neuf personnes sur dix reçoivent une réponse { $most }.
wait-most-half = Neuf personnes sur dix reçoivent une réponse { $most } ; la moitié, { $half }.
wait-long = En ce moment, une personne sur dix attend environ { $waited } ou plus.
wait-long-half = La moitié des personnes reçoivent une réponse { $half }. En ce moment, une personne sur dix attend environ { $waited } ou plus.
wait-within = sous { $span }
wait-by-end-of-tomorrow = au plus tard demain en fin de journée
wait-by-end-of-weekday = au plus tard { $day } en fin de journée
wait-by-end-of-date = au plus tard le { $date } en fin de journée
wait-span-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
wait-span-hour = une heure
wait-span-hour-and-half = une heure et demie
wait-span-hours-and-half = { $hours } heures et demie
wait-span-hours =
    { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    }
wait-span-days =
    { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
