# ما ضُبط في مكتب الخدمة: يأتي بعد اسم من فعله ونقطتين.

change-desk-set-up = إعداد مكتب الخدمة
change-public-address = العنوان العام، من الإعدادات
change-desk-named = اسم مكتب الخدمة وعنوانه العام ولغته
change-mailbox-added = إضافة صندوق البريد { $address }
change-connection-asked = التحقق من ربط { $address }
change-source-added = جلب البريد من { $account } لدى { $host }
change-source-password = كلمة مرور جديدة لـ { $account } لدى { $host }
change-source-removed = إيقاف جلب البريد من { $account } لدى { $host }
change-mail-held = احتجاز البريد الصادر في غرفة البريد
change-mail-leaves = إرسال البريد الصادر
change-sent-by-hand =
    إرسال { $what ->
        [answer] الرد
        [message] الرسالة
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } يدويًا
change-team-added = إضافة الفريق { $name }
change-opening-hours = ساعات العمل: { $hours }
change-agent-joined = انضمام { $name }
change-agent-away = غياب { $name }
change-agent-back = عودة { $name }
change-agent-left = مغادرة { $name }
change-tag-made = إنشاء الوسم «{ $name }»
change-tag-renamed = تغيير اسم الوسم «{ $before }» إلى «{ $name }»
change-tag-removed =
    حذف الوسم «{ $name }» من { $conversations ->
        [zero] المحادثات كلها، ولم يكن في أي منها
        [one] محادثة واحدة
        [two] محادثتين
        [few] { $conversations } محادثات
        [many] { $conversations } محادثة
       *[other] { $conversations } محادثة
    }
change-view-made = إنشاء طريقة العرض «{ $name }» للجميع: { $line }
change-view-changed = تغيير طريقة العرض «{ $name }» للجميع: { $line }
change-view-removed = حذف طريقة العرض «{ $name }» للجميع
change-saved-answer-written = كتابة الرد المحفوظ «{ $name }» للجميع
change-saved-answer-removed = حذف الرد المحفوظ «{ $name }» للجميع
change-article-written = كتابة المقالة «{ $title }»
change-field-added = إضافة الحقل «{ $name }»
change-field-changed = تغيير الحقل «{ $before }» إلى «{ $name }»
change-field-removed =
    حذف الحقل «{ $name }» { $values ->
        [zero] ولا قيم فيه
        [one] وفيه قيمة واحدة
        [two] وفيه قيمتان
        [few] وفيه { $values } قيم
        [many] وفيه { $values } قيمة
       *[other] وفيه { $values } قيمة
    }
change-rule-written = كتابة القاعدة «{ $name }»؛ وهي متوقفة
change-rule-on = تشغيل القاعدة «{ $name }»
change-rule-off = إيقاف القاعدة «{ $name }»
change-rule-moved = نقل القاعدة «{ $name }» إلى الموضع { $place }
change-rule-removed = حذف القاعدة «{ $name }»
