# Agents: who works here, who is away, and what happens when someone leaves.

agent-title = スタッフ
agent-sentence = お客様に返信する全員です。名前はお客様にも表示されます。不在の間は、ほかのスタッフが代わります。
agent-name = 名前
agent-where = 状況
agent-open = 未完了
agent-deactivate = 無効にする
agent-heir = 引き継ぐ人
agent-email = メールアドレス
agent-email-hint = ログインに使います。
agent-name-hint = お客様に表示される名前です。
agent-role = 役割
agent-first-password = 初回パスワード
agent-first-password-hint = 空欄のままにすると招待が送られます。パスワードを入れると、すぐにログインできます。
agent-only-administrators = スタッフの追加と無効化は管理者だけができます。{ $who }に依頼してください。
agent-open-ones = 件未完了
agent-deactivate-says =
    { $open ->
       *[other] { $name }はログインできなくなります。アドレスは引き続き使え、これまでの返信の名前も変わりません。未完了の会話{ $open }件の引き継ぎ先：
    }
agent-deactivate-name = { $name }を無効にする
agent-is-agent = スタッフ
agent-is-lead = リーダー
agent-is-administrator = 管理者
agent-away = 不在
agent-away-until = { $until }まで不在
agent-outside-hours = 対応時間外
agent-at-work = 勤務中
agent-at-work-until = { $until }まで勤務
agent-left = { $at }まで在籍
agent-here = 在席
agent-away-until-covered = { $until }まで不在（ほかのスタッフが代行）
agent-away-covered = 不在（ほかのスタッフが代行）
agent-go-away = 不在にする
agent-come-back = 在席にする
