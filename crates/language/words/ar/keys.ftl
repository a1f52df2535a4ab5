# المفاتيح: ما يفعله كل منها، وتغييرها.

keys-title = المفاتيح
keys-sentence = تعمل المفاتيح المفردة ما دام المؤشر خارج حقول النص. الحقل الفارغ يعني: كما هو في الأصل.
keys-single = تفعيل المفاتيح المفردة
keys-act = ما يفعله
keys-key = المفتاح
keys-delivered = في الأصل: { $key }
keys-restore = الكل كما في الأصل
keys-fixed = هذه لا تتغير
keys-change = تغيير المفاتيح
keys-refused-no-key = «{ $typed }» ليس مفتاحًا لـ«{ $act }». يُرجى اختيار حرف أو علامة واحدة؛ الأرقام تفتح طرق العرض.
keys-refused-taken = سيكون لـ«{ $act }» و«{ $other }» المفتاح نفسه: { $key }. يُرجى اختيار غيره لأحدهما.

keys-does-next = المحادثة التالية
keys-does-previous = المحادثة السابقة
keys-does-open = إلى المحادثة
keys-does-reply = رد
keys-does-note = ملاحظة داخلية
keys-does-mine = إسناد إليّ
keys-does-owner = اختيار المسؤول
keys-does-close = إغلاق
keys-does-snooze = تأجيل
keys-does-select = تحديد
keys-does-select-next = تحديد التالية أيضًا
keys-does-select-previous = تحديد السابقة أيضًا
keys-does-tags = الوسوم
keys-does-priority = الأولوية
keys-does-unread = جعلها غير مقروءة
keys-does-suggested = تنفيذ المقترح
keys-does-customer = العميل
keys-does-previous-message = الرسالة السابقة
keys-does-next-message = الرسالة التالية
keys-does-hand-over = تسليم مع ملاحظة
keys-does-go = الانتقال إلى: ثم i الوارد، t المهام، o غرفة البريد، n محادثة جديدة، s الإعدادات
keys-does-search = بحث
keys-does-keys = مفاتيح هذه الشاشة

keys-always-views = طرق العرض، بحسب الرقم المجاور لكل منها
keys-always-commands = الأوامر
keys-always-send = إرسال؛ ومع Shift إرسال وإغلاق
keys-always-undo = التراجع عن آخر إجراء
keys-always-region = المنطقة التالية
keys-always-escape = الخروج من الحقل، العودة إلى القائمة
keys-always-send-and-snooze = إرسال وتأجيل حتى يصل الرد
keys-always-preview = عرض الرد كما سيظهر لهم
keys-always-looks = غامق، مائل
keys-always-link = تحويل الكلمات المحددة إلى رابط
