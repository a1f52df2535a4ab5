# What is wrong with opening hours.

hours-unknown-zone = “{ $zone }” is not a known time zone. Choose one such as Europe/Amsterdam.
hours-not-a-span = { $from } to { $to } is not a span of a day. Use times from 0:00 to 24:00.
hours-overlap = Two times of one day overlap at { $at }.
hours-too-many-spans = A day can have at most { $max } times.
hours-too-many-exceptions = There can be at most { $max } exceptions. Remove those of past years.
hours-not-a-date = “{ $text }” is not a date. Write it as 2026-12-24.
hours-date-twice = { $date } has two entries. Keep one.
hours-not-understood = “{ $text }” is not understood. Write times as 9:00-12:30, 13:30-17:00, or “closed”.
hours-closed = closed
hours-any-hour = every day, at any hour
hours-group = { $days }, { $times }
hours-groups = { $one }; { $other }
hours-with-zone = { $hours } ({ $zone })
hours-zone = { $city } time
hours-every-day = every day
hours-all-day = all day
hours-two-days = { $first } and { $last }
hours-days = { $first } to { $last }
hours-span = { $from } to { $to }
hours-two-spans = { $one } and { $other }
