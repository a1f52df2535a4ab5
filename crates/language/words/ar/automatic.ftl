# مفتاح كل البريد التلقائي.

automatic-stopped = كل البريد التلقائي متوقف
automatic-running = البريد التلقائي يعمل
automatic-people = الردود التي يكتبها الموظفون لا تتأثر، وكل رسالة تصل تُحفظ وتُعرض.
automatic-before = ما سبق
automatic-title = البريد التلقائي
automatic-sentence = إشعارات الاستلام وكل ما يُرسل دون أن يضغط أحد زرًا.
automatic-run = إعادة تشغيله
automatic-stop = إيقاف كل البريد التلقائي
automatic-stopped-by = أُوقف بواسطة { $who }، { $at }.
automatic-ask = لتغييره يُرجى الرجوع إلى { $who }.
automatic-did-stop = أُوقف بواسطة { $who }
automatic-did-run = أُعيد تشغيله بواسطة { $who }
automatic-today =
    { $sent ->
        [zero] لم يُكتب أي إشعار استلام في آخر 24 ساعة.
        [one] كُتب إشعار استلام واحد في آخر 24 ساعة.
        [two] كُتب إشعارا استلام في آخر 24 ساعة.
        [few] كُتبت { $sent } إشعارات استلام في آخر 24 ساعة.
        [many] كُتب { $sent } إشعار استلام في آخر 24 ساعة.
       *[other] كُتب { $sent } إشعار استلام في آخر 24 ساعة.
    }
automatic-held = ما كان سيُرسل منذ ذلك الحين ينتظر، ولم يضع منه شيء.
