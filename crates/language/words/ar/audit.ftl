# سجل التدقيق: ما حدث في مكتب الخدمة كله، وهل غيّر أحد فيه شيئًا.
# لا يُصرَّف فعل مع الأسماء، لأن جنس أصحابها لا يُعرف، وقد يكون الفاعل مشغّل النظام أو مكتب الخدمة نفسه.

audit-title = سجل التدقيق
audit-sentence = من سجّل دخوله، ومن يحق له ماذا، وما تغيّر من الإعدادات: قيود لا يستطيع أحد تغييرها دون أن يظهر ذلك.
audit-changed = هل غيّر أحد فيه شيئًا؟
audit-chained = كل قيد مرتبط بما قبله، فأي تغيير أو نقص أو إضافة يظهر من موضعه فصاعدًا. أما فقدان القيود الأخيرة فلا يظهر إلا بالمقارنة بنسخة احتياطية.
audit-check-page = فحص قيود هذه الصفحة
audit-check-all = فحص كل السجلات الزمنية
audit-running = الفحص جارٍ بالفعل؛ يُرجى العودة بعد دقيقة
audit-broken =
    { $broken ->
        [zero] خلل: { "\u2068" }{ $first }{ "\u2069" }. لا سجلات زمنية مختلة من أصل { $chains }. غيّر أحدهم قاعدة البيانات يدويًا: يُرجى المقارنة بنسخة احتياطية.
        [one] خلل: { "\u2068" }{ $first }{ "\u2069" }. المختل سجل زمني واحد من أصل { $chains }. غيّر أحدهم قاعدة البيانات يدويًا: يُرجى المقارنة بنسخة احتياطية.
        [two] خلل: { "\u2068" }{ $first }{ "\u2069" }. المختل سجلان زمنيان من أصل { $chains }. غيّر أحدهم قاعدة البيانات يدويًا: يُرجى المقارنة بنسخة احتياطية.
        [few] خلل: { "\u2068" }{ $first }{ "\u2069" }. المختل { $broken } سجلات زمنية من أصل { $chains }. غيّر أحدهم قاعدة البيانات يدويًا: يُرجى المقارنة بنسخة احتياطية.
        [many] خلل: { "\u2068" }{ $first }{ "\u2069" }. المختل { $broken } سجلًّا زمنيًا من أصل { $chains }. غيّر أحدهم قاعدة البيانات يدويًا: يُرجى المقارنة بنسخة احتياطية.
       *[other] خلل: { "\u2068" }{ $first }{ "\u2069" }. المختل { $broken } سجل زمني من أصل { $chains }. غيّر أحدهم قاعدة البيانات يدويًا: يُرجى المقارنة بنسخة احتياطية.
    }
audit-unbroken = لا خلل. عدد القيود: { $entries }، وكلها سليمة.
audit-unbroken-timelines = لا خلل. عدد القيود: { $entries }، وعدد السجلات الزمنية: { $chains }، وكلها سليمة.
audit-unbroken-so-far = لا خلل. عدد القيود: { $entries }، وعدد السجلات الزمنية: { $chains }، وكلها سليمة. بقي غيرها؛ والأمر `answerable doctor` على الجهاز يفحصها كلها.
audit-what-happened = ما حدث
audit-person = الشخص
audit-everybody = الجميع
audit-from = من
audit-up-to = إلى
audit-show = عرض
audit-nothing = لم يحدث شيء يوافق هذا الاختيار.
audit-when = متى
audit-what = ماذا
audit-entry = القيد
audit-earlier = الأقدم
audit-somebody = شخص ما
audit-a-customer = أحد العملاء
audit-the-desk = مكتب الخدمة
audit-operator = مشغّل النظام
audit-a-team = أحد الفرق
audit-unreadable = { $who }: قيد من نوع «{ "\u2068" }{ $kind }{ "\u2069" }» لا يستطيع هذا الإصدار قراءته، أو مُحي
audit-signed-in = سُجّل دخول { $who }
audit-sign-in-refused = رُفضت محاولة لتسجيل الدخول بحساب { $name }
audit-sessions-ended = سُجّل الخروج من متصفحات أخرى بواسطة صاحب الحساب { $who }
audit-invited = وُجّهت دعوة إلى { $name } بواسطة { $who }
audit-invitation-withdrawn = سُحبت دعوة { $name } بواسطة { $who }
audit-invitation-followed = قُبلت الدعوة بواسطة { $who }
audit-password-asked-for = طلب أحدهم من صفحة تسجيل الدخول رابطًا لكلمة مرور جديدة لحساب { $name }
audit-password-link = أُنشئ رابط لكلمة مرور جديدة لحساب { $name } بواسطة { $who }
audit-own-password = عُيّنت كلمة مرور جديدة بواسطة صاحب الحساب { $who }
audit-password-of = عُيّنت كلمة مرور جديدة لحساب { $name } بواسطة { $who }
audit-role-sees-all = غُيّرت صلاحيات { $name } بواسطة { $who }: { $role } في { $team }، مع رؤية كل المحادثات
audit-role-sees-team = غُيّرت صلاحيات { $name } بواسطة { $who }: { $role } في { $team }، مع رؤية محادثات الفريق
audit-factor-set = فُعّل لحساب { $who } طلب رمز بعد كلمة المرور
audit-own-factor-removed = أُلغي لحساب { $who } طلب الرمز بعد كلمة المرور
audit-factor-removed = أُلغي لحساب { $name } طلب الرمز بعد كلمة المرور، بواسطة { $who }
audit-brand-kept = ضُبطت العلامة { $name }، بواسطة { $who }
audit-brand-removed = أُزيلت العلامة { $name }، بواسطة { $who }
audit-provider-set = سُمح بتسجيل الدخول عبر { $name } ({ $issuer })، بواسطة { $who }{ $trust ->
    [yes] ؛ تُقبل عناوينه دون تحقق
   *[no] {""}
}
audit-provider-set-for = سُمح بتسجيل الدخول عبر { $name } ({ $issuer })، بواسطة { $who }؛ ويحصل كل من ينتمي إلى { $domain } على حساب في { $team }{ $trust ->
    [yes] ؛ تُقبل عناوينه دون تحقق
   *[no] {""}
}
audit-provider-removed = أُوقف تسجيل الدخول عبر مزوّد الهوية، بواسطة { $who }
audit-provider-forgotten = نُسي حساب { $name } لدى مزوّد الهوية، بواسطة { $who }
audit-recovery-code = سُجّل دخول { $who } برمز استرداد
audit-factor-demanded = أصبح الرمز مطلوبًا من الجميع، بقرار من { $who }
audit-factor-left = تُرك طلب الرمز لاختيار كل شخص، بقرار من { $who }
audit-what-they-did = { $who }: { "\u2068" }{ $what }{ "\u2069" }
audit-automatic-stopped = أُوقف كل البريد التلقائي بواسطة { $who }
audit-automatic-resumed = أُعيد تشغيل البريد التلقائي بواسطة { $who }
audit-task-raised = أُنشئت مهمة تخص مكتب الخدمة كله
audit-task-done = أُنجزت مهمة تخص مكتب الخدمة كله بواسطة { $who }
