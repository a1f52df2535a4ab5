# صناديق البريد: العناوين التي يرد منها مكتب الخدمة.

mailbox-address = العنوان
mailbox-comes-in = استقبال البريد
mailbox-title = صناديق البريد
mailbox-sentence = عناوين يقرأ مكتب الخدمة بريدها ويرد منها.
mailbox-add = إضافة صندوق بريد
mailbox-address-hint = يجب أن يقبل الردود.
mailbox-name = الاسم الذي يراه العملاء
mailbox-only-administrators = يغيّرها مدير النظام: { $who }.
mailbox-accepted-elsewhere = تستقبله عملية أخرى
mailbox-accepted-at = يُستقبل على { $at }
mailbox-leaves = الردود تُرسل منه
mailbox-stays = الردود تبقى في غرفة البريد
mailbox-team = الفريق الذي يرد
