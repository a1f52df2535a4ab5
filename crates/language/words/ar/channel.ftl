# أسماء الطرق التي يصل بها الناس إلينا. تأتي بعد «عبر».

channel-email = البريد
channel-page = صفحة العميل
channel-chat = الدردشة
channel-phone = الهاتف
channel-form = النموذج
