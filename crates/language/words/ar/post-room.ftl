# غرفة البريد: بريد يُحتجز بدل أن يُرسل.

post-room-nothing-held = لا شيء محتجز هنا: الردود تُرسل تلقائيًا.
post-room-nothing-answered = لم يُكتب أي رد بعد. عند الرد على محادثة يظهر الرد هنا.
post-room-caught = الرسائل المحتجزة
post-room-earlier = الأقدم
post-room-choose = اختر رسالة لقراءتها كما سيقرؤها العميل.
post-room-title = غرفة البريد
post-room-held = البريد الصادر يُحتجز هنا ليراه أحد أولًا. كل رسالة معروضة كما سيقرؤها العميل.
post-room-no-relay = لم يُضبط خادم ترحيل، فلا يخرج شيء من هذا الجهاز. ما كان سيُرسل معروض هنا كما سيقرؤه العميل.
post-room-send-all = إرسال الكل
post-room-discard-automatic = استبعاد البريد التلقائي
post-room-discard-automatic-says = كل إشعارات الاستلام والتنبيهات المحتجزة هنا لن تُرسل أبدًا. ما كتبه الموظفون يبقى.
post-room-discarded-automatic = لن تُرسل أبدًا. يُذكر ذلك في السجل الزمني لمحادثتها.
post-room-discarded = لن تُرسل أبدًا. يصير نصها مسودتك في محادثتها، ويعود العميل إلى الانتظار.
post-room-from = من
post-room-to = إلى
post-room-written = كُتبت
post-room-frame = الرسالة كما يراها العميل
post-room-original = الأصل
post-room-conversation = محادثتها
post-room-send = إرسال
post-room-discard = استبعاد
post-room-answer = الرد بدور العميل
post-room-answer-from = غيّره لترى ما يحدث عند الرد من عنوان آخر.
post-room-answer-text = ما يكتبه العميل
post-room-answer-send = إرسال بدور العميل
post-room-files = الملفات
