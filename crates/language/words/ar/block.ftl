# Blocking a sender: the act, its undoing, and the list of those who are blocked.

block-act = حظر هذا المرسل
block-undo = إلغاء حظر هذا المرسل
block-done = حُظر المرسل
block-undone = أُلغي حظر المرسل
block-since = محظور منذ { $since } بواسطة { $who }
block-timeline = حُظر المرسل بواسطة { $who }: ما يكتبه ينتظر في العزل ولا يُرد عليه تلقائيًا
block-timeline-undone = أُلغي حظر المرسل بواسطة { $who }
block-title = المرسلون المحظورون
block-sentence = يُحفظ ما يكتبونه في العزل. لا يُخطَر به أحد ولا يُرد عليه تلقائيًا.
block-none = لا أحد محظور. يُحظر المرسل من إحدى محادثاته، في قائمة الإجراءات الأخرى.
block-sender = المرسل
block-by = حُظر بواسطة
block-when = منذ
block-conversation = بسبب
block-timeline-aside = تنتظر في العزل لأن مرسلها محظور من قِبل شخص هنا
