# メンション: メモで同僚を呼ぶこと。画面とメールの言葉。

mention-news = { $name }さんからメンション: { $subject }
mention-offered = メンションできる相手
mention-hint = @ と名前で同僚に知らせます
mention-digest-subject = { $count }件のメモであなたがメンションされています
mention-digest-hello = { $name }様
mention-digest-intro = あなたをメンションした未確認のメモが{ $count }件あります。
mention-digest-item = { $name }（{ $time }、{ $reference }）:
mention-digest-more = ほか{ $count }件
mention-digest-all = すべてのメンション: { $link }
mention-digest-off = このメールは、未確認のメモ1件につき1回だけ届きます。プロフィールで停止できます。このメールへの返信は{ $name }さんに届きます。
