# シングルサインオン：ほかの場所にあるアカウントでのログイン。

single-sign-on-title = シングルサインオン
single-sign-on-sentence = スタッフが会社のアカウントでログインできます。どの窓口でも、追加費用なしで使えます。
single-sign-on-is = { $name }でログインできます。パスワードも使えます。
single-sign-on-is-not = プロバイダーは設定されていません。ログインにはパスワードを使います。
single-sign-on-only = 変更は管理者だけが行えます：{ $names }。
single-sign-on-no-address = プロバイダーでのログイン後は、この窓口の公開アドレスに戻ります。公開アドレスがまだないため、先に設定してください：
single-sign-on-register = プロバイダー（Keycloak、Authentik、Microsoft Entra、Google、Okta など）で、この窓口をウェブアプリケーションとして登録し、次のリダイレクトURIを指定してください：
single-sign-on-name = ボタンに表示する名前
single-sign-on-name-hint = 例：「Birch アカウント」
single-sign-on-issuer = プロバイダーのアドレス（issuer）
single-sign-on-issuer-hint = https:// で始まるアドレスで、プロバイダーの画面に表示されます。その下に /.well-known/openid-configuration があります。
single-sign-on-client = クライアントID
single-sign-on-secret = クライアントシークレット
single-sign-on-secret-kept = 空欄の場合は、保存済みのものをそのまま使います。
single-sign-on-trusts = 確認済みと示されていないメールアドレスも信用する（Microsoft Entra で自社のテナントを使う場合）
single-sign-on-domain = ログインするとアカウントが作成されるドメイン
single-sign-on-domain-hint = 空欄の場合は、すでにこの窓口で働いている人だけがログインできます。新しく加わった人は、管理者が権限を変更するまで、所属チームの会話を読むだけです。
single-sign-on-team = 所属するチーム
single-sign-on-remove = プロバイダーの使用をやめる
single-sign-on-with = { $name }でログイン
single-sign-on-not = ログインできませんでした
single-sign-on-again = もう一度試す
single-sign-on-by-password = パスワードでログイン
single-sign-on-too-many = 現在、ログインが集中しています。数分後にもう一度お試しください。
single-sign-on-late = 時間がかかりすぎたか、別のブラウザーで始めたログインです。もう一度お試しください。
single-sign-on-provider-says = プロバイダーがログインを許可していません。プロバイダーからの応答：{ $why }
single-sign-on-no-email = プロバイダーからメールアドレスを受け取れませんでした。プロバイダー側で許可するよう、管理者に依頼してください。
single-sign-on-unchecked = メールアドレスがプロバイダーで確認されていません。プロバイダーで確認の手続きを行うか、管理者に相談してください。
single-sign-on-clocks = プロバイダーの応答が古すぎるか、双方のマシンの時計がずれています。もう一度お試しください。
single-sign-on-odd = プロバイダーの応答が、この窓口に対するものではありません。もう一度お試しください。再び発生する場合は、管理者に相談してください。
single-sign-on-nobody = この窓口に、アドレスが{ $email }の人はいません。管理者が招待できます。
single-sign-on-somebody-else = { $email }は、プロバイダーの別のアカウントのものです。窓口の管理者に相談してください。
single-sign-on-refused-missing = 名前、プロバイダーのアドレス、クライアントIDを入力してください。
single-sign-on-refused-too-long = 長すぎます。名前は{ $characters }文字までです。
single-sign-on-refused-no-provider = このアドレスにプロバイダーが見つかりません（{ $why }）。何も変更されていません。
single-sign-on-refused-no-secret = クライアントシークレットを入力してください。プロバイダーの、この窓口を登録した画面に表示されます。
single-sign-on-refused-no-key = このプロセスでは、シークレットを安全に保存できません。「answerable doctor」の結果を確認してください。
single-sign-on-refused-domain = ドメインとして正しくありません。birch.example のように入力してください。
single-sign-on-unreachable = プロバイダーに確認できませんでした（{ $why }）。しばらくしてからもう一度試すか、パスワードでログインしてください。
single-sign-on-no-key = この窓口に保存されたプロバイダーの情報を開けません。クライアントシークレットを入力し直すよう、管理者に依頼してください。
single-sign-on-of-person = プロバイダーのアカウントと結び付けられています。
single-sign-on-forget = プロバイダーのアカウントとの結び付けを解除
single-sign-on-remove-says =
    { $people ->
        [0] { $provider }ではログインできなくなります。全員にほかのログイン方法があります。もう一度設定するにはクライアントシークレットが必要です。
       *[other] { $provider }ではログインできなくなります。{ $people }人にはほかのログイン方法がなく、パスワード用のリンクを渡すまでログインできません。もう一度設定するにはクライアントシークレットが必要です。
    }
single-sign-on-forget-says = 次にプロバイダーで{ $name }のアドレスを使ってログインした人が、ここでは{ $name }になります。アドレスが今も本人のものか確かめてください。
