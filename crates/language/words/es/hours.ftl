# What is wrong with opening hours, and the hours in words: "de lunes a viernes, de 9:00 a 17:00 (hora de Amsterdam)".
# A single day comes bare ("lunes"): let the hours stand behind a colon.

hours-unknown-zone = «{ $zone }» no es una zona horaria conocida. Elija una como Europe/Amsterdam.
hours-not-a-span = De { $from } a { $to } no es un tramo de un día. Use horas entre 0:00 y 24:00.
hours-overlap = Dos tramos del mismo día se solapan ({ $at }).
hours-too-many-spans = Un día puede tener como máximo { $max } tramos.
hours-too-many-exceptions = Puede haber como máximo { $max } excepciones. Quite las de años pasados.
hours-not-a-date = «{ $text }» no es una fecha. Escríbala así: 2026-12-24.
hours-date-twice = Hay dos entradas para { $date }. Deje una.
hours-not-understood = «{ $text }» no se entiende. Escriba las horas así: 9:00-12:30, 13:30-17:00; si está cerrado, escriba «closed».
hours-closed = cerrado
hours-any-hour = todos los días, a cualquier hora
hours-group = { $days }, { $times }
hours-groups = { $one }; { $other }
hours-with-zone = { $hours } ({ $zone })
hours-zone = hora de { $city }
hours-every-day = todos los días
hours-all-day = todo el día
hours-two-days = { $first } y { $last }
hours-days = de { $first } a { $last }
hours-span = de { $from } a { $to }
hours-two-spans = { $one } y { $other }
