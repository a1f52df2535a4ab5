# The audit: what happened at the desk as a whole, and whether anybody changed it.

audit-title = 監査ログ
audit-sentence = ログイン、権限の変更、設定の変更の記録です。気付かれずに書き換えることはできません。
audit-changed = 書き換えの検証
audit-chained = 記録はそれぞれ直前の記録とつながっているため、変更、欠落、挿入があれば、そこから先で分かります。末尾の記録が失われた場合だけは、バックアップと照合しないと分かりません。
audit-check-page = この画面の記録を検証
audit-check-all = すべての履歴を検証
audit-running = すでに検証中です。1分後にもう一度確認してください
audit-broken = 途切れがあります：{ $first }。履歴{ $chains }件のうち{ $broken }件が検証を通りませんでした。データベースが直接書き換えられています。バックアップと照合してください。
audit-unbroken = 途切れなし：記録{ $entries }件がすべて検証を通りました。
audit-unbroken-timelines = 途切れなし：履歴{ $chains }件の記録{ $entries }件が検証を通りました。
audit-unbroken-so-far = 途切れなし：履歴{ $chains }件の記録{ $entries }件が検証を通りました。ほかにも記録があります。すべてを検証するには、窓口のマシンで `answerable doctor` を実行してください。
audit-what-happened = 記録
audit-person = スタッフ
audit-everybody = 全員
audit-from = 開始日
audit-up-to = 終了日
audit-show = 表示
audit-nothing = 条件に合う記録はありません。
audit-when = 日時
audit-what = 内容
audit-entry = 番号
audit-earlier = さらに前の記録
audit-somebody = 不明なスタッフ
audit-a-customer = お客様
audit-the-desk = 窓口
audit-operator = サーバーの運用者
audit-a-team = 不明なチーム
audit-unreadable = { $who }：種類「{ $kind }」の記録です。このバージョンでは読み取れないか、消去されています
audit-signed-in = { $who }がログインしました
audit-sign-in-refused = { $name }としてのログインが拒否されました
audit-sessions-ended = { $who }が自分のほかのブラウザーをログアウトさせました
audit-invited = { $who }が{ $name }を招待しました
audit-invitation-withdrawn = { $who }が{ $name }への招待を取り消しました
audit-invitation-followed = { $who }が招待を受けて参加しました
audit-password-asked-for = ログイン画面から、{ $name }のパスワード再設定リンクの依頼がありました
audit-password-link = { $who }が{ $name }のパスワード再設定リンクを発行しました
audit-own-password = { $who }が新しいパスワードを設定しました
audit-password-of = { $who }が{ $name }の新しいパスワードを設定しました
audit-role-sees-all = { $who }が{ $name }の権限を変更しました：{ $team }の{ $role }、すべての会話を閲覧
audit-role-sees-team = { $who }が{ $name }の権限を変更しました：{ $team }の{ $role }、所属チームの会話を閲覧
audit-factor-set = { $who }が2段階認証を設定しました
audit-own-factor-removed = { $who }が自分の2段階認証を解除しました
audit-factor-removed = { $who }が{ $name }の2段階認証を解除しました
audit-brand-kept = { $who }がブランド「{ $name }」を設定しました
audit-brand-removed = { $who }がブランド「{ $name }」を削除しました
audit-provider-set = { $who }が{ $name }（{ $issuer }）でのログインを設定しました{ $trust ->
    [yes] （メールアドレスは確認なしで信用します）
   *[no] {""}
}
audit-provider-set-for = { $who }が{ $name }（{ $issuer }）でのログインを設定し、{ $domain }の人には{ $team }のアカウントが作成されるようにしました{ $trust ->
    [yes] （メールアドレスは確認なしで信用します）
   *[no] {""}
}
audit-provider-removed = { $who }がプロバイダーでのログインをやめました
audit-provider-forgotten = { $who }が{ $name }とプロバイダーのアカウントの結び付けを解除しました
audit-recovery-code = { $who }がリカバリーコードでログインしました
audit-factor-demanded = { $who }が2段階認証を全員に必須としました
audit-factor-left = { $who }が2段階認証を使うかどうかを各自に任せました
audit-what-they-did = { $who }：{ $what }
audit-automatic-stopped = { $who }が自動送信メールをすべて停止しました
audit-automatic-resumed = { $who }が自動送信メールを再開しました
audit-task-raised = 窓口全体に関するタスクが作成されました
audit-task-done = { $who }が窓口全体に関するタスクに対応しました
