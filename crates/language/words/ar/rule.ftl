# Rules that people make: when, if, then; what they would have done; what they did.

rule-title = القواعد
rule-sentence = ما يُنجز تلقائيًا. تبقى القاعدة متوقفة إلى أن ترى ما كانت ستفعله في الأسبوع الماضي.
rule-none = لا توجد قواعد بعد.
rule-name = الاسم
rule-name-hint = يظهر في السجل حيثما تفعل القاعدة شيئًا
rule-when = عند
rule-if = إذا
rule-then = عندها
rule-state = الحالة
rule-order = الترتيب
rule-when-begins = تبدأ رسالة محادثة
rule-when-arrives = يكتب إلينا شخص
rule-when-answered = يرد أحدنا
rule-when-closed = تُغلق المحادثة
rule-if-all = أيًا كانت
rule-if-fits = طابقت { $line }
rule-line-hint = مرشحات كما في البحث، مثل tag:vip أو mailbox:orders@example.com، وكلمات ترد في الرسالة. إن تُرك فارغًا: كل المحادثات
rule-does-tag = وضع الوسم «{ $tag }»
rule-does-untag = إزالة الوسم «{ $tag }»
rule-does-priority =
    { $priority ->
        [low] ضبط الأولوية على «منخفضة»
        [high] ضبط الأولوية على «مرتفعة»
        [urgent] ضبط الأولوية على «عاجلة»
       *[normal] ضبط الأولوية على «عادية»
    }
rule-does-team = إسنادها إلى فريق { $team }
rule-does-owner = إسنادها إلى { $agent }
rule-does-snooze =
    { $hours ->
        [one] تأجيلها ساعة واحدة
        [two] تأجيلها ساعتين
        [few] تأجيلها { $hours } ساعات
        [many] تأجيلها { $hours } ساعة
       *[other] تأجيلها { $hours } ساعة
    }
rule-does-gone = شيء لم يعد موجودًا
rule-on = تعمل منذ { $since }
rule-off = متوقفة
rule-earlier = تقديم: { $rule }
rule-later = تأخير: { $rule }
rule-add = كتابة قاعدة
rule-change = تعديل القاعدة
rule-save = الحفظ ورؤية ما كانت ستفعله
rule-form-tag = وضع هذا الوسم
rule-form-untag = إزالة هذا الوسم
rule-form-priority = ضبط هذه الأولوية
rule-form-team = إسنادها إلى هذا الفريق
rule-form-owner = إسنادها إلى
rule-form-snooze = تأجيلها بهذا العدد من الساعات
rule-form-nothing = الإبقاء كما هو
rule-no-loops = ما تفعله قاعدة لا يشغّل قاعدة أخرى أبدًا. تُتّبع القواعد بترتيبها، كلٌّ منها مرة واحدة على الأكثر.
rule-trial = ما كانت ستفعله في الأيام السبعة الأخيرة
rule-trial-count =
    { $count ->
        [0] ما كانت لتمسّ أي محادثة.
        [one] كانت ستمسّ محادثة واحدة.
        [two] كانت ستمسّ محادثتين.
        [few] كانت ستمسّ { $count } محادثات.
        [many] كانت ستمسّ { $count } محادثة.
       *[other] كانت ستمسّ { $count } محادثة.
    }
rule-trial-today = تؤخذ الوسوم والأولوية والفريق والمسؤول كما هي اليوم.
rule-trial-back-to = لم يُنظر إلا في المحادثات منذ { $since }؛ فعددها أكبر من أن يُنظر فيها كلها.
rule-trial-odd = «{ $what }» لم يعد موجودًا، فلا تمسّ القاعدة شيئًا. يُرجى تعديل القاعدة.
rule-switch-on = تشغيلها
rule-switch-off = إيقافها
rule-remove = حذف القاعدة
rule-only-administrators = لا يستطيع تعديل القواعد إلا { $who }.
rule-followed = اتُّبعت القاعدة «{ $rule }»
rule-team-changed = انتقلت إلى فريق { $team }
rule-refused-name = يُرجى إعطاء القاعدة اسمًا لا تزيد أحرفه على { $max }
rule-refused-odd = «{ $what }» غير مفهوم أو غير موجود
rule-refused-eyes = «{ $what }» يتوقف على الناظر، والقاعدة لا تنظر؛ يُرجى حذفه
rule-refused-nothing = يُرجى اختيار ما تفعله القاعدة
rule-refused-acts = تفعل القاعدة { $max } أشياء على الأكثر
rule-refused-act = لا تستطيع القاعدة فعل «{ $what }»: غير موجود أو غير ممكن
rule-refused-many = توجد { $max } قاعدة بالفعل؛ يُرجى حذف إحداها أولًا
rule-refused-changed = عُدّلت هذه القاعدة في هذه الأثناء؛ يُرجى النظر مرة أخرى فيما كانت ستفعله
rule-remove-says = تُحذف القاعدة «{ $rule }» نهائيًا. وما فعلته يبقى.
rule-remove-says-on = تتوقف القاعدة «{ $rule }» فورًا وتُحذف نهائيًا. وما فعلته يبقى. لإيقافها مدة فقط يكفي تعطيلها.
