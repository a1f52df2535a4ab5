# لماذا لم يتم أمر ما، وما العمل: جملة واحدة لكل سبب، بلا نقطة في آخرها.

refusal-open-bad-address = هذا ليس عنوان بريد
refusal-open-own-address = هذا أحد عناوين مكتب الخدمة؛ يُرجى كتابة ملاحظة بدلًا من ذلك
refusal-open-no-mailbox = يُرجى اختيار صندوق البريد الذي تُرسل منه
refusal-open-no-subject = يُرجى كتابة موضوع يُعرف منه الأمر
refusal-reply-no-conversation = هذه المحادثة غير موجودة
refusal-reply-merged = دُمجت هذه المحادثة في أخرى؛ نصك محفوظ هناك
refusal-reply-empty = الرد فارغ؛ يُرجى كتابة شيء أولًا
refusal-reply-too-long = لا تزيد أحرف الرد على { $max }؛ يُرجى إرسال الباقي في ملف
refusal-reply-files-too-large = حجم الملفات معًا أكبر من { $megabytes } ميغابايت؛ يُرجى إرسالها في عدة ردود
refusal-reply-other-text = هذا النص يخص محادثة أخرى أو شخصًا آخر؛ يُرجى تحديث الصفحة وكتابته فيها
refusal-reply-not-seen = وصلت رسالة جديدة أثناء كتابتك؛ يُرجى قراءتها قبل الإرسال
refusal-reply-overtaken = سبقك رد من { $who } أثناء كتابتك؛ يُرجى قراءته قبل الإرسال
refusal-reply-lint = الرد غير جاهز للإرسال
refusal-reply-no-participant = هذا الشخص ليس مشاركًا في المحادثة؛ يُرجى بدء محادثة جديدة للكتابة إليه
refusal-reply-no-address = لا تذكر هذه الرسالة مرسلًا يمكن الرد عليه
refusal-note-no-conversation = هذه المحادثة غير موجودة
refusal-note-empty = الملاحظة فارغة؛ يُرجى كتابة شيء أولًا
refusal-note-too-long = لا تزيد أحرف الملاحظة على { $max }
refusal-note-other-text = هذا النص يخص محادثة أخرى أو شخصًا آخر؛ يُرجى تحديث الصفحة وكتابته فيها
refusal-note-merged = دُمجت هذه المحادثة في أخرى؛ يُرجى كتابة الملاحظة هناك
refusal-draft-no-conversation = هذه المحادثة غير موجودة
refusal-draft-already-sent = سبق إرسال هذا النص
refusal-draft-too-many-files =
    { $max ->
        [zero] لا تُقبل ملفات مع الرد
        [one] يُقبل مع الرد ملف واحد فقط
        [two] يُقبل مع الرد ملفان على الأكثر
        [few] تُقبل مع الرد { $max } ملفات على الأكثر
        [many] يُقبل مع الرد { $max } ملفًا على الأكثر
       *[other] يُقبل مع الرد { $max } ملف على الأكثر
    }
refusal-draft-file-too-large = لا يزيد حجم الملف على { $megabytes } ميغابايت
refusal-withdraw-unknown = هذه الرسالة غير موجودة
refusal-withdraw-left = فات الأوان: أُرسلت الرسالة
refusal-close-no-conversation = هذه المحادثة غير موجودة
refusal-owner-no-conversation = هذه المحادثة غير موجودة
refusal-owner-no-agent = هذا الشخص لا يتولى محادثات هنا؛ يُرجى اختيار آخر
refusal-owner-no-team = لم يعد هذا الفريق موجودًا؛ يُرجى اختيار آخر
refusal-owner-out-of-sight = محادثات هذا الفريق لا تظهر لدى { $name }؛ يُرجى اختيار شخص تظهر لديه
refusal-merge-no-conversation = لا توجد محادثة كهذه
refusal-merge-merged-on = يُرجى إلغاء الدمج اللاحق أولًا
refusal-split-no-conversation = هذه المحادثة غير موجودة
refusal-split-no-message = لم تعد هذه الرسالة في المحادثة
refusal-split-not-theirs = لا تبدأ محادثة مستقلة إلا برسالة من عميل
refusal-split-everything = هذه كل رسائل المحادثة؛ هي مستقلة بالفعل
refusal-acknowledge-no-conversation = هذه المحادثة غير موجودة
refusal-acknowledge-nobody-waits = لا أحد ينتظر ردًا هنا
refusal-acknowledge-told-already = سبق إبلاغ العميل بمن يتولى الأمر
refusal-acknowledge-no-address = لا يوجد عنوان لإرساله إليه
refusal-acknowledge-forged = المرسل مزوّر: صاحب العنوان المذكور لم يكتب هذه الرسالة، ولا يصح إزعاجه بها
refusal-post-room-unknown = هذه الرسالة غير موجودة
refusal-post-room-empty = الرد فارغ؛ يُرجى كتابة شيء أولًا
refusal-post-room-not-to-a-customer = لا يُردّ هنا إلا على البريد المرسل إلى العملاء
refusal-page-no-page = هذا الرابط لا يؤدي إلى محادثة
refusal-page-empty = يُرجى كتابة شيء أولًا
refusal-page-too-long = لا تزيد أحرف الرسالة على { $max }؛ يُرجى إرسال الباقي في ملف أو بالبريد
refusal-page-too-much = هذا كثير في ساعة واحدة؛ يُرجى الرد على بريدنا بدلًا من ذلك، فهو يصلنا أيضًا
refusal-sign-in-wrong = هذا العنوان وكلمة المرور لا يتطابقان
refusal-sign-in-wait =
    { $minutes ->
        [zero] محاولات كثيرة؛ يمكن المحاولة بعد أقل من دقيقة
        [one] محاولات كثيرة؛ يمكن المحاولة بعد دقيقة
        [two] محاولات كثيرة؛ يمكن المحاولة بعد دقيقتين
        [few] محاولات كثيرة؛ يمكن المحاولة بعد { $minutes } دقائق
        [many] محاولات كثيرة؛ يمكن المحاولة بعد { $minutes } دقيقة
       *[other] محاولات كثيرة؛ يمكن المحاولة بعد { $minutes } دقيقة
    }
refusal-sign-in-code-owed = يُرجى الآن كتابة الرمز الذي يعرضه تطبيقك
refusal-sign-in-wrong-code = هذا الرمز غير مطابق، أو سبق استخدامه؛ يُرجى انتظار الرمز التالي
refusal-sign-in-late = طال الوقت؛ يُرجى تسجيل الدخول من جديد
refusal-enter-no-key = لم يعد هذا الرابط يعمل؛ يُرجى طلب رابط جديد
refusal-factor-wrong-code = هذا ليس الرمز الذي يعرضه التطبيق الآن؛ يُرجى انتظار الرمز التالي وكتابته
refusal-factor-there = الرمز مطلوب بالفعل؛ يُرجى إزالته أولًا
refusal-factor-none = لا شيء هنا لتأكيده أو إزالته؛ يُرجى البدء من جديد
refusal-factor-demanded = يطلب مدير النظام رمزًا من الجميع هنا
refusal-factor-no-key = لا يمكن حفظ المفتاح السري بأمان: ليس لهذه العملية مفتاح
refusal-password-short =
    { $max ->
        [zero] كلمة المرور قصيرة؛ جملة قصيرة خيار جيد
        [one] لا تقل كلمة المرور عن حرف واحد؛ جملة قصيرة خيار جيد
        [two] لا تقل كلمة المرور عن حرفين؛ جملة قصيرة خيار جيد
        [few] لا تقل كلمة المرور عن { $max } أحرف؛ جملة قصيرة خيار جيد
        [many] لا تقل كلمة المرور عن { $max } حرفًا؛ جملة قصيرة خيار جيد
       *[other] لا تقل كلمة المرور عن { $max } حرف؛ جملة قصيرة خيار جيد
    }
refusal-password-long = لا تزيد كلمة المرور على { $max } بايت
refusal-password-hash = تعذّر حفظ كلمة المرور: { $why }
refusal-team-no-name = يُرجى كتابة الاسم الكامل: يرى العملاء من يرد عليهم
refusal-team-bad-email = هذا ليس عنوان بريد
refusal-team-taken = هذا العنوان مستخدم هنا لشخص آخر
refusal-team-no-agent = لم يعد هنا أحد بهذا الاسم
refusal-team-no-team-name = يُرجى كتابة اسم للفريق
refusal-team-there = يوجد فريق بهذا الاسم
refusal-team-no-team = لم يعد هذا الفريق موجودًا؛ يُرجى اختيار آخر
refusal-team-last-admin = هذا آخر مدير للنظام؛ يُرجى منح هذا الدور لشخص آخر أولًا
refusal-set-up-already = سبق إعداد مكتب الخدمة هذا؛ يُرجى تسجيل الدخول
refusal-set-up-no-name = يُرجى كتابة اسم الشركة
refusal-set-up-no-own-name = يُرجى كتابة اسمك
refusal-set-up-bad-email = عنوانك ليس عنوان بريد
refusal-set-up-bad-url = يجب أن يبدأ العنوان العام بـ { "\u2066" }https://{ "\u2069" } (أو { "\u2066" }http://{ "\u2069" } للتجربة) وأن يذكر اسم مضيف
refusal-mailbox-not-an-address = هذا ليس عنوان بريد
refusal-mailbox-dead-end = عنوان يقول «لا ترد» طريق مسدود للعملاء؛ يُرجى اختيار عنوان يمكن الرد عليه
refusal-mailbox-too-long = لا تزيد الأحرف قبل @ على { $max }
refusal-mailbox-taken = هذا العنوان صندوق بريد بالفعل
refusal-source-no-host = يُرجى كتابة اسم الخادم، مثل imap.example.com
refusal-source-bad-port = المنفذ رقم من 1 إلى 65535، مثل 993
refusal-source-no-account = يُرجى كتابة اسم تسجيل الدخول؛ غالبًا هو العنوان
refusal-source-bad-folder = لا يكون اسم المجلد فارغًا ولا يحوي رموزًا لا تُطبع
refusal-source-no-secret = كلمة المرور مطلوبة
refusal-source-same-folder = لا يُنقل البريد إلى المجلد الذي يُقرأ منه
refusal-source-bad-days = أيام البريد القديم بين 0 و{ $max }؛ وما زاد على ذلك يمكن استيراده من ملفات
refusal-source-taken = هذا المجلد من ذلك الصندوق يُجلب بالفعل
refusal-source-no-mailbox = يُرجى اختيار صندوق بريد مكتب الخدمة الذي يخصه هذا البريد
refusal-source-gone = لم يعد هذا المصدر موجودًا
refusal-source-no-key = لا يمكن حفظ كلمة المرور بأمان: ليس لهذه العملية مفتاح
refusal-change-already-closed = هذه المحادثة مغلقة بالفعل
refusal-change-already-open = هذه المحادثة مفتوحة بالفعل
refusal-change-snooze-in-the-past = يُرجى اختيار موعد تذكير في المستقبل
refusal-change-snooze-too-long = لا تُؤجَّل المحادثة أكثر من سنة
refusal-change-not-closed = المتابعة للمحادثات المغلقة فقط؛ يمكن تأجيل هذه بدلاً من ذلك
refusal-change-in-quarantine = هذه المحادثة في العزل؛ يُرجى أولًا تأكيد أنها ليست بريدًا مزعجًا
refusal-change-merged = دُمجت هذه المحادثة في أخرى؛ يُرجى المتابعة هناك
refusal-change-not-merged = هذه المحادثة ليست مدموجة في أخرى
refusal-change-same-conversation = يُرجى اختيار محادثة أخرى للدمج فيها
refusal-change-not-in-quarantine = هذه المحادثة ليست في العزل
refusal-change-same-owner = هذه المحادثة مسندة إلى هذا الموظف بالفعل
refusal-reply-not-an-address = «{ $what }» ليس عنوان بريد؛ يُرجى تصحيحه أو إزالته
refusal-reply-copy-to-ourselves = { $address } عنوان من عناويننا ولا يحتاج إلى نسخة؛ يُرجى إزالته
refusal-reply-too-many-copies = أقصى عدد لنسخ الرد { $max }؛ يُرجى إزالة بعضها
refusal-reply-snooze-until = وقت التأجيل مضى أو بعيد جدًا؛ يُرجى اختيار وقت آخر
