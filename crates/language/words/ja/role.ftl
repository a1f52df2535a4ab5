# Roles, teams, and how far a person sees.

role-light-user = ライトユーザー：所属チームの会話を読み、メモを書く
role-auditor = 監査者：すべてを閲覧し、何も変更しない
role-agent = スタッフ：お客様に返信する
role-lead = リーダー：チームにも責任を持つ
role-administrator = 管理者：窓口の設定も行う
role-is-light-user = ライトユーザー
role-is-auditor = 監査者
role-choose = 役割を選んでください
role-choose-team = チームを選んでください
role-team = チーム
role-teams = チーム
role-teams-are = チームごとに、メールボックス、対応時間、スタッフがあります。閲覧範囲が所属チームの人には、ほかのチームは表示されません。
role-team-hours = { $team }と対応時間
role-another-team = 新しいチーム
role-add-team = チームを追加
role-sees-all = すべての会話
role-sees-team = 所属チームの会話
role-sentence = この窓口での役割とログイン方法です。
role-what-they-may = 権限
role-what-they-see = 閲覧範囲
role-who-sees-what = 管理者と監査者はすべてを、ライトユーザーは所属チームの会話を閲覧します。担当できなくなった会話は、すぐにほかのスタッフに引き継がれます。
role-how-they-get-in = ログイン方法
role-sign-in-as = { $address }でログインします。
role-person-left = { $at }まで在籍していました。ログインはできません。
role-back = スタッフの一覧に戻る
