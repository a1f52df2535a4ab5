# What a role may not do, and who can: one sentence each, without a full stop.
# The roles in their order: light user, auditor, agent, lead, administrator; what an agent may do, a lead and an
# administrator may too, hence 以上.

permission-read = 閲覧できるのは、この窓口で働く人だけです
permission-note = 監査者はメモを書けません
permission-answer = お客様に返信するには、スタッフ以上の役割が必要です
permission-own = 会話を担当するには、スタッフ以上の役割が必要です
permission-arrange = この操作には、スタッフ以上の役割が必要です
permission-change-own-words = 監査者はここでは何も変更できません
permission-arrange-absence = ほかの人を不在にするには、リーダー以上の役割が必要です
permission-stop-automatic = 自動送信メールの停止と再開には、リーダー以上の役割が必要です
permission-share-words = 全員が使う文言を変更するには、リーダー以上の役割が必要です
permission-share-views = 全員に表示されるビューを変更するには、リーダー以上の役割が必要です
permission-manage-people = スタッフの追加や変更は管理者だけができます
permission-set-up = 窓口の設定は管理者だけが変更できます
permission-audit = 監査ログを閲覧できるのは、管理者と監査者だけです
