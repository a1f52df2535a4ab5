# تسجيل الدخول: متصفحات الموظف نفسه.

session-title = تسجيل الدخول
session-sentence = متصفحاتك، وما يُطلب مع كلمة مرورك.
session-where = المتصفحات التي سُجّل فيها دخولك
session-no-places = لا يعرف مكتب الخدمة أين يوجد المتصفح في العالم، ولا يسأل عن ذلك.
session-browser = المتصفح
session-when-seen = آخر استخدام
session-since-when = بداية الجلسة
session-this = هذا
session-last-seen = آخر استخدام: { $at }
session-signed-in = تسجيل الدخول: { $at }
session-end = تسجيل الخروج
session-end-others = تسجيل الخروج من البقية
session-device = { $browser } على { $system }
session-a-browser-on = متصفح على { $system }
session-a-browser = متصفح
