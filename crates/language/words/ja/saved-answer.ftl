# Saved answers: texts that are written once and filled in for the customer at hand.

saved-answer-refused-no-name = 探すときに使う名前を、{ $max }文字以内で付けてください
saved-answer-refused-empty = 本文を入力するか、送信時の操作を選んでください
saved-answer-refused-too-long = 定型文は{ $max }文字までです
saved-answer-refused-blank = { $blank }は自動で入力できる項目ではありません
saved-answer-refused-act = 「{ $act }」という操作はありません
saved-answer-refused-acts = 定型文に設定できる操作は{ $max }個までです
saved-answer-refused-too-many = 定型文はすでに{ $max }件あります。先にいくつか削除してください
saved-answer-refused-gone = この定型文はもう存在しません
saved-answer-title = 定型文
saved-answer-sentence = 一度書いておけば、返信相手のお客様に合わせて項目が入ります。内容を確認してから送信できます。
saved-answer-none = 定型文はまだありません。最初の定型文を下で作成してください。会話では、行の先頭に「/」を入力すると探せます。
saved-answer-name = 名前
saved-answer-text = 本文
saved-answer-text-hint = 自動で入る項目：{ $blanks }。値が分からない場合は、縦線の後ろの言葉が入ります：{ $example }
saved-answer-whose = 使う人
saved-answer-everybody = 全員
saved-answer-own = 自分だけ
saved-answer-shared = 全員が使えるようにする
saved-answer-acts = 送信時の操作
saved-answer-acts-close = 会話を完了にする
saved-answer-acts-tag = 付けるタグ
saved-answer-acts-snooze = スヌーズする時間数
saved-answer-used =
    { $count ->
        [0] 未使用
       *[other] { $count }回使用
    }
saved-answer-add = 定型文を作成
saved-answer-change = 変更
saved-answer-remove = 削除
saved-answer-save = 保存
saved-answer-only-leads = 全員で使う定型文はリーダーが変更します。{ $who }に依頼してください。
saved-answer-menu = 定型文
saved-answer-find = 定型文を探す
saved-answer-nothing = この語句を含む定型文はありません。
saved-answer-empty-blanks = 値が分からないため、入力してください：{ $blanks }
saved-answer-back = 会話へ戻る
saved-answer-done = 実行しました：{ $name }
saved-answer-does-tag = タグ「{ $tag }」を付ける
saved-answer-does-snooze = { $hours }時間スヌーズする
saved-answer-remove-says = 「{ $name }」を削除します。元に戻せません。送信済みのものは変わりません。
saved-answer-remove-says-shared = 「{ $name }」を全員の一覧から削除します。元に戻せません。送信済みのものは変わりません。
saved-answer-does-team = チーム「{ $team }」に引き継ぐ
saved-answer-does-owner = { $agent }に引き継ぐ
saved-answer-does-team-owner = チーム「{ $team }」の{ $agent }に引き継ぐ
saved-answer-does-gone = もういない相手に引き継ぐ
