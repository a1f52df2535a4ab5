# What customers are told about the wait, and moments as they are told: "Nueve de cada diez personas reciben respuesta en
# 2 horas o menos." Days carry their article here ("el lunes a las 9:00"): write "a más tardar { $by }", "termina { $by }".

wait-yesterday-at = ayer a las { $time }
wait-today-at = hoy a las { $time }
wait-tomorrow-at = mañana a las { $time }
wait-on-weekday-at = el { $day } a las { $time }
wait-on-date-at = el { $date } a las { $time }
wait-by-weekday-at = el { $day } a las { $time }
wait-by-date-at = el { $date } a las { $time }
wait-most = Nueve de cada diez personas reciben respuesta { $most }.
wait-most-half = Nueve de cada diez personas reciben respuesta { $most }; la mitad, { $half }.
wait-long = En este momento, una de cada diez personas espera más de { $waited }, aproximadamente.
wait-long-half = La mitad de las personas recibe respuesta { $half }. En este momento, una de cada diez espera más de { $waited }, aproximadamente.
wait-within = en { $span } o menos
wait-by-end-of-tomorrow = antes de que termine el día de mañana
wait-by-end-of-weekday = antes de que termine el { $day }
wait-by-end-of-date = antes de que termine el { $date }
wait-span-minutes =
    { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }
wait-span-hour = una hora
wait-span-hour-and-half = una hora y media
wait-span-hours-and-half = { $hours } horas y media
wait-span-hours =
    { $hours ->
        [one] 1 hora
       *[other] { $hours } horas
    }
wait-span-days =
    { $days ->
        [one] 1 día
       *[other] { $days } días
    }
