# What customers are told about the wait, and moments as they are told.
# $most and $half are whole pieces with their particle: "2時間以内に", "金曜日中に".

wait-yesterday-at = 昨日の{ $time }
wait-today-at = 本日の{ $time }
wait-tomorrow-at = 明日の{ $time }
wait-on-weekday-at = { $day }の{ $time }
wait-on-date-at = { $date }の{ $time }
wait-by-weekday-at = { $day }の{ $time }
wait-by-date-at = { $date }の{ $time }
wait-most = これまでの実績から、10人中9人のお客様には{ $most }返信できる見込みです。
wait-most-half = これまでの実績から、10人中9人のお客様には{ $most }、半数のお客様には{ $half }返信できる見込みです。
wait-long = 現在、10人に1人のお客様には、返信までおよそ{ $waited }以上お待ちいただいています。
wait-long-half = これまでの実績から、半数のお客様には{ $half }返信できる見込みです。現在、10人に1人のお客様には、返信までおよそ{ $waited }以上お待ちいただいています。
wait-within = { $span }以内に
wait-by-end-of-tomorrow = 明日中に
wait-by-end-of-weekday = { $day }中に
wait-by-end-of-date = { $date }中に
wait-span-minutes = { $minutes }分
wait-span-hour = 1時間
wait-span-hour-and-half = 1時間半
wait-span-hours-and-half = { $hours }時間半
wait-span-hours = { $hours }時間
wait-span-days = { $days }日
