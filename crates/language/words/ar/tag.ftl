# الوسوم: كلمات من عند الفريق على المحادثات.

tag-put = وُضع الوسم «{ $tag }» بواسطة { $who }
tag-taken = أُزيل الوسم «{ $tag }» بواسطة { $who }
tag-menu = الوسوم
tag-field = إضافة وسم
tag-field-hint = كلمة من عندك
tag-add = إضافة
tag-take-off = إزالة الوسم { $tag }
tag-added = أُضيف الوسم
tag-taken-off = أُزيل الوسم
tag-find = المحادثات التي عليها الوسم { $tag }
tag-settings = الوسوم
tag-settings-sentence = كلمات من عندكم توضع على المحادثات للعثور عليها: tag:refund.
tag-none = لا وسوم على أي محادثة بعد. يُضاف الوسم داخل المحادثة بالمفتاح «.».
tag-none-yet = لا وسوم بعد. يُضاف الوسم الأول هنا، أو داخل محادثة بالمفتاح «.».
tag-name = الاسم
tag-conversations = المحادثات
tag-rename = إعادة التسمية
tag-remove = إزالة من كل المحادثات
tag-only-leads = لا يعيد تسمية الوسوم أو يزيلها إلا المشرف. يُرجى الرجوع إلى { $who }.
tag-and-more = { $count } فأكثر
tag-refused-no-conversation = هذه المحادثة غير موجودة
tag-refused-no-tag = لم يعد هذا الوسم موجودًا
tag-refused-empty = لا بد للوسم من اسم
tag-refused-too-long = لا تزيد أحرف الوسم على { $max }
tag-refused-marks = يُكتب الوسم بلا علامات اقتباس ولا نقطتين، ولا يبدأ بشرطة
tag-refused-too-many = لا تزيد وسوم المحادثة على { $max }؛ يُرجى إزالة أحدها أولًا
tag-refused-too-many-known = بلغ عدد الوسوم هنا { $max }؛ يُرجى استخدام أحدها، أو إزالة بعضها من الإعدادات
tag-refused-taken = يوجد وسم بهذا الاسم
tag-remove-says =
    { $conversations ->
        [zero] لا تحمل أي محادثة الوسم «{ $tag }». ولن يُعرض بعد ذلك.
        [one] يُزال «{ $tag }» نهائيًا من محادثة واحدة، ولا يُعرض بعد ذلك.
        [two] يُزال «{ $tag }» نهائيًا من محادثتين، ولا يُعرض بعد ذلك.
        [few] يُزال «{ $tag }» نهائيًا من { $conversations } محادثات، ولا يُعرض بعد ذلك.
        [many] يُزال «{ $tag }» نهائيًا من { $conversations } محادثة، ولا يُعرض بعد ذلك.
       *[other] يُزال «{ $tag }» نهائيًا من { $conversations } محادثة، ولا يُعرض بعد ذلك.
    }
tag-remove-says-many = يُزال «{ $tag }» نهائيًا من { $conversations } محادثة وأكثر، ولا يُعرض بعد ذلك.
