# Acts on many conversations at once.

acts-select = 複数選択
acts-bar = 選択した会話の操作
acts-pick = 選択：{ $name }、{ $subject }
acts-close = 完了にする
acts-assign = 割り当てる
acts-assign-to = 割り当て先
acts-tag = タグを付ける
acts-tag-name = タグ
acts-snooze = スヌーズ
acts-snooze-until = スヌーズを終える日時
acts-clear = 選択を解除
acts-nothing-selected = 会話が選択されていません。先に会話にチェックを付けてください。
acts-not-understood = 選択した会話に行う操作を選んでください。
acts-done-title = 実行しました
acts-closed = { $count }件を完了にしました
acts-reopened = { $count }件を再開しました
acts-assigned = { $count }件を割り当てました
acts-tagged = { $count }件にタグを付けました
acts-untagged = { $count }件のタグを外しました
acts-prioritised = { $count }件の優先度を変更しました
acts-snoozed = { $count }件をスヌーズしました
acts-undone = { $count }件を元に戻しました
acts-nothing-changed = 変更が必要なものはありませんでした。
acts-refused = { $count }件は変更していません：{ $why }
acts-undo = 元に戻す
acts-back = 一覧へ戻る
# Follows other sentences; without a full stop, as they are.
acts-left = 残り{ $count }件は選択されたままです（一度に操作できるのは{ $most }件までです）
acts-go-on = 続けて{ $count }件を操作する
