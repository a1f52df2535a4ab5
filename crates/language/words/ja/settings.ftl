# What all pages of the settings share.

settings-title = 設定
settings-mailboxes = メールボックス
settings-agents = スタッフ
settings-desk = 窓口
settings-automatic-mail = 自動送信メール
settings-deliveries = 配信
settings-you = プロフィール
settings-what-you-can-do = 操作
settings-how-it-is = 状態
settings-add = 追加
settings-save = 保存
settings-more = さらに表示
settings-back = 戻る
