# The inbox: its views, the rows of its lists, and what an empty view says.
#
# One word for one thing, in all files:
# conversation = 会話 (counted with 件)          customer = お客様 (with a name: 様)
# owner = 担当者                                 agent = スタッフ; lead = リーダー; administrator = 管理者
# note = メモ, internal note = 社内メモ          snooze = スヌーズ
# close, closed = 完了; open = 未完了; open again = 再開
# waiting on us = 要返信                         waiting on them = 返信待ち
# view = ビュー                                  inbox = 受信トレイ
# saved answer = 定型文                          tag = タグ
# mailbox = メールボックス                       desk = 窓口 (in a letter to a customer: 当窓口)
# post room = 保留トレイ; held = 保留            relay = 中継サーバー
# quarantine = 隔離; spam = 迷惑メール           acknowledgement = 受付メール
# automatic mail of ours = 自動送信メール        mail from machines = システムからのメール
# answer, reply = 返信                           lint = 文面
# merge = 結合; undo the merge = 結合を解除      split = 別の会話にする
# reference = 受付番号                           reference of an error = エラー番号
# timeline = 履歴; task = タスク; draft = 下書き  opening hours = 対応時間
# sign in = ログイン                             operator, who runs the desk = 運用者
# customer's page = お客様ページ                 what a customer asks (portal, letters) = お問い合わせ
# light user = ライトユーザー; auditor = 監査者; role = 役割; team = チーム; audit = 監査ログ, its entries = 記録
# code after the password = 2段階認証; its code = 認証コード; recovery code = リカバリーコード; secret = セットアップキー

inbox-new-conversation = 新しい会話
inbox-search = 検索
inbox-search-all = すべての会話を検索
inbox-other-views = ほかのビュー
inbox-more = さらに会話を表示
inbox-no-owner = 担当者なし
inbox-unread = 、未読
inbox-answer-due = 返信の目安：
inbox-by-channel = { $channel }：
inbox-owner = 担当者
inbox-step-done = 済み：
inbox-step-to-do = これから：
inbox-choose = 会話を選んでください。j キーで最初の会話を開きます。
inbox-view-mine = 自分の担当
inbox-view-waiting-on-us = 要返信
inbox-view-waiting-on-them = 返信待ち
inbox-view-open = すべての未完了
inbox-view-machines = システムから
inbox-view-snoozed = スヌーズ中
inbox-view-closed = 完了
inbox-view-quarantine = 迷惑メール？
inbox-view-mentions = メンション
inbox-nothing-of-yours = 担当している未完了の会話はありません。
inbox-see-who-waits = 要返信の会話を見る
inbox-no-one-waits = 返信を待っているお客様はいません。
inbox-answered-today = 今日は{ $count }件に返信しました。
inbox-look-at-tasks = タスクを見る
inbox-nobody-owes = お客様の返信を待っている会話はありません。
inbox-nothing-open = 未完了の会話はありません。
inbox-look-at-closed = 完了した会話を見る
inbox-no-machines = システムからの未完了のメールはありません。
inbox-all-open = 未完了の会話をすべて見る
inbox-none-aside = スヌーズ中の会話はありません。
inbox-to-yours = 自分の担当を見る
inbox-no-spam = 迷惑メールの疑いがあるものはありません。
inbox-no-mentions = あなたをメンションしたメモはまだありません。@ と名前でメンションできます。
inbox-none-closed = 完了した会話はまだありません。
inbox-nobody-wrote = まだメールは届いていません。最初の返信までの3ステップ：
inbox-somebody-wrote = 最初のメッセージが届きました。3つの手順のうち残りは次のとおりです。
inbox-first-answered = 最初の返信が書かれました。デスクは稼働しています。
inbox-step-connect = メールボックスを接続する
inbox-step-answer = 返信する
inbox-your-address = 窓口のアドレス
inbox-step-write = { $address }にメールを送る
inbox-step-write-at = { $address }にメールを送る（{ $at }で受信します）
inbox-status-closed = 完了
inbox-status-snoozed = スヌーズ中
inbox-status-quarantined = 隔離中
inbox-status-merged = 結合済み
inbox-over = { $span }超過
inbox-no-subject = （件名なし）
inbox-count-and-more = { $count }以上

inbox-list-width = 一覧の幅
inbox-side-width = お客様パネルの幅
inbox-unreadable = 読み取れなかったメッセージ
inbox-unreadable-why = 読み取れませんでした：{ $why }
