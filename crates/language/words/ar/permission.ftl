# ما لا يحق لدور أن يفعله، ومن يحق له: جملة واحدة لكل أمر، بلا نقطة في آخرها.

permission-read = لا يقرأ هذا إلا من يعمل هنا
permission-note = لا يكتب الملاحظات إلا من يعمل مع العملاء
permission-answer = لا يكتب إلى العملاء إلا موظف
permission-own = لا يتولى المحادثات إلا موظف
permission-arrange = لا يفعل هذا إلا موظف
permission-change-own-words = المدقق لا يغيّر شيئًا هنا
permission-arrange-absence = لا يسجّل غياب شخص آخر إلا المشرف
permission-stop-automatic = لا يوقف كل البريد التلقائي أو يعيد تشغيله إلا المشرف
permission-share-words = لا يغيّر النصوص والوسوم المشتركة إلا المشرف
permission-share-views = لا يغيّر طرق العرض المشتركة إلا المشرف
permission-manage-people = لا يحدد من يعمل هنا إلا مدير النظام
permission-set-up = لا يغيّر إعداد مكتب الخدمة إلا مدير النظام
permission-audit = لا يقرأ سجل التدقيق إلا مدير النظام أو المدقق
