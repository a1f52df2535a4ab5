# News in a browser while no page of the desk is open.

push-title = このブラウザーへの通知
push-what = 窓口のページを開いていないときも、ほかのスタッフからのメンションやお客様からのメッセージを、このブラウザーで通知できます。通知するのは誰がどこで、だけで、お客様の言葉は含みません。ここでログアウトすると止まります。
push-tell = ここに通知する
push-stop = 通知を止める
push-since = { $at }から
push-this = このブラウザー
push-browsers = 通知するブラウザー
push-needs-script = プッシュ通知に対応し、スクリプトが有効なブラウザーと、httpsでの接続が必要です。
push-no-key = このプロセスは、必要な鍵を保管できません。answerable doctorの表示を確認してください。
push-refused = ブラウザーが許可していません。ブラウザーの設定でこのアドレスの通知を許可して、もう一度お試しください。
push-odd = ブラウザーが伝えたプッシュサービスの情報は使えません。何も変更されていません。
push-mentioned = { $name }さんがあなたをメンションしました
push-mentioned-by-somebody = スタッフがあなたをメンションしました
push-customer-wrote = お客様からメッセージが届きました
