# Why mail could not be fetched from a mailbox elsewhere, and what to do: one sentence each, without a full stop.

fault-no-host = この名前のサーバーは見つかりません。サーバー名を確認してください（{ $detail }）
fault-unreachable = サーバーに接続できません。サーバー名とポートを確認してください（{ $detail }）
fault-silent = サーバーが応答しません
fault-no-greeting = このポートではサーバーからの応答がありません。最初から暗号化が必要な可能性があります。「最初から暗号化」または別のポートを選んでください
fault-begins-in-clear = このポートは最初からの暗号化に対応していません。STARTTLS または別のポートを選んでください
fault-certificate = サーバーの身元を確認できません。サーバー名を確認するか、証明書を fetching.trusted_certificate に追加してください（{ $detail }）
fault-no-encryption = このポートではサーバーが暗号化に対応していません。別のポートを選んでください
fault-refused = パスワードが受け付けられませんでした。入力し直してください。アプリパスワードが必要なプロバイダーでは、アプリパスワードを使ってください（{ $detail }）
fault-permission-gone = プロバイダーが許可を取り消しました。プロバイダーにもう一度ログインしてください（{ $detail }）
fault-no-client = このプロバイダー用のクライアントが設定されていません。{ $detail }を設定してください
fault-unsealable = 保存されたパスワードを、この窓口の鍵で読み取れません。パスワードを入力し直してください
fault-no-folder = 取り込み元のメールボックスにフォルダー「{ $detail }」がありません
fault-said = サーバーに拒否されました：{ $detail }
fault-odd = サーバーの応答を解釈できません（{ $detail }）
fault-not-kept = 届いたものを窓口に保存できませんでした：{ $detail }
