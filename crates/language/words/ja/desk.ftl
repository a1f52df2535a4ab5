# The desk itself: its name, where customers reach its pages, when somebody is there.

desk-name = 名前
desk-public-address = 公開アドレス
desk-hours = 対応時間
desk-title = 窓口
desk-sentence = お客様に見える窓口の情報と、スタッフが対応している時間です。
desk-name-and-address = 名前とアドレス
desk-name-customers-see = お客様に表示する名前
desk-public-address-hint = お客様へのメールに入るリンクは、このアドレスで始まります。
desk-opening-hours = 対応時間
desk-zone = タイムゾーン
desk-save-hours = 対応時間を保存
desk-only-administrators = ここは管理者だけが変更できます。{ $who }に依頼してください。
desk-hours-now = 現在の設定：{ $hours }
desk-wrong-hours = { $day }：{ $wrong }
desk-language = 窓口の自動送信メールの言語
desk-language-hint = お客様の言語を判別できるだけの文章がまだ届いていない場合に使います。
