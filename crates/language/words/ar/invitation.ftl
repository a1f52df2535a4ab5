# دعوة شخص إلى العمل هنا، والانضمام عبر رابط.

invitation-somebody = دعوة شخص
invitation-how = تصل إلى المدعو رسالة فيها رابط، فيختار كلمة مروره ويدخل. يعمل الرابط مرة واحدة، لمدة سبعة أيام.
invitation-invite = دعوة
invitation-waiting = دعوة منذ { $since }، لم تُقبل بعد
invitation-not-followed = الدعوة مفتوحة منذ { $since }، ولم تُقبل بعد.
invitation-again = إعادة إرسال الدعوة
invitation-withdraw = سحب الدعوة
invitation-hand-over = يُرجى تسليم هذا الرابط إلى { $name } بطريقة لا يطّلع عليها أي شخص آخر. يُعرض الآن ولن يُعرض مرة أخرى، ويعمل مرة واحدة.
invitation-welcome = أهلًا بك
invitation-hello = مرحبًا { $name }. لم يبق إلا اختيار كلمة مرور.
invitation-address = عنوان تسجيل الدخول
invitation-your-password = كلمة مرورك
invitation-join = انضمام
invitation-withdraw-says = لن يفتح الرابط الذي لدى { $name } شيئًا بعد ذلك، ويُعطَّل حسابه.
invitation-letter-subject = دعوة من { $by } إلى { $desk }
invitation-letter-hello = مرحبًا { $name }،
invitation-letter-what = دعوة من { $by } إلى الرد على العملاء في { $desk }. يُرجى اختيار كلمة مرور هنا، وبذلك يتم الانضمام:
invitation-letter-until = يعمل الرابط مرة واحدة، حتى { $until }. إن لم تكن هذه الدعوة متوقعة فلا يلزم شيء؛ فلا يدخل أحد من دونه. تصل الردود على هذه الرسالة إلى { $answers }.
