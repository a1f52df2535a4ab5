# رسالة واحدة في عمود المحادثة.

message-internal-note = ملاحظة داخلية
message-automatic = آلية
message-pictures = مع الصور الخارجية
message-picture-missing = تعذّر تحميل هذه الصورة
message-files = الملفات
message-as-sent = عرضها كما أُرسلت
message-replied-to = عرض ما كان الرد عليه
message-why = سبب وجودها هنا
message-why-odd = سبب وجودها هنا، وما كان غريبًا فيها
message-original = الأصل كما وصل
message-split-done = صارت محادثة مستقلة
message-split = فصلها في محادثة مستقلة
message-split-later = فصلها مع كل ما بعدها
message-events =
    { $events ->
        [zero] لا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $events } أحداث
        [many] { $events } حدثًا
       *[other] { $events } حدث
    }
message-from = رسالة من { $who }
message-seconds-left = { "، بعد " }{ $seconds } ث
message-no-text = (بلا نص)
message-only-files = (بلا نص، ملفات فقط)
message-addressed = إلى { $to }، من { $from }.
message-addressed-copies = إلى { $to }، نسخة إلى { $copies }، من { $from }.
message-addressed-blind = نسخة مخفية إلى { $blind }.
message-copy-went = نسخة إلى { $to }: { $how }
message-link-leads = يؤدي إلى { $place }
message-link-elsewhere = يؤدي إلى { $place }، مع أن نصه يذكر { $named }
