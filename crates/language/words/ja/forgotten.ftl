# A forgotten password, and links that let somebody in once.

forgotten-it = パスワードを忘れた場合
forgotten-title = パスワードの再設定
forgotten-no-mail = この窓口からはまだメールを送信できません。パスワード再設定リンクの発行を{ $who }に依頼してください。
forgotten-on-its-way = このアドレスが登録されていれば、リンクの入ったメールを送信します。リンクは30分間使えます。
forgotten-nothing-came = 届かない場合は、迷惑メールフォルダーを確認するか、窓口の管理者にリンクの発行を依頼してください。
forgotten-type-address = ログインに使うアドレスを入力してください。新しいパスワードを設定するリンクをメールで送ります。
forgotten-send = メールを送信
forgotten-back = ログインに戻る
forgotten-new-password = 新しいパスワード
forgotten-hello = { $name }さん、新しいパスワードを設定してください。設定すると、ほかの場所ではすべてログアウトされます。
forgotten-set = 設定する
forgotten-dead-link = このリンクはもう使えません
forgotten-dead-link-why = 使用済みか、期限切れです。新しいリンクを依頼してください。使えるのは、最後に受け取ったリンクだけです。
forgotten-link-first = パスワード設定リンクを発行
forgotten-link-new = パスワード再設定リンクを発行
forgotten-letter-subject = { $desk }の新しいパスワード
forgotten-letter-what = { $desk }のあなたのアカウントについて、新しいパスワードの設定が求められました。こちらで設定してください。
forgotten-letter-until = リンクは{ $until }まで、1回だけ使えます。使うと、すべての場所でログアウトされます。お心当たりがない場合は、何もしないでください。パスワードは変わりません。このメールへの返信は{ $answers }に届きます。
