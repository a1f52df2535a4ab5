# The code after the password.

second-factor-title = 2段階認証
second-factor-demand = 全員に必須とする
second-factor-demand-no-more = 必須を解除
second-factor-is-demanded = 全員が、認証アプリのコードも使ってログインします。
second-factor-as-each-decides = 認証アプリのコードも使うかどうかは、各自が決めます。
second-factor-of-person = { $since }から2段階認証を使っています。
second-factor-remove-lost = 使えなくなった2段階認証を解除
second-factor-owed = 管理者が2段階認証を全員に必須としています。一度設定すると、窓口を引き続き使えます。
second-factor-what = スマートフォンの認証アプリに、30秒ごとに変わるコードが表示されます。パスワードを知られても、そのスマートフォンがなければログインできません。
second-factor-begin = 設定する
second-factor-step-app = 認証アプリを開き、この画像を読み取るか、セットアップキーを入力します。
second-factor-step-code = アプリに表示されたコードを入力します。
second-factor-picture = 認証アプリで読み取るセットアップキーの画像
second-factor-secret = セットアップキー：{ $secret }
second-factor-code = 認証コード
second-factor-confirm = 確認
second-factor-keep-codes = この10個のリカバリーコードを、大切な書類と同じ場所に保管してください。スマートフォンが手元にないとき、1個につき1回ログインできます。表示されるのは今回だけです。
second-factor-since = { $at }から、パスワードの後に認証コードの入力が必要です。
second-factor-codes-left = リカバリーコードは残り{ $left }個です。
second-factor-code-to-stop = 認証コード（解除の確認用）
second-factor-stop = パスワードだけに戻す
second-factor-one-more-step = 認証コードの入力
second-factor-type-code = 認証アプリに現在表示されているコードを入力してください。アプリが使えない場合は、リカバリーコードも使えます。
second-factor-lost = どちらもない場合は、窓口の管理者が2段階認証を解除できます。パスワードはそのままです。
second-factor-begin-again = 最初からやり直す
second-factor-remove-says = { $name }はすべてのブラウザーからログアウトし、もう一度設定するまでパスワードだけでログインできます。本当に本人からの依頼か、先に確かめてください。
