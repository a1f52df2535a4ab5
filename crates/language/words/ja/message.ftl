# One message in the column of a conversation.

message-internal-note = 社内メモ
message-automatic = 自動
message-pictures = 外部の画像も表示
message-picture-missing = この画像を読み込めませんでした
message-files = ファイル
message-as-sent = 送信されたままの形で表示
message-replied-to = 返信元の文を表示
message-why = ここにある理由
message-why-odd = ここにある理由と、気になる点
message-original = 届いたままの原文
message-split-done = 別の会話にしました
message-split = 別の会話にする
message-split-later = 以降もすべて別の会話へ
message-events = { $events }件の出来事
message-from = { $who }からのメッセージ
message-seconds-left = （あと{ $seconds }秒）
message-no-text = （本文なし）
message-only-files = （本文なし、ファイルのみ）
message-addressed = 宛先：{ $to }、差出人：{ $from }
message-addressed-copies = 宛先：{ $to }、CC：{ $copies }、差出人：{ $from }
message-addressed-blind = Bcc：{ $blind }
message-copy-went = { $to }への写し：{ $how }
message-link-leads = リンク先：{ $place }
message-link-elsewhere = リンク先は{ $place }です。文面には{ $named }とあります
