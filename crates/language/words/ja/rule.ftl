# Rules that people make: when, if, then; what they would have done; what they did.

rule-title = ルール
rule-sentence = 窓口が自動で行うことです。ルールは、先週ならどう働いたかを確かめるまでオフのままです。
rule-none = ルールはまだありません。
rule-name = 名前
rule-name-hint = ルールが働くたびに履歴に表示されます
rule-when = きっかけ
rule-if = 条件
rule-then = 動作
rule-state = 状態
rule-order = 順序
rule-when-begins = メッセージで会話が始まったとき
rule-when-arrives = 人からメッセージが届いたとき
rule-when-answered = スタッフが返信したとき
rule-when-closed = 会話が完了したとき
rule-if-all = すべての会話
rule-if-fits = { $line } に当てはまる
rule-line-hint = 検索と同じ絞り込み（例：tag:vip、mailbox:orders@example.com）と、メッセージに含まれる言葉。空欄ならすべての会話
rule-does-tag = タグ「{ $tag }」を付ける
rule-does-untag = タグ「{ $tag }」を外す
rule-does-priority =
    { $priority ->
        [low] 優先度を「低」にする
        [high] 優先度を「高」にする
        [urgent] 優先度を「緊急」にする
       *[normal] 優先度を「通常」にする
    }
rule-does-team = チーム「{ $team }」に渡す
rule-does-owner = { $agent }に渡す
rule-does-snooze = { $hours }時間スヌーズする
rule-does-gone = すでに存在しないもの
rule-on = { $since }からオン
rule-off = オフ
rule-earlier = 順序を上げる：{ $rule }
rule-later = 順序を下げる：{ $rule }
rule-add = ルールを作成
rule-change = ルールを変更
rule-save = 保存して先週の働きを見る
rule-form-tag = 付けるタグ
rule-form-untag = 外すタグ
rule-form-priority = 設定する優先度
rule-form-team = 渡す先のチーム
rule-form-owner = 渡す先の担当者
rule-form-snooze = スヌーズする時間数
rule-form-nothing = 変更しない
rule-no-loops = ルールの動作が別のルールを動かすことはありません。ルールは順に、それぞれ一度だけ働きます。
rule-trial = 過去7日間ならどう働いたか
rule-trial-count =
    { $count ->
        [0] 対象となる会話はありませんでした。
       *[other] 対象となる会話は{ $count }件でした。
    }
rule-trial-today = タグ、優先度、チーム、担当者は現在のもので判定しています。
rule-trial-back-to = 件数が多いため、{ $since }以降の会話だけを調べました。
rule-trial-odd = 「{ $what }」はもう存在しないため、このルールは何にも働きません。ルールを変更してください。
rule-switch-on = オンにする
rule-switch-off = オフにする
rule-remove = ルールを削除
rule-only-administrators = ルールを変更できるのは{ $who }だけです。
rule-followed = ルール「{ $rule }」が働きました
rule-team-changed = チーム「{ $team }」に渡りました
rule-refused-name = ルールに{ $max }文字以内の名前を付けてください
rule-refused-odd = 「{ $what }」は認識できないか、存在しません
rule-refused-eyes = 「{ $what }」は見る人によって変わるため、ルールには使えません。外してください
rule-refused-nothing = ルールの動作を選んでください
rule-refused-acts = 1つのルールの動作は{ $max }個までです
rule-refused-act = ルールは「{ $what }」を実行できません。存在しないか、行えない操作です
rule-refused-many = ルールはすでに{ $max }個あります。先に1つ削除してください
rule-refused-changed = このルールはその間に変更されました。もう一度、先週の働きを確かめてください
rule-remove-says = ルール「{ $rule }」を削除します。元に戻せません。これまでに行ったことは変わりません。
rule-remove-says-on = ルール「{ $rule }」はすぐに止まり、削除されます。元に戻せません。これまでに行ったことは変わりません。一時的に止めるだけなら、オフにしてください。
