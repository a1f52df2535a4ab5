# Inviting somebody, and joining by a link.

invitation-somebody = スタッフを招待
invitation-how = 招待メールのリンクを開き、自分でパスワードを決めると参加できます。リンクが使えるのは7日間、1回だけです。
invitation-invite = 招待する
invitation-waiting = { $since }に招待、未参加
invitation-not-followed = { $since }に招待しました。まだ参加していません。
invitation-again = 招待を再送
invitation-withdraw = 招待を取り消す
invitation-hand-over = このリンクを、本人だけが読める方法で{ $name }に渡してください。表示されるのは今回だけで、使えるのは1回です。
invitation-welcome = ようこそ
invitation-hello = { $name }さん、こんにちは。パスワードを決めると、窓口に参加できます。
invitation-address = ログイン用アドレス
invitation-your-password = パスワード
invitation-join = 参加する
invitation-withdraw-says = { $name }に渡したリンクは使えなくなり、退職者として扱われます。
invitation-letter-subject = { $by }から{ $desk }への招待
invitation-letter-hello = { $name }様
invitation-letter-what = { $by }が、{ $desk }で一緒にお客様に対応するよう、あなたを招待しています。こちらでパスワードを設定すると参加できます。
invitation-letter-until = リンクは{ $until }まで、1回だけ使えます。お心当たりがない場合は、何もしないでください。リンクがなければ誰も入れません。このメールへの返信は{ $answers }に届きます。
