# 窓口の設定の変更。変更した人の名前とコロンのあとに続きます。

change-desk-set-up = 窓口を開設
change-public-address = 公開アドレスを設定ファイルから設定
change-desk-named = 窓口の名前、公開アドレス、言語を変更
change-mailbox-added = メールボックス { $address } を追加
change-connection-asked = { $address } の接続を確認
change-source-added = { $host } の { $account } からの取り込みを開始
change-source-password = { $host } の { $account } のパスワードを変更
change-source-removed = { $host } の { $account } からの取り込みを終了
change-mail-held = 送信メールを保留トレイに保留
change-mail-leaves = 送信メールの保留を終了
change-sent-by-hand =
    { $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }を手動で送信
change-team-added = チーム{ $name }を追加
change-opening-hours = 対応時間：{ $hours }
change-agent-joined = { $name }が加わりました
change-agent-away = { $name }が不在になりました
change-agent-back = { $name }が戻りました
change-agent-left = { $name }が外れました
change-tag-made = タグ「{ $name }」を作成
change-tag-renamed = タグ「{ $before }」の名前を「{ $name }」に変更
change-tag-removed = タグ「{ $name }」を{ $conversations }件の会話から削除
change-view-made = 全員用のビュー「{ $name }」を作成：{ $line }
change-view-changed = 全員用のビュー「{ $name }」を変更：{ $line }
change-view-removed = 全員用のビュー「{ $name }」を削除
change-saved-answer-written = 全員用の定型文「{ $name }」を作成
change-saved-answer-removed = 全員用の定型文「{ $name }」を削除
change-article-written = 記事「{ $title }」を作成
change-field-added = 項目「{ $name }」を追加
change-field-changed = 項目「{ $before }」を「{ $name }」に変更
change-field-removed = 項目「{ $name }」を値{ $values }件とともに削除
change-rule-written = ルール「{ $name }」を作成（オフ）
change-rule-on = ルール「{ $name }」をオンに変更
change-rule-off = ルール「{ $name }」をオフに変更
change-rule-moved = ルール「{ $name }」を{ $place }番目に移動
change-rule-removed = ルール「{ $name }」を削除
