# من أرسل الرسالة حقًا، بقدر ما يمكن معرفته. القيم أسماء نطاقات.

sender-forged = مزوّرة: يصرّح { $author } بأنه لا يرسل بريدًا كهذا.
sender-forged-it-seems = تبدو مزوّرة: { $sender } لا يرسل من ذلك الخادم، والتوقيع غير صالح.
sender-proved = هي من { $author } فعلًا ({ $by }).
sender-sent-by = أرسلها { $signer }. لم يثبت أنها من { $author }.
sender-not-checked = تعذّر التحقق من المرسل: لم تُجب خوادم الأسماء.
sender-taken-in-before = لا يمكن التحقق من المرسل هنا: استقبلها خادم بريدك أو مزوّد الخدمة أولًا، ولم يوقّعها أحد.
sender-not-allowed = لا يسمح { $sender } للخادم الذي جاءت منه بإرسال بريده (SPF).
sender-not-proved = لم يثبت أنها من { $author }: لا توقيع منه ولا خادم يؤكد ذلك.
sender-neither-proved = لم يثبت أنها من { $author }، ولم يثبت العكس.
