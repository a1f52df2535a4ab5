# enquiry: استفسار خارجي (لدى شركة شحن أو مورّد)؛ to forward: إعادة توجيه

enquiry-ask = سؤال جهة أخرى
enquiry-forward = إعادة توجيه
enquiry-title = سؤال جهة أخرى عن هذه المحادثة
enquiry-title-forward = إعادة توجيه رسالة
enquiry-title-on = متابعة استفسار خارجي
enquiry-unseen = لا يرى العميل شيئًا من هذا. ما يصل من رد يظهر هنا في المحادثة، لك ولزملائك فقط.
enquiry-to = إلى
enquiry-to-hint = عنوان واحد أو عدة عناوين تفصل بينها فواصل.
enquiry-subject = الموضوع
enquiry-subject-hint = يراه المستلم. تُضاف الإشارة { $tag }.
enquiry-text = نصك
enquiry-text-hint = لا يُرسل مما كتبه العميل إلا ما تضعه هنا.
enquiry-text-hint-forward = يظهر فوق الرسالة مع توقيعك. يمكن تركه فارغًا.
enquiry-enclosed = الرسالة المرفقة
enquiry-files = الملفات المرفقة
enquiry-files-hint = ما تختاره فقط.
enquiry-send = إرسال
enquiry-heading-asked = سُئل: { $people }
enquiry-heading-forwarded = أُعيد التوجيه إلى { $people }
enquiry-region = الاستفسارات الخارجية
enquiry-asked = بانتظار الرد منذ { $when }
enquiry-answered = ورد الرد { $when }، والدور علينا
enquiry-seen = ورد الرد { $when }
enquiry-closed = منتهٍ منذ { $when }
enquiry-others = كتب هنا شخص آخر أيضًا: { $people }. لمراسلته كذلك، أضف عنوانه.
enquiry-go-on = متابعة
enquiry-close = انتهى
enquiry-close-said = انتهى الاستفسار الخارجي
enquiry-messages =
    { $messages ->
        [zero] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $messages } رسائل
        [many] { $messages } رسالة
       *[other] { $messages } رسالة
    }
enquiry-earlier = لا تظهر هنا الرسائل الأقدم من هذا الاستفسار.
enquiry-mark = هذا جزء من استفسار خارجي. لا يراه العميل.

enquiry-timeline-asked = أُرسل استفسار إلى { $people } بواسطة { $who }
enquiry-timeline-forwarded = أُعيد توجيه رسالة إلى { $people } بواسطة { $who }
enquiry-timeline-answered = ورد رد على استفسارنا من { $name }
enquiry-timeline-machine = ورد رد آلي على استفسارنا من { $name }
enquiry-timeline-closed = أُنهي استفسار خارجي بواسطة { $who }
enquiry-timeline-taken-back = سُحب استفسار خارجي بواسطة { $who } قبل إرساله
enquiry-timeline-not-delivered = لم يُسلَّم استفسار خارجي: { $why }
enquiry-timeline-uncertain = غير مؤكد هل أُرسل استفسار خارجي: { $why }
enquiry-timeline-stopped = أُوقف استفسار خارجي قبل إرساله. { $because }

enquiry-letter-enclosed = رسالة معاد توجيهها
enquiry-letter-enclosed-date = التاريخ
enquiry-letter-enclosed-from = من
enquiry-letter-enclosed-subject = الموضوع
enquiry-letter-enclosed-to = إلى

enquiry-refusal-colleague = { $address } يعمل هنا؛ اكتب ملاحظة واذكر اسمه فيها
enquiry-refusal-empty = اكتب ما تريد السؤال عنه
enquiry-refusal-file-gone = الملف { $file } لم يعد موجودًا؛ اتركه
enquiry-refusal-files-too-large = حجم الملفات معًا أكبر من { $megabytes } ميغابايت؛ اترك بعضها
enquiry-refusal-files-too-many = عدد الملفات المرفقة لا يتجاوز { $most }؛ اترك بعضها
enquiry-refusal-merged = دُمجت هذه المحادثة في أخرى؛ اسأل من هناك
enquiry-refusal-message-gone = لا يمكن إعادة توجيه هذه الرسالة؛ اختر رسالة واردة أو مرسلة
enquiry-refusal-no-conversation = هذه المحادثة غير موجودة
enquiry-refusal-gone = لم يعد هذا الاستفسار في المحادثة
enquiry-refusal-no-subject = اكتب موضوعًا
enquiry-refusal-nobody = اكتب عنوان المستلم
enquiry-refusal-other-text = هذا النص يخص محادثة أخرى أو شخصًا آخر؛ يُرجى تحديث الصفحة وكتابته فيها
enquiry-refusal-not-an-address = «{ $text }» ليس عنوان بريد إلكتروني
enquiry-refusal-ourselves = { $address } من عناوين مكتب الخدمة نفسه
enquiry-refusal-subject-too-long = الموضوع أطول من { $most } حرفًا؛ اختصره
enquiry-refusal-takes-part = { $address } مشارك في هذه المحادثة؛ اكتب له ردًا بدلًا من ذلك
enquiry-refusal-too-long = النص أطول من { $most } حرفًا؛ أرسل الباقي في ملف
enquiry-refusal-too-many = عدد عناوين الاستفسار الواحد لا يتجاوز { $most }
enquiry-refusal-too-many-enquiries = بلغ عدد الاستفسارات عن هذه المحادثة { $most }؛ تابع أحدها
