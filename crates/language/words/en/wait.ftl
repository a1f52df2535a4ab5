# What customers are told about the wait, and moments as they are told: "Nine of ten people hear back within 2 hours."

wait-yesterday-at = yesterday at { $time }
wait-today-at = today at { $time }
wait-tomorrow-at = tomorrow at { $time }
wait-on-weekday-at = on { $day } at { $time }
wait-on-date-at = on { $date } at { $time }
wait-by-weekday-at = { $day } at { $time }
wait-by-date-at = { $date } at { $time }
wait-most = Nine of ten people hear back { $most }.
wait-most-half = Nine of ten people hear back { $most }; half { $half }.
wait-long = At the moment one in ten people waits longer than about { $waited }.
wait-long-half = Half of the people hear back { $half }. At the moment one in ten people waits longer than about { $waited }.
wait-within = within { $span }
wait-by-end-of-tomorrow = by the end of tomorrow
wait-by-end-of-weekday = by the end of { $day }
wait-by-end-of-date = by the end of { $date }
wait-span-minutes = { $minutes } minutes
wait-span-hour = an hour
wait-span-hour-and-half = an hour and a half
wait-span-hours-and-half = { $hours } and a half hours
wait-span-hours = { $hours } hours
wait-span-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
