# الردود المحفوظة: نصوص تُكتب مرة واحدة وتُملأ ببيانات كل عميل.

saved-answer-refused-no-name = يُرجى كتابة اسم يُعرف به الرد، لا تزيد أحرفه على { $max }
saved-answer-refused-empty = يُرجى كتابة نص، أو اختيار ما يفعله
saved-answer-refused-too-long = لا تزيد أحرف الرد المحفوظ على { $max }
saved-answer-refused-blank = لا توجد خانة باسم { $blank } يمكن ملؤها
saved-answer-refused-act = «{ $act }» ليس إجراءً ممكنًا
saved-answer-refused-acts = لا تزيد إجراءات الرد المحفوظ على { $max }
saved-answer-refused-too-many = بلغ عدد الردود المحفوظة { $max }؛ يُرجى إزالة بعضها أولًا
saved-answer-refused-gone = لم يعد هذا الرد المحفوظ موجودًا
saved-answer-title = الردود المحفوظة
saved-answer-sentence = تُكتب مرة واحدة، وتُملأ ببيانات العميل، وتُقرأ قبل إرسالها.
saved-answer-none = لا ردود محفوظة بعد. يمكنك كتابة الأول أدناه؛ وللعثور عليه داخل المحادثة اكتب «/» في أول السطر.
saved-answer-name = الاسم
saved-answer-text = النص
saved-answer-text-hint = تُملأ تلقائيًا: { $blanks }. والكلمة بعد الخط العمودي تظهر حين لا تُعرف القيمة: { $example }
saved-answer-whose = لمن
saved-answer-everybody = الجميع
saved-answer-own = أنت فقط
saved-answer-shared = يمكن للجميع استخدامه
saved-answer-acts = عند الإرسال
saved-answer-acts-close = إغلاق المحادثة
# يأتي اسم الوسم بعده.
saved-answer-acts-tag = إضافة الوسم
# قد يأتي بعده نقطتان وعدد.
saved-answer-acts-snooze = التأجيل بالساعات
saved-answer-used =
    { $count ->
        [zero] لم يُستخدم بعد
        [one] استُخدم مرة واحدة
        [two] استُخدم مرتين
        [few] استُخدم { $count } مرات
        [many] استُخدم { $count } مرة
       *[other] استُخدم { $count } مرة
    }
saved-answer-add = كتابة رد محفوظ
saved-answer-change = تغيير
saved-answer-remove = إزالة
saved-answer-save = حفظ
saved-answer-only-leads = لا يغيّر الردود المشتركة إلا المشرفون. يُرجى الرجوع إلى { $who }.
saved-answer-menu = الردود المحفوظة
saved-answer-find = البحث عن رد محفوظ
saved-answer-nothing = لا رد محفوظ فيه هذه الكلمات.
saved-answer-empty-blanks = غير معروف، يُرجى ملؤه: { $blanks }
saved-answer-back = العودة إلى المحادثة
saved-answer-done = تم: { $name }
saved-answer-does-tag = إضافة الوسم { $tag }
saved-answer-does-snooze =
    { $hours ->
        [zero] تأجيل { $hours } ساعة
        [one] تأجيل ساعة واحدة
        [two] تأجيل ساعتين
        [few] تأجيل { $hours } ساعات
        [many] تأجيل { $hours } ساعة
       *[other] تأجيل { $hours } ساعة
    }
saved-answer-remove-says = يُحذف «{ $name }» نهائيًا. وما أُرسل به يبقى.
saved-answer-remove-says-shared = يُحذف «{ $name }» نهائيًا لدى الجميع. وما أُرسل به يبقى.
saved-answer-does-team = إسنادها إلى الفريق { $team }
saved-answer-does-owner = إسنادها إلى { $agent }
saved-answer-does-team-owner = إسنادها إلى { $agent } في الفريق { $team }
saved-answer-does-gone = إسنادها إلى من لم يعد موجودًا
