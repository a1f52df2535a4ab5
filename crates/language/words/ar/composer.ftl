# محرر الرسالة: رد أو ملاحظة، ومحادثة جديدة.

composer-files = الملفات المراد إرسالها
composer-attach = إرفاق ملفات
composer-note-is-ours = لا يقرؤها سوانا
composer-send = إرسال
composer-send-and-close = إرسال وإغلاق
composer-keep-note = حفظ الملاحظة
composer-kind = نوع الرسالة
composer-reply = رد
composer-write-note = كتابة ملاحظة داخلية
composer-note = ملاحظة
composer-remove = إزالة
composer-lint-clear = التدقيق: سليم
composer-to = إلى
composer-from = من
composer-internal-note = ملاحظة داخلية
composer-your-text = نصك
composer-write-to = الكتابة إلى { $customer }
composer-signed = التوقيع: { $name }
composer-signed-to = التوقيع: { $name }، إلى { $to }
composer-to-fix = للتصحيح: { $findings }
composer-reply-by = رد عبر { $channel }
composer-new = محادثة جديدة
composer-new-owned = تُسند إليك، ويعود إليك الرد.
# علامة الاتجاه في آخر السطر تُبقي القوس الأخير في مكانه.
composer-to-hint = عنوان، أو اسم مع عنوان: Amara Okafor <amara@example.com>{ "\u200E" }
composer-subject = الموضوع
composer-message = الرسالة
composer-files-label = الملفات
composer-expects-answer = أنتظر ردًا: تبقى مفتوحة حتى يصل
composer-draft-saved = حُفظت المسودة { $at }
composer-no-number = هذا النموذج بلا رقم، فلا سبيل إلى معرفة إن أُرسل مرتين؛ يُرجى فتح الصفحة من جديد والإرسال منها
composer-not-sent = لم تُرسل.
composer-not-kept = لم تُحفظ.
composer-signed-for = التوقيع: { $name }، { $desk }.
composer-choose-file = يُرجى اختيار ملف أولًا
