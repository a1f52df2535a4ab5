# المهام: ما يجب أن يعالجه شخص مسمّى.

task-title = المهام
task-sentence = ما لم يستطع مكتب الخدمة إنهاءه وحده، ولكل مهمة شخص يتولاها.
task-none = لا شيء ينتظر أحدًا.
task-since = { $owner }، منذ { $since }
task-since-about = { $owner }، منذ { $since }، بشأن { $about }
task-yours = مهامك
task-of-others = مهام الآخرين
task-done = تمت
task-more-of-yours = المزيد من مهامك
task-more-of-others = المزيد من مهام الآخرين
task-first = العودة إلى الأولى
task-too-large = في { $account } لدى { $host } رسالة أكبر مما يقبله مكتب الخدمة هذا (limits.message_bytes). جُلب أولها فقط، والرسالة كاملة باقية هناك.
task-too-large-from = في { $account } لدى { $host } رسالة من { $from } أكبر مما يقبله مكتب الخدمة هذا (limits.message_bytes). جُلب أولها فقط، والرسالة كاملة باقية هناك.
task-not-handed-out = تعذّر جلب رسالة من { $account } لدى { $host }: الخادم لا يسلّمها. يُرجى النظر هناك في الرسالة رقم { $number } في المجلد { $folder }.
task-letter-lost = لم يصل البريد التلقائي إلى { $name } ({ $address }): { $why }. يُرجى تصحيح العنوان، أو إعطاء الرابط مباشرة.
task-letter-perhaps-lost = ربما لم يصل البريد التلقائي إلى { $name } ({ $address }): { $why }. يُرجى تصحيح العنوان، أو إعطاء الرابط مباشرة.
task-merged = دُمجت محادثتك [#{ $part }] في [#{ $whole }] بواسطة { $who }. المسؤول: { $owner }.
task-not-delivered =
    لم يصل { $what ->
        [answer] ردك
        [message] ما كتبته
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to }: { $why }. يُرجى التواصل بطريقة أخرى، أو تصحيح العنوان وإعادة الإرسال.
task-not-delivered-for-days =
    لم يصل { $what ->
        [answer] ردك
        [message] ما كتبته
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to } بعد محاولات استمرت أيامًا: { $why }. يُرجى التواصل بطريقة أخرى، أو تصحيح العنوان وإعادة الإرسال.
task-perhaps-delivered =
    غير مؤكد هل أُرسل { $what ->
        [answer] الرد
        [message] ما كُتب
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to } ({ $why }). لم يُعَد الإرسال تلقائيًا؛ يُرجى التحقق من الوصول، وإعادة الإرسال عند الحاجة.
task-returned =
    { $sure ->
        [yes] لم يصل
       *[no] يُرجَّح أنه لم يصل
    } { $what ->
        [answer] ردك
        [message] ما كتبته
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to }: { $because }{ $coded ->
        [yes] {" "}({ $codes })
       *[no] {""}
    }.
task-reported-as-spam =
    أبلغ شخص عن { $what ->
        [answer] الرد
        [message] الرسالة
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to } على أنه بريد مزعج. يُرجى ألا يُكتب إلى هذا العنوان إلا ردًا على رسالة منه.
task-unsubscribed =
    اختار { $to } «إلغاء الاشتراك» أعلى { $what ->
        [answer] الرد
        [message] الرسالة
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    }. يُرجى ألا يُكتب إلى هذا العنوان إلا ردًا على رسالة منه.
task-forged-answer = لم يُرسل إلى العميل رد وصل بالبريد باسم { $name }. { $why } وهو محفوظ كملاحظة: يُرجى سؤال { $name }، ثم إرساله من هنا إن كان صحيحًا.
task-never-asked = لم يُرسل ما رد به { $name } بالبريد: فمن سيصله لم يُسأل قط. وهو محفوظ كملاحظة: إن كانت له صلة بالأمر فيُرجى إضافة عنوانه إلى الاستفسار، ثم الإرسال من هنا.
task-refused-answer = لم يُرسل ما رد به { $name } بالبريد: { $why }. وهو محفوظ كملاحظة؛ يُرجى إرساله من هنا.
task-not-ready = النص غير جاهز للإرسال
task-way-phone = هاتف { $number }
task-next-correct =
    يُرجى تصحيح العنوان، أو التواصل بطريقة أخرى{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-smaller =
    يُرجى الإرسال من جديد بملفات أقل أو أصغر، أو التواصل بطريقة أخرى{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-later =
    يُرجى الإرسال من جديد لاحقًا، أو التواصل بطريقة أخرى{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-otherwise =
    يُرجى الإرسال من جديد بكلمات أخرى أو دون ملفات، أو التواصل بطريقة أخرى{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-ours =
    الخلل من جهتنا، وقد أُبلغ به مدير النظام. وإلى أن يُصلَح، يُرجى التواصل بطريقة أخرى{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
