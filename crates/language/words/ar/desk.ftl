# مكتب الخدمة نفسه: اسمه، وعنوان صفحاته للعملاء، ومتى يوجد فيه أحد.

desk-name = الاسم
desk-public-address = العنوان العام
desk-hours = الأوقات
desk-title = مكتب الخدمة
desk-sentence = ما يراه العملاء من مكتب الخدمة، ومتى يجدون فيه أحدًا.
desk-name-and-address = الاسم والعنوان
desk-name-customers-see = الاسم الذي يراه العملاء
desk-public-address-hint = به تبدأ الروابط في البريد المرسل إلى العملاء.
desk-opening-hours = أوقات العمل
desk-zone = المنطقة الزمنية
desk-save-hours = حفظ الأوقات
desk-only-administrators = لا يغيّر هذا إلا مدير النظام. يُرجى الرجوع إلى { $who }.
desk-hours-now = الآن: { $hours }
desk-wrong-hours = { $day }: { $wrong }
desk-language = لغة البريد التلقائي
desk-language-hint = للعملاء الذين لم يكتبوا بعد ما يكفي لمعرفة لغتهم.
