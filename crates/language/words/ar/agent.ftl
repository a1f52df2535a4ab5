# الموظفون: من يعمل هنا، ومن هو في غياب، وما يحدث عند مغادرة أحدهم.
# الحالات (حضور، غياب) أسماء لا صفات، لتصلح للجميع.

agent-title = الموظفون
agent-sentence = كل من يرد على العملاء، بالاسم الذي يرونه. ومن يغيب يغطي عنه شخص آخر.
agent-name = الاسم
agent-where = الحضور
agent-open = المفتوحة
agent-deactivate = تعطيل
agent-heir = من يتولى المحادثات
agent-email = البريد الإلكتروني
agent-email-hint = يُستخدم لتسجيل الدخول.
agent-add = إضافة موظف
agent-name-hint = كما سيقرؤه العملاء.
agent-role = الدور
agent-first-password = كلمة المرور الأولى
agent-first-password-hint = تُغيَّر عند تسجيل الدخول.
agent-only-administrators = لا يضيف الموظفين أو يعطّل حساباتهم إلا مدير النظام. يُرجى الرجوع إلى { $who }.
agent-open-ones = مفتوحة
agent-deactivate-says =
    { $open ->
        [zero] لن يمكن تسجيل الدخول بعد الآن بحساب { $name }. يبقى العنوان عاملًا، وتبقى الردود باسم كاتبها. لا محادثات مفتوحة الآن. البديل:
        [one] لن يمكن تسجيل الدخول بعد الآن بحساب { $name }. يبقى العنوان عاملًا، وتبقى الردود باسم كاتبها. تنتقل محادثة مفتوحة واحدة إلى:
        [two] لن يمكن تسجيل الدخول بعد الآن بحساب { $name }. يبقى العنوان عاملًا، وتبقى الردود باسم كاتبها. تنتقل محادثتان مفتوحتان إلى:
        [few] لن يمكن تسجيل الدخول بعد الآن بحساب { $name }. يبقى العنوان عاملًا، وتبقى الردود باسم كاتبها. تنتقل { $open } محادثات مفتوحة إلى:
        [many] لن يمكن تسجيل الدخول بعد الآن بحساب { $name }. يبقى العنوان عاملًا، وتبقى الردود باسم كاتبها. تنتقل { $open } محادثة مفتوحة إلى:
       *[other] لن يمكن تسجيل الدخول بعد الآن بحساب { $name }. يبقى العنوان عاملًا، وتبقى الردود باسم كاتبها. تنتقل { $open } محادثة مفتوحة إلى:
    }
agent-deactivate-name = تعطيل حساب { $name }
agent-role-agent = موظف
agent-role-lead = مشرف
agent-role-administrator = مدير النظام
agent-is-agent = موظف
agent-is-lead = مشرف
agent-is-administrator = مدير النظام
agent-away = غياب
agent-away-until = غياب حتى { $until }
agent-outside-hours = خارج أوقات العمل
agent-at-work = في الدوام
agent-at-work-until = في الدوام حتى { $until }
agent-left = الحساب معطّل منذ { $at }
agent-here = حضور
agent-away-until-covered = غياب حتى { $until }؛ يغطي الزملاء
agent-away-covered = غياب؛ يغطي الزملاء
agent-go-away = غياب
agent-come-back = عودة
agent-only-leads-absence = لا يسجّل غياب شخص آخر إلا المشرف
agent-only-administrators-this = لا يفعل هذا إلا مدير النظام
