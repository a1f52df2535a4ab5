# محادثة كاملة في صفحة واحدة، وملفاتها.

whole-open = طباعة أو حفظ
whole-print = اطبعها بـ Ctrl P أو احفظها ملفًا.
whole-with-notes = مع الملاحظات الداخلية
whole-without-notes = دون الملاحظات الداخلية
whole-download = حفظ كملف
whole-back = إلى المحادثة
whole-facts = مع { $customer }، المسؤول: { $owner }. الرقم المرجعي { $reference }. دُوّنت { $written }.
whole-took-part = شارك فيها: { $people }.
whole-only-formatted = لا تحتوي هذه الرسالة إلا على صور. يمكن رؤيتها في المحادثة نفسها.
whole-cut = هذه المحادثة أطول: هنا آخر { $messages } رسالة فقط.
gallery-title = كل الملفات
gallery-nothing = لا ملفات في هذه المحادثة.
