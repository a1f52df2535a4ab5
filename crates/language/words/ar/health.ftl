# ما ليس على ما يرام في مكتب الخدمة: أعلى كل صفحة إلى أن يُصلَح.

health-no-name-server = لا يجيب أي خادم أسماء. لا يُتحقق ممن يرسل البريد، وقد لا يُرسل البريد. يُرجى مراجعة الشبكة وإعدادات DNS لهذا الخادم.
health-not-kept = تعذّر حفظ آخر رسالة وصلت، وطُلب من مرسلها أن يعيد المحاولة: { $trouble }.
health-files-gone = ملفات مفقودة: لا يمكن عرض المرفقات والرسائل الكبيرة التي وصلت. نُقل مجلد البيانات أو أُفرغ، أو قرصه غير موجود: يُرجى إعادته إلى مكانه، أو استعادة نسخة احتياطية. يبيّن `answerable doctor` ما ينقص.
health-not-taken-in =
    وصل ولم يُعالَج: { $messages ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $messages } رسائل
        [many] { $messages } رسالة
       *[other] { $messages } رسالة
    }، وأقدمها منذ { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }.
health-late-to-leave =
    تأخر الإرسال: { $messages ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $messages } رسائل
        [many] { $messages } رسالة
       *[other] { $messages } رسالة
    }، وأقدمها متأخر { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }.
health-not-scanned =
    لم يفحص ماسح الفيروسات ملفات { $messages ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $messages } رسائل
        [many] { $messages } رسالة
       *[other] { $messages } رسالة
    }، وأقدمها منذ { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }. وإلى أن يجيب، لا يحصل عليها إلا من يريدها رغم ذلك. يبيّن `answerable doctor` موضع الخلل.
health-nothing-leaves =
    البريد لا يُرسل: { $messages ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $messages } رسائل
        [many] { $messages } رسالة
       *[other] { $messages } رسالة
    } قيد إعادة المحاولة دون نجاح، وأقدمها منذ { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }.
health-silent-source = لا يصل بريد من { $account } لدى { $host }. { $why }.
health-source-silent = لا يصل بريد من { $account } لدى { $host }
health-source-unseen = لم ينظر أحد هناك منذ نصف ساعة؛ يُرجى التحقق من أن مكتب الخدمة يعمل
