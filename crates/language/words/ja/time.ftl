# Moments, spans and sizes.

time-unknown = ある時点
span-under-a-minute = 1分未満
span-minutes = { $minutes }分
# Hours and minutes of one span: "3時間41分". The minutes always have two digits.
span-hours = { $hours }時間{ $minutes }分
span-days =
    { $days ->
       *[other] { $days }日
    }
size-bytes =
    { $bytes ->
       *[other] { $bytes }バイト
    }
size-kilobytes = { $kilobytes } KB
size-megabytes = { $megabytes } MB
