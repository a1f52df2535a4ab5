# What is wrong with opening hours.

hours-unknown-zone = « { $zone } » n’est pas un fuseau horaire connu. Choisissez-en un comme Europe/Amsterdam.
hours-not-a-span = { $from } à { $to } n’est pas une plage d’une même journée. Utilisez des heures de 0:00 à 24:00.
hours-overlap = Deux plages d’un même jour se chevauchent à { $at }.
hours-too-many-spans = Un jour peut compter { $max } plages au plus.
hours-too-many-exceptions = Il peut y avoir { $max } exceptions au plus. Retirez celles des années passées.
hours-not-a-date = « { $text } » n’est pas une date. Écrivez-la sous la forme 2026-12-24.
hours-date-twice = La date { $date } figure deux fois. N’en gardez qu’une.
hours-not-understood = « { $text } » n’a pas été compris. Écrivez les heures sous la forme 9:00-12:30, 13:30-17:00, ou « closed » pour un jour de fermeture.

# The hours themselves: they stand after a colon, and after "répond aux messages".

hours-closed = sans horaires d’ouverture fixes
hours-any-hour = tous les jours, à toute heure
# One day alone needs its article: "le samedi, de 9:00 à 12:00".
hours-group =
    { $days ->
        [lundi] le lundi, { $times }
        [mardi] le mardi, { $times }
        [mercredi] le mercredi, { $times }
        [jeudi] le jeudi, { $times }
        [vendredi] le vendredi, { $times }
        [samedi] le samedi, { $times }
        [dimanche] le dimanche, { $times }
       *[other] { $days }, { $times }
    }
hours-groups = { $one } ; { $other }
hours-with-zone = { $hours } ({ $zone })
hours-zone = heure locale à { $city }
hours-every-day = tous les jours
hours-all-day = toute la journée
hours-two-days = le { $first } et le { $last }
hours-days = du { $first } au { $last }
hours-span = de { $from } à { $to }
hours-two-spans = { $one } et { $other }
