# One's own words: name, signature, notices, language, password.

profile-customers = お客様への表示
profile-name = 名前
profile-signature = 返信の末尾に入れる文
profile-signature-hint = ここが空でも、名前は必ず入ります。
profile-notify = 担当するお客様からのメッセージをメールで受け取り、そのメールから返信する
profile-mention-mail = メンションされたメモを10分間確認していないとき、メールで受け取る
profile-password = パスワード
profile-sign-in-address = ログイン用アドレス
profile-password-now = 現在のパスワード
profile-password-new = 新しいパスワード
profile-password-hint = 10文字以上。文章にするのもよい方法です。
profile-password-change = 変更する
profile-password-others = ログイン中のほかのブラウザーは、すべてログアウトされます。
profile-title = プロフィール
profile-sentence = お客様に書くすべての文に、この名前が入ります。
profile-language = 言語
profile-language-of-pages = 画面の言語
profile-language-hint = スタッフやお客様が書いた文は、書かれたままです。
profile-language-browser = ブラウザーの設定に合わせる
profile-not-your-password = 現在のパスワードと一致しません
