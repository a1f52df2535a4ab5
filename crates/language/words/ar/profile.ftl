# ما يخص الموظف: الاسم، والتوقيع، والتنبيهات، واللغة، وكلمة المرور.

profile-customers = كيف يراك العملاء
profile-name = اسمك
profile-signature = سطور أسفل ردودك
profile-signature-hint = اسمك موجود دائمًا، حتى إن تُرك هذا فارغًا.
profile-notify = أريد تنبيهًا بالبريد عند وصول رسائل من عملائي، لأرد من هناك
profile-mention-mail = أريد تنبيهًا بالبريد عن الملاحظات التي تشير إليّ إذا لم أرها خلال عشر دقائق
profile-password = كلمة المرور
profile-sign-in-address = عنوان تسجيل الدخول
profile-password-now = كلمة المرور الحالية
profile-password-new = كلمة مرور جديدة
profile-password-hint = 10 أحرف على الأقل. جملة كاملة خيار جيد.
profile-password-change = تغيير
profile-password-others = يُسجَّل خروجك من كل المتصفحات الأخرى.
profile-title = حسابك
profile-sentence = يظهر اسمك تحت كل ما تكتبه إلى العملاء.
profile-language = اللغة
profile-language-of-pages = لغة صفحاتك
profile-language-hint = ما تكتبه أنت وما يكتبه العملاء يبقى كما كُتب.
profile-language-browser = كما يطلب المتصفح
profile-not-your-password = هذه ليست كلمة مرورك
