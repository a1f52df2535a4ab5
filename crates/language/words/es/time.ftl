# Moments, spans and sizes.

time-unknown = hora desconocida
span-under-a-minute = menos de un minuto
span-minutes = { $minutes } min
# Hours and minutes of one span: "3 h 41". The minutes always have two digits.
span-hours = { $hours } h { $minutes }
span-days =
    { $days ->
        [one] 1 día
       *[other] { $days } días
    }
size-bytes =
    { $bytes ->
        [one] 1 byte
       *[other] { $bytes } bytes
    }
size-kilobytes = { $kilobytes } KB
size-megabytes = { $megabytes } MB
