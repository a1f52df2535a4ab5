# Views that people make themselves, and the line of filters that they are made of.
# Filters and their values are typed as they are in every language.

view-keep = ビューとして保存
view-name = ビューの名前
view-line = フィルター
view-line-hint = 例：is:open waiting:us tag:refund
view-shared = 全員に表示する
view-save = 保存
view-change = このビューを変更
view-remove = このビューを削除
view-empty = このビューに会話はありません。
view-looked-back = 新しいものから{ $day }までを調べました。それより古いものもある可能性があります。
view-look-further = さらにさかのぼる
view-nothing = 「{ $line }」に一致する会話はありません。
view-found = 「{ $line }」に一致する会話 { $count }件
view-found-more = 「{ $line }」に一致する会話 { $count }件以上
view-odd-value = 「{ $typed }」は読み取れません。使える値：{ $values }
view-odd-day = 「{ $typed }」は読み取れません。日付は 2026-11-01、7日前であれば 7d のように入力してください。
view-odd-twice = 「{ $typed }」は無視しました。先に別の値が指定されています。
view-odd-too-many = 「{ $typed }」は無視しました。1行に使えるタグは{ $max }個までです。
view-odd-unknown = 「{ $typed }」：この名前に当てはまるものはありません。
view-help = フィルター
view-help-sentence = 語句とフィルターは1行に並べて使えます。先頭にハイフンを付けると除外します（例：-tag:refund）。
view-filter-is = open（未完了）、snoozed（スヌーズ中）、closed（完了）、spam（迷惑メール）、unread（自分が未読）
view-filter-owner = 担当者：me（自分）、名前、アドレス、none（以前のスタッフ）
view-filter-waiting = 次に書く側：us（要返信）、them（返信待ち）
view-filter-channel = 最新のメッセージの連絡方法（例：email、page）
view-filter-by = 会話を始めたのは person（人）か machine（システム）か
view-filter-priority = 優先度：low（低）、normal（通常）、high（高）、urgent（緊急）
view-filter-tag = タグ。空白を含む名前は引用符で囲みます
view-filter-mailbox = 会話が届いた窓口のアドレス
view-filter-team = 返信するチーム
view-filter-from = お客様のアドレス
view-filter-after = 最新のメッセージが、この日以降
view-filter-before = 最新のメッセージが、この日より前
view-filter-has = has:file（ファイルあり）
view-refused-no-name = ビューに{ $max }文字以内の名前を付けてください
view-refused-no-filter = 検索するものがありません。語句、または is:open や tag:refund のようなフィルターを入力してください
view-refused-odd = 「{ $typed }」は読み取れません
view-refused-too-many = ビューはすでに{ $max }件あります。先に1つ削除してください
view-refused-no-view = このビューはもう存在しません
view-filter-field = 独自の項目の値。名前、等号、値の順に書きます
view-odd-field = 「{ $typed }」：field:名前=値 と書いてください
view-remove-says = ビュー「{ $view }」を削除します。元に戻せません。会話はそのまま残ります。
view-remove-says-shared = ビュー「{ $view }」を全員の一覧から削除します。元に戻せません。会話はそのまま残ります。
