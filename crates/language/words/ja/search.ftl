# Search: messages by their words.

search-title = 検索
search-all = すべての会話を検索
search-hint = 語句、名前、アドレス、番号
search-more = さらに表示
search-nothing = 「{ $asked }」に一致するものはありません。語句を減らすか、名前やアドレスでお試しください。
search-nothing-yet = 最近のものには「{ $asked }」に当たるものがまだありません。さらにさかのぼって探せます。
search-found-and-more = 「{ $asked }」を含む会話 { $conversations }件以上（新しい順）
search-found =
    { $conversations ->
       *[other] 「{ $asked }」を含む会話 { $conversations }件
    }
search-people = 人
search-meant = 「{ $words }」ですか？
search-person-conversations =
    { $conversations ->
       *[other] 会話 { $conversations } 件
    }
search-offered = 候補のフィルターと値
search-articles = 記事
search-articles-more = 「{ $asked }」を含むすべての記事
search-tags = タグ
# What stands in a field of the team's own, under the subject of a conversation that was found by it.
search-field = { $name }：{ $value }
search-no-conversation = 「{ $asked }」を含む会話はありません。
