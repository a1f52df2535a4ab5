# キー：それぞれの操作と、自分用の設定。

keys-title = キー
keys-sentence = カーソルが入力欄にないとき、1文字のキーが使えます。空欄は初期設定のキーです。
keys-single = 1文字のショートカットキーを使う
keys-act = 操作
keys-key = キー
keys-delivered = 初期設定：{ $key }
keys-restore = すべて初期設定に戻す
keys-fixed = 変更できないキー
keys-change = キーを変更
keys-refused-no-key = 「{ $typed }」は「{ $act }」のキーにできません。文字か記号を1つ選んでください。数字はビューを開きます。
keys-refused-taken = 「{ $act }」と「{ $other }」のキーがどちらも { $key } になります。どちらかを変えてください。

keys-does-next = 次の会話
keys-does-previous = 前の会話
keys-does-open = 会話へ移動
keys-does-reply = 返信
keys-does-note = 社内メモ
keys-does-mine = 自分が担当する
keys-does-owner = 担当者を選ぶ
keys-does-close = 完了にする
keys-does-snooze = スヌーズ
keys-does-select = 選択
keys-does-select-next = 次も選択
keys-does-select-previous = 前も選択
keys-does-tags = タグ
keys-does-priority = 優先度
keys-does-unread = 未読にする
keys-does-suggested = 提案された操作を行う
keys-does-customer = お客様
keys-does-previous-message = 前のメッセージ
keys-does-next-message = 次のメッセージ
keys-does-hand-over = メモを付けて引き継ぐ
keys-does-go = 移動：続けて i 受信トレイ、t タスク、o 保留トレイ、n 新しい会話、s 設定
keys-does-search = 検索
keys-does-keys = この画面のキー

keys-always-views = ビュー（それぞれの横にある数字）
keys-always-commands = コマンド
keys-always-send = 送信（Shift も押すと送信して完了）
keys-always-undo = 直前の操作を元に戻す
keys-always-region = 次の領域
keys-always-escape = 入力欄を出る、一覧へ戻る
keys-always-send-and-snooze = 送信して返信が届くまでスヌーズ
keys-always-preview = 届いたときの表示を確認
keys-always-looks = 太字、斜体
keys-always-link = 選んだ語句をリンクにする
