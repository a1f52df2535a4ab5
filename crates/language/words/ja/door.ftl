# The door: signing in, and setting up a new desk.

door-email = メールアドレス
door-password = パスワード
door-no-account = アカウントがない場合は、窓口の管理者が招待できます。
door-wrong = メールアドレスとパスワードの組み合わせが一致しません。両方を確認して、もう一度お試しください。
door-sign-in = ログイン
door-demonstration = これはデモです。{ $hint }でログインしてください。
door-too-many =
    { $minutes ->
       *[other] 試行回数の上限に達しました。{ $minutes }分後に再度お試しいただけます。その間に、管理者が新しいパスワードを発行することもできます。
    }
door-deactivated = このアカウントは無効になっています。{ $ask }に連絡してください。
door-set-up-kept = ここでの設定はすべて後から変更できます。変わらないのは、名前のある担当者が必ずいることだけです。
door-not-saved = まだ保存されていません。印の付いた項目を確認してください。ほかの入力内容は残っています。
door-the-desk = 窓口
door-name-customers-see = お客様に表示する名前
door-name-hint = 会社名またはチーム名（例：「Kettle & Co」）
door-public-address = 公開アドレス
door-public-address-hint = お客様へのメールに入るリンクは、このアドレスで始まります。
door-mailbox = お客様がメールを送るアドレス
door-mailbox-hint = スタッフが読むアドレスです。no-reply（返信不可）のアドレスは使えません。
door-you = ご自身について
door-your-name = 名前
door-your-name-hint = 返信の署名に使います。
door-your-email = メールアドレス
door-password-hint = 10文字以上。文章にするのもよい方法です。
door-hours = スタッフがいる時間
door-hours-measured = お客様に案内する待ち時間は、この時間内で計測します。
door-zone = タイムゾーン
door-zone-choose = タイムゾーンを選択
door-zone-missing = 受付時間の基準となるタイムゾーンを選んでください。
door-opening-hours = 対応時間
door-open-desk = 窓口を開く
door-set-up = 窓口を設定する
door-from = { $day }の開始時刻
door-until = { $day }の終了時刻
door-until-between = ～
door-signed-out = ログアウトされています
door-signed-out-kept = 何も変更されていません。新しいタブでログインしてから、この画面に戻り、前のページへ戻ってください。入力した内容はフォームに残っています。
door-not-set-up = この窓口はまだ設定されていません。別のマシンからは、起動時に表示されたリンクを開いてください。窓口のマシン上では `answerable set-up` でも設定できます
door-whoever-runs = サーバーの運用者
