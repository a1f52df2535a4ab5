# The switch for all automatic mail.

automatic-stopped = 自動送信メールはすべて停止中です
automatic-running = 自動送信メールは動作中です
automatic-people = スタッフが書く返信には影響しません。届いたメッセージはすべて保存され、表示されます。
automatic-before = これまでの記録
automatic-title = 自動送信メール
automatic-sentence = 受付メールなど、スタッフの操作なしに送信されるメールです。
automatic-run = 再開する
automatic-stop = 自動送信メールをすべて停止
automatic-stopped-by = { $who }が{ $at }に停止しました。
automatic-ask = 変更は{ $who }に依頼してください。
automatic-did-stop = { $who }が停止しました
automatic-did-run = { $who }が再開しました
automatic-today =
    { $sent ->
       *[other] 過去24時間に受付メールを{ $sent }通作成しました。
    }
automatic-held = 停止後に送信されるはずだったメールは待機中です。失われたものはありません。
