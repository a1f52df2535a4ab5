# الوارد: طرق العرض، وصفوف قوائمها، وما تقوله طريقة عرض فارغة.
#
# كلمة واحدة للشيء الواحد في كل الملفات:
#   conversation     محادثة (ج. محادثات)
#   customer         العميل (ج. العملاء)
#   owner            المسؤول (عن المحادثة)؛ assign: إسناد
#   agent            موظف؛ lead: مشرف؛ administrator: مدير النظام؛ operator: مشغّل النظام
#   note             ملاحظة (داخلية)
#   answer, reply    رد (ج. ردود)
#   saved answer     رد محفوظ
#   snooze           تأجيل، مؤجلة؛ wake: استئناف
#   close, reopen    إغلاق، مغلقة؛ إعادة الفتح
#   merge, split     دمج، إلغاء الدمج؛ فصل
#   view             طريقة عرض (ج. طرق العرض)
#   discard          استبعاد
#   tag              وسم (ج. وسوم)
#   mailbox          صندوق بريد (ج. صناديق البريد)
#   inbox            الوارد
#   post room        غرفة البريد؛ held: محتجزة
#   spam             بريد مزعج
#   quarantine       العزل، معزولة
#   acknowledgement  إشعار الاستلام
#   notice (to the owner)  تنبيه (المسؤول)
#   automatic mail   البريد التلقائي (ما نرسله نحن)؛ from machines: من أنظمة آلية (ما يصلنا)
#   desk             مكتب الخدمة
#   task             مهمة (ج. مهام)
#   draft            مسودة
#   reference        الرقم المرجعي
#   relay            خادم ترحيل
#   timeline         السجل الزمني
#   filter           عامل تصفية (ج. عوامل التصفية)
#   blank            خانة (في رد محفوظ)
#   forged           مزوّرة
#   letters that the desk writes  البريد التلقائي
#   light user       مستخدم محدود؛ auditor: مدقق؛ role: دور
#   team             فريق (ج. فرق)
#   audit            سجل التدقيق؛ entry: قيد (ج. قيود)
#   invitation       دعوة؛ join: انضمام
#   code             رمز (بعد كلمة المرور)؛ recovery code: رمز استرداد؛ secret: المفتاح السري
# أسماء الأشخاص لا يُعرف جنسها: الجمل مبنية للمجهول مع «بواسطة»، أو اسمية، فلا يُصرَّف فعل مع اسم.
# الأزرار مصادر: «إغلاق»، لا «أغلِق».

inbox-new-conversation = محادثة جديدة
inbox-search = بحث
inbox-search-all = البحث في كل المحادثات
inbox-other-views = طرق عرض أخرى
inbox-more = محادثات أخرى
inbox-no-owner = بلا مسؤول
inbox-unread = { "، غير مقروءة" }
inbox-answer-due = موعد الرد:
inbox-by-channel = عبر { $channel }:
inbox-owner = المسؤول
inbox-step-done = تم:
inbox-step-to-do = المطلوب:
inbox-choose = اختر محادثة، أو اضغط j لفتح الأولى.
inbox-view-mine = محادثاتي
inbox-view-waiting-on-us = بانتظار ردنا
inbox-view-waiting-on-them = بانتظار ردهم
inbox-view-open = كل المفتوحة
inbox-view-machines = من أنظمة آلية
inbox-view-snoozed = المؤجلة
inbox-view-closed = المغلقة
inbox-view-quarantine = مزعج؟
inbox-view-mentions = الإشارات
inbox-nothing-of-yours = لا محادثات مفتوحة لديك.
inbox-see-who-waits = عرض من ينتظر ردنا
inbox-no-one-waits = لا أحد ينتظر ردنا.
inbox-answered-today =
    { $count ->
        [zero] لم يُرَد على أي محادثة اليوم.
        [one] تم الرد على محادثة واحدة اليوم.
        [two] تم الرد على محادثتين اليوم.
        [few] تم الرد على { $count } محادثات اليوم.
        [many] تم الرد على { $count } محادثة اليوم.
       *[other] تم الرد على { $count } محادثة اليوم.
    }
inbox-look-at-tasks = عرض المهام
inbox-nobody-owes = لا ننتظر ردًا من أحد.
inbox-nothing-open = لا محادثات مفتوحة.
inbox-look-at-closed = عرض المغلقة
inbox-no-machines = لا محادثات مفتوحة من أنظمة آلية.
inbox-all-open = كل المحادثات المفتوحة
inbox-none-aside = لا محادثات مؤجلة.
inbox-to-yours = إلى محادثاتك
inbox-no-spam = لا شيء يبدو بريدًا مزعجًا.
inbox-no-mentions = لا ملاحظة تشير إليك بعد. يفعل الزملاء ذلك بكتابة @ ثم اسمك.
inbox-none-closed = لم تُغلق أي محادثة بعد.
inbox-nobody-wrote = لم يكتب أحد بعد. ثلاث خطوات إلى الرد الأول:
inbox-somebody-wrote = وصلت أول رسالة. ما بقي من الخطوات الثلاث:
inbox-first-answered = كُتب أول ردّ. بدأت خدمة العملاء عملها.
inbox-step-connect = ربط صندوق بريد
inbox-step-answer = الرد
inbox-your-address = عنوانك
inbox-step-write = الكتابة إلى { $address }
inbox-step-write-at = الكتابة إلى { $address }؛ يُستقبل البريد على { $at }
inbox-status-closed = مغلقة
inbox-status-snoozed = مؤجلة
inbox-status-quarantined = معزولة
inbox-status-merged = مدموجة
inbox-over = متأخر { $span }
inbox-no-subject = (بلا موضوع)
inbox-count-and-more = { $count } فأكثر

inbox-list-width = عرض القائمة
inbox-side-width = عرض لوحة العميل
inbox-unreadable = رسالة تعذّرت قراءتها
inbox-unreadable-why = تعذّرت القراءة: { $why }
