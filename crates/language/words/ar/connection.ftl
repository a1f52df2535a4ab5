# هل صندوق البريد متصل: ما عُرف عن طريق الوصول وطريق الإرسال، وما يعنيه ذلك للعملاء، وما يجب نشره.
# أسماء الخوادم والعناوين وقيم السجلات تبقى كما هي في كل اللغات.

connection-title = هل الصندوق متصل؟
connection-sentence = هل يصل ما يكتبه العملاء إلى { $address }؟ وهل تصلهم ردودك؟
connection-open = هل الصندوق متصل؟
connection-open-known = هل الصندوق متصل؟ { $grade }
connection-to-mailboxes = كل صناديق البريد
connection-ask = فحص الآن
connection-ask-again = فحص من جديد
connection-look-again = تحديث
connection-asks = تُسأل خوادم الأسماء وخادم الترحيل، وتُرسل رسالتان إلى { $address } ويُنتظر وصولهما. لا تصيران محادثة، ولا يرد عليهما أحد.
connection-asks-held = تُسأل خوادم الأسماء. ولا تُرسل رسالة ذهابًا وإيابًا: لا يمكن لأي رسالة أن تخرج بعد.
connection-asked-at = آخر فحص: { $at }. يتكرر الفحص تلقائيًا كل يوم.
connection-never-asked = لم يجر أي فحص بعد.
connection-only-administrators = يستطيع مدير النظام إجراء الفحص: { $who }.

# الحال كله في سطر واحد.
connection-whole-fine = الصندوق متصل. ما يكتبه العملاء يصل، وردودك تصلهم.
connection-whole-improvable = الصندوق يعمل، وفيه ما يمكن تحسينه.
connection-whole-in-vain = سينتظر العميل بلا جدوى. ما يجب فعله مذكور أدناه.
connection-whole-not-asked = لم يمكن التحقق من كل شيء بعد.

# لكل نتيجة واحدة من هذه الكلمات.
connection-grade-fine = سليم
connection-grade-improvable = يمكن تحسينه
connection-grade-in-vain = لا يعمل
connection-grade-not-asked = غير معروف

# موضوع النتيجة.
connection-about-incoming = وصول البريد
connection-about-outgoing = إرسال البريد
connection-about-sender = من يحق له الإرسال (SPF)
connection-about-signature = التوقيع (DKIM)
connection-about-policy = ما يُطلب من الخوادم المستقبِلة (DMARC)
connection-about-trip = رسالة ذهابًا وإيابًا

# ما يجب نشره، وأين.
connection-publish = يُرجى نشر ما يلي حيث تُدار سجلات النطاق. قد تبقى خوادم الأسماء على الجواب القديم ساعة أو أكثر.
connection-publish-reverse = اسم عنوان IP يديره من خصّصه لك: يُرجى أن تطلب منه تسجيل ما يلي.
connection-record-name = الاسم
connection-record-kind = النوع
connection-record-value = القيمة

connection-no-answer = لم تُجب خوادم الأسماء أو لم يُجب خادم الترحيل في الوقت المحدد، فلا يمكن الجزم بشيء. يُرجى الفحص من جديد بعد حين.
connection-once-mail-leaves = يجري هذا الفحص متى صار البريد يُرسل.

# طريق الوصول. تُذكر الخوادم بأسمائها.
connection-mail-goes-nowhere = لا شيء يحدد الخادم الذي يستقبل بريد { $domain }. ما يكتبه العملاء يعود إليهم.
connection-nobodys-name = { $domain } اسم مخصص للأمثلة: لا يمكن لأحد أن يكتب إليه. يُرجى إضافة الصندوق الذي يكتب إليه العملاء فعلًا.
connection-mail-is-refused = يصرّح { $domain } بأنه لا يستقبل أي بريد. ما يكتبه العملاء يعود إليهم.
connection-server-without-address = يُفترض أن يذهب بريد { $domain } إلى { $server }، لكن هذا الاسم لا يقود إلى شيء. ما يكتبه العملاء يعود إليهم بعد أيام.
connection-mail-comes-here = بريد { $domain } يصل مباشرة إلى مكتب الخدمة هذا، باسم { $server }.
connection-mail-is-fetched = بريد { $domain } يذهب إلى { $server }، ويجلبه مكتب الخدمة من { $host }.
connection-mail-is-fetched-perhaps = بريد { $domain } يذهب إلى { $server }، ومكتب الخدمة يجلب البريد من { $host }. هل يقود هذا إلى ذاك؟ تجيب عن ذلك رسالة الذهاب والإياب.
connection-mail-is-passed-on = بريد { $domain } يذهب إلى { $server }، ومن هناك يصل إلى مكتب الخدمة هذا.
connection-mail-is-passed-on-perhaps = بريد { $domain } يذهب إلى { $server }. هل يصل من هناك إلى مكتب الخدمة هذا؟ تجيب عن ذلك رسالة الذهاب والإياب.
connection-mail-goes-elsewhere = بريد { $domain } يذهب إلى { $server }، ولم يصل شيء من هناك في الفترة الأخيرة. ما يكتبه العملاء يبقى هناك. يمكن أن يجلبه مكتب الخدمة، أو أن يعيد ذلك الخادم توجيهه إلى هنا، أو أن يُرسل إلى هنا مباشرة:

# طريق الإرسال.
connection-held = تبقى ردودك في غرفة البريد إلى أن يُضبط خادم ترحيل، ولا يصل منها شيء إلى العملاء. اذكر الخادم في الإعدادات تحت sending كما يشرح دليل الإرسال، ثم أعد تشغيل البرنامج.
connection-held-first = يمكن إرسال البريد، لكنه يُحتجز أولًا في غرفة البريد: تصل ردودك إلى العملاء عندما يرسلها أحد من هناك.
connection-relay-takes = خادم الترحيل { $host } يقبل بريدنا.
connection-relay-is-open = خادم الترحيل { $host } يقبل بريدنا، لكن الاتصال به غير مشفّر، وقد يطّلع عليه آخرون. يُرجى ضبط sending.relay.tls على starttls أو implicit.
connection-relay-fails = خادم الترحيل { $host } لا يقبل بريدنا، وكل الردود تنتظر هنا. { $why }.
connection-leaves-from-here = يُرسل البريد من هذا الجهاز باسم { $host }، واسمه وعنوانه متطابقان.
connection-name-without-address = يعرّف هذا الجهاز نفسه باسم { $host }، وليس لهذا الاسم عنوان. ترفض خوادم كثيرة البريد من جهاز كهذا. يُرجى نشر عنوان لهذا الاسم، أو ضبط smtp.hostname على اسم له عنوان.
connection-address-without-name = يُرسل البريد من { $address }، وليس لهذا العنوان اسم. ترفض خوادم كثيرة البريد من عنوان كهذا.
connection-name-leads-elsewhere = يُرسل البريد من { $address }، واسم هذا العنوان { $name }، لكن الاسم لا يعود إلى العنوان. لا تثق بعض الخوادم ببريد كهذا.

# SPF.
connection-may-send = يسمح { $domain } بإرسال بريدك على النحو الذي يُرسل به.
connection-nobody-may-send = لا يذكر { $domain } من يحق له إرسال بريده. يعدّ كثير من المزوّدين بريدًا كهذا مزعجًا.
connection-several-sender-records = يذكر { $domain } أكثر من مرة من يحق له إرسال بريده، فلا يُعتدّ بأي منها. يُرجى نشر هذا السجل وحده مكانها:
connection-sender-record-unusable = يذكر { $domain } من يحق له إرسال بريده، لكن بصيغة لا يمكن استخدامها: { $why }. يُرجى تصحيح السجل.
connection-may-not-send = يذكر { $domain } من يحق له إرسال بريده، وليس { $who } بينهم. قد تُعدّ ردودك مزوّرة. يُرجى نشر ما يلي مكان السجل الحالي، أو ما تنص عليه تعليمات خادم الترحيل لديك:

# DKIM.
connection-keys-published = يُوقَّع بريدك باسم { $domain }، وتستطيع الخوادم المستقبِلة التحقق من ذلك.
connection-key-missing = يُوقَّع بريدك، لكن الخوادم المستقبِلة لا تجد المفتاح عند { $record }، فلا قيمة للتوقيع.
connection-key-differs = المفتاح المنشور عند { $record } غير الذي يُوقَّع به بريدك، فالتوقيع غير صالح. يُرجى نشر ما يلي مكانه:
connection-signed-on-the-way = يُوقَّع بريدك في طريقه باسم { $domain }، وتستطيع الخوادم المستقبِلة التحقق من ذلك.
connection-not-signed = لا يوقّع أحد بريدك باسم { $domain }، بحسب ما هو معروف. يمكن أن يوقّعه خادم الترحيل، أو أن يُضبط sending.dkim.domain على { $domain } ثم يُنشر ما يعرضه الأمر «answerable key».

# DMARC.
connection-no-policy = لا يذكر { $domain } ما يجب فعله ببريد يحمل اسمه وليس منه. يكفي في البداية أن يُراقَب:
connection-several-policies = يذكر { $domain } أكثر من مرة ما يجب فعله ببريد ليس منه، فلا يُعتدّ بأي منها. يُرجى إبقاء سجل واحد:
connection-policy-unreadable = يذكر { $domain } ما يجب فعله ببريد ليس منه، لكن بصيغة لا يفهمها أحد. يُرجى نشر ما يلي مكانها:
connection-watches = يراقب { $domain } من يرسل البريد باسمه. متى لم تُظهر التقارير إخفاقًا في بريدك، يمكن طلب المزيد: p=quarantine.
connection-keeps-others-out = يطلب { $domain } ألا يُقبل بريد يحمل اسمه وليس منه، ويمكن تمييز بريدك عنه.
connection-keeps-us-out = يطلب { $domain } ألا يُقبل بريد لم يثبت أنه منه، وبريدك لم يثبت له ذلك: لا يشهد له SPF ولا DKIM. تُرفض ردودك أو تنتهي في البريد المزعج.

# رسالة ذهابًا وإيابًا: واحدة إلى العنوان نفسه، وأخرى إليه مع إضافة، كما تأتي ردود العملاء.
connection-no-trip = لم تُرسل رسالة ذهابًا وإيابًا بعد.
connection-trip-waits = الرسالة تنتظر الإرسال.
connection-trip-waits-because = الرسالة تنتظر الإرسال: { $why }.
connection-trip-refused = لم تُرسل الرسالة إلى { $address }: { $why }.
connection-trip-refused-tagged = لم تُرسل الرسالة إلى { $address }: { $why }. تأتي ردود العملاء إلى عناوين فيها «+»: يُرجى ضبط خادم بريدك أو مزوّد الخدمة ليسلّمها إلى هذا الصندوق.
connection-trip-under-way = أُرسلت الرسالة إلى { $address }، { $at }، وهي في الطريق. قد يستغرق ذلك بضع دقائق.
connection-trip-came-back = تعذّر تسليم الرسالة إلى { $address }: { $why }.
connection-trip-came-back-tagged = تعذّر تسليم الرسالة إلى { $address }: { $why }. تأتي ردود العملاء إلى عناوين فيها «+»: يُرجى ضبط خادم بريدك أو مزوّد الخدمة ليسلّمها إلى هذا الصندوق.
connection-trip-lost = أُرسلت الرسالة إلى { $address }، { $at }، ولم تصل. يُرجى البحث عنها في مجلد البريد المزعج في الصندوق، أو لدى خادم الترحيل.
connection-trip-lost-tagged = أُرسلت الرسالة إلى { $address }، { $at }، ولم تصل. تأتي ردود العملاء إلى عناوين فيها «+»: يُرجى ضبط خادم بريدك أو مزوّد الخدمة ليسلّمها إلى هذا الصندوق.
connection-trip-done = وصلت الرسالة إلى { $address } بعد { $span }، وسلّمها الخادم { $server }.
connection-trip-done-fetched = وصلت الرسالة إلى { $address } بعد { $span }، وجُلبت من { $server }.

connection-seconds = { $seconds } ث

# الرسالة نفسها، وما يُذكر في كل الصفحات.
connection-letter-subject = هل { $address } متصل؟ { $token }
connection-letter = أرسل مكتب الخدمة { $desk } هذه الرسالة إلى نفسه، لمعرفة هل يصل البريد إلى { $address }. يستقبلها المكتب ولا يرد عليها أحد. إن وجدتها في صندوق بريدك فلا يلزم فعل شيء.
connection-lost = كان الصندوق { $address } متصلًا ولم يعد كذلك: سينتظر العميل بلا جدوى.
connection-what-is-wrong = عرض الخلل

# لماذا لم يجر الفحص.
connection-busy = الفحص جارٍ الآن. يُرجى العودة بعد دقيقة.
connection-nobody-to-ask = ليس لدى هذه العملية خوادم أسماء تسألها. يمكن الفحص من سطر الأوامر: answerable doctor.
connection-gone = صندوق البريد هذا غير موجود.
