# Tags: words of the team's own on conversations.

tag-put = { $who }がタグ「{ $tag }」を付けました
tag-taken = { $who }がタグ「{ $tag }」を外しました
tag-menu = タグ
tag-field = タグを付ける
tag-field-hint = 自由に入力
tag-add = 追加
tag-take-off = タグ「{ $tag }」を外す
tag-added = タグを付けました
tag-taken-off = タグを外しました
tag-find = タグ「{ $tag }」の付いた会話
tag-settings = タグ
tag-settings-sentence = 会話に自由に付け、あとで探すときに使う言葉です（例：tag:refund）。
tag-none = タグの付いた会話はまだありません。会話で「.」キーを押すと付けられます。
tag-none-yet = タグはまだありません。ここで最初のタグを追加するか、会話で「.」キーを押して付けてください。
tag-name = 名前
tag-conversations = 会話
tag-rename = 名前を変更
tag-remove = 全会話から削除
tag-only-leads = タグの名前の変更と削除は、リーダーだけができます。{ $who }に依頼してください。
tag-and-more = { $count }以上
tag-refused-no-conversation = この会話は存在しません
tag-refused-no-tag = このタグはもう存在しません
tag-refused-empty = タグの名前を入力してください
tag-refused-too-long = タグは{ $max }文字までです
tag-refused-marks = タグに引用符とコロンは使えません。ハイフンで始めることもできません
tag-refused-too-many = 1つの会話に付けられるタグは{ $max }個までです。先に1つ外してください
tag-refused-too-many-known = この窓口にはすでに{ $max }個のタグがあります。その中から使うか、設定でいくつか削除してください
tag-refused-taken = 同じ名前のタグがすでにあります
tag-remove-says =
    { $conversations ->
        [0] タグ「{ $tag }」の付いた会話はありません。今後は候補に表示されなくなります。
       *[other] { $conversations }件の会話からタグ「{ $tag }」が外れ、元に戻せません。今後は候補にも表示されなくなります。
    }
tag-remove-says-many = { $conversations }件以上の会話からタグ「{ $tag }」が外れ、元に戻せません。今後は候補にも表示されなくなります。
