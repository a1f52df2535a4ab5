# ما يُقال للعملاء عن مدة الانتظار، والمواعيد كما تُقال: «يصل الرد إلى تسعة من كل عشرة أشخاص خلال ساعتين.»
# المدد تأتي بعد «خلال» و«نحو»، لذلك «ساعتين» لا «ساعتان». المواعيد تأتي بعد «نعود» و«في موعد أقصاه».

wait-yesterday-at = أمس الساعة { $time }
wait-today-at = اليوم الساعة { $time }
wait-tomorrow-at = غدًا الساعة { $time }
wait-on-weekday-at = يوم { $day } الساعة { $time }
wait-on-date-at = يوم { $date } الساعة { $time }
wait-by-weekday-at = يوم { $day } الساعة { $time }
wait-by-date-at = يوم { $date } الساعة { $time }
wait-most = يصل الرد إلى تسعة من كل عشرة أشخاص { $most }.
wait-most-half = يصل الرد إلى تسعة من كل عشرة أشخاص { $most }، وإلى النصف { $half }.
wait-long = في الوقت الحالي ينتظر واحد من كل عشرة أشخاص مدة تزيد على نحو { $waited }.
wait-long-half = يصل الرد إلى نصف من يكتبون إلينا { $half }. وفي الوقت الحالي ينتظر واحد من كل عشرة أشخاص مدة تزيد على نحو { $waited }.
wait-within = خلال { $span }
wait-by-end-of-tomorrow = قبل نهاية يوم غد
wait-by-end-of-weekday = قبل نهاية يوم { $day }
wait-by-end-of-date = قبل نهاية يوم { $date }
wait-span-minutes =
    { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }
wait-span-hour = ساعة
wait-span-hour-and-half = ساعة ونصف
wait-span-hours-and-half =
    { $hours ->
        [zero] نصف ساعة
        [one] ساعة ونصف
        [two] ساعتين ونصف
        [few] { $hours } ساعات ونصف
        [many] { $hours } ساعة ونصف
       *[other] { $hours } ساعة ونصف
    }
wait-span-hours =
    { $hours ->
        [zero] أقل من ساعة
        [one] ساعة
        [two] ساعتين
        [few] { $hours } ساعات
        [many] { $hours } ساعة
       *[other] { $hours } ساعة
    }
wait-span-days =
    { $days ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
