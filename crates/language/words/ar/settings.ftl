# ما تشترك فيه كل صفحات الإعدادات.

settings-title = الإعدادات
settings-mailboxes = صناديق البريد
settings-agents = الموظفون
settings-desk = مكتب الخدمة
settings-automatic-mail = البريد التلقائي
settings-deliveries = الإرسال
settings-you = حسابك
settings-what-you-can-do = ما يمكنك فعله
settings-how-it-is = الحالة
settings-add = إضافة
settings-save = حفظ
settings-more = المزيد
settings-back = رجوع
