# Zeitpunkte, Zeitspannen und Größen.
# Eine Zeitspanne steht nie im Dativ: „noch 2 Tage“, nicht „in 2 Tagen“.

time-unknown = irgendwann
span-under-a-minute = unter 1 Min.
span-minutes = { $minutes } Min.
# Stunden und Minuten einer Zeitspanne: „3:41 Std.“. Die Minuten haben immer zwei Ziffern.
span-hours = { $hours }:{ $minutes } Std.
span-days =
    { $days ->
        [one] 1 Tag
       *[other] { $days } Tage
    }
size-bytes = { $bytes } Byte
size-kilobytes = { $kilobytes } KB
size-megabytes = { $megabytes } MB
