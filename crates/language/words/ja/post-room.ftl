# The post room: mail that is held instead of sent.

post-room-nothing-held = 保留中のメールはありません。返信は自動的に送信されます。
post-room-nothing-answered = まだ返信はありません。会話に返信すると、ここに表示されます。
post-room-caught = 保留されたメッセージ
post-room-earlier = 以前のもの
post-room-choose = メッセージを選ぶと、お客様に見える形で読めます。
post-room-title = 保留トレイ
post-room-held = 送信するメールは、先にスタッフが確認できるようここで保留されます。どれもお客様に見える形で表示します。
post-room-no-relay = 中継サーバーが設定されていないため、このマシンからは何も送信されません。送信されるはずだったメールを、お客様に見える形で表示します。
post-room-send-all = すべて送信
post-room-discard-automatic = 自動送信メールを破棄
post-room-discard-automatic-says = ここで保留中の受付メールと通知は送信されなくなります。スタッフが書いたものは残ります。
post-room-discarded-automatic = このメールは送信されなくなります。会話の履歴に記録されます。
post-room-discarded = このメールは送信されなくなります。本文は会話の下書きになり、会話は要返信に戻ります。
post-room-from = 差出人
post-room-to = 宛先
post-room-written = 作成日時
post-room-frame = お客様に見えるメッセージ
post-room-original = 原文
post-room-conversation = 会話を開く
post-room-send = 送信
post-room-discard = 破棄
post-room-answer = お客様として返信
post-room-answer-from = 別のアドレスから返信があった場合の動きを見るには、ここを変更してください。
post-room-answer-text = お客様が書く内容
post-room-answer-send = お客様として送信
post-room-files = ファイル
