# الأدوار، والفرق، وما يراه كل شخص.

role-light-user = مستخدم محدود: يقرأ مع الفريق ويكتب ملاحظات
role-auditor = مدقق: يرى كل شيء ولا يغيّر شيئًا
role-agent = موظف: يرد على العملاء
role-lead = مشرف: مسؤول عن الفريق أيضًا
role-administrator = مدير النظام: يعدّ مكتب الخدمة أيضًا
role-is-light-user = مستخدم محدود
role-is-auditor = مدقق
role-choose = يُرجى اختيار دور
role-choose-team = يُرجى اختيار فريق
role-team = الفريق
role-teams = الفرق
role-teams-are = لكل فريق صناديق بريده وأوقات عمله وأفراده. ومن اقتصرت رؤيته على فريقه لا يرى غيره.
role-team-hours = { $team } وأوقات عمله
role-another-team = فريق آخر
role-add-team = إضافة الفريق
role-sees-all = كل المحادثات
role-sees-team = محادثات الفريق
role-sentence = دور هذا الشخص في مكتب الخدمة.
role-what-they-may = الصلاحيات
role-what-they-see = نطاق الرؤية
role-who-sees-what = مدير النظام والمدقق يريان كل شيء، والمستخدم المحدود يرى فريقه. وما لم يعد لهذا الشخص أن يتولاه ينتقل فورًا إلى زميل.
role-how-they-get-in = تسجيل الدخول
role-sign-in-as = عنوان تسجيل الدخول: { $address }.
role-person-left = الحساب معطّل منذ { $at }، ولا يمكن تسجيل الدخول به.
role-back = العودة إلى كل الموظفين
