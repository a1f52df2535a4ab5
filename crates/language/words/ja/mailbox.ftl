# Mailboxes: the addresses that the desk answers at.

mailbox-address = アドレス
mailbox-comes-in = 受信方法
mailbox-title = メールボックス
mailbox-sentence = 窓口がメールを受け取り、返信に使うアドレスです。
mailbox-add = メールボックスを追加
mailbox-address-hint = 返信を受け取れるアドレスにしてください。
mailbox-name = お客様に表示する名前
mailbox-only-administrators = 変更は管理者が行います：{ $who }。
mailbox-accepted-elsewhere = 別のプロセスで受信
mailbox-accepted-at = { $at }で受信
mailbox-leaves = 返信はここから送信されます
mailbox-stays = 返信は保留トレイに入ります
mailbox-team = 返信するチーム
