# Moments, spans and sizes.

time-unknown = date inconnue
span-under-a-minute = moins d’une minute
span-minutes = { $minutes } min
# Hours and minutes of one span: "3 h 41". The minutes always have two digits.
span-hours = { $hours } h { $minutes }
span-days =
    { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
size-bytes =
    { $bytes ->
        [one] { $bytes } octet
       *[other] { $bytes } octets
    }
size-kilobytes = { $kilobytes } Ko
size-megabytes = { $megabytes } Mo
