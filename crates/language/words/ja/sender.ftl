# Who really sent a message, as far as it can be told.

sender-forged = なりすまし：{ $author }は、このようなメールを送信していないと示しています。
sender-forged-it-seems = なりすましの疑い：{ $sender }はこのサーバーから送信しておらず、署名も壊れています。
sender-proved = { $author }から送信されたことを確認しました（{ $by }）。
sender-sent-by = { $signer }が送信しました。{ $author }からのものとは確認できません。
sender-not-checked = ネームサーバーの応答がなく、送信元を確認できませんでした。
sender-taken-in-before = 送信元はここでは確認できません。利用中のメールサーバーまたはプロバイダーが先に受信しており、署名もありません。
sender-not-allowed = { $sender }は、このサーバーからの送信を認めていません（SPF）。
sender-not-proved = { $author }からのものとは確認できません。署名も、送信に使われたサーバーも、その裏付けになりません。
sender-neither-proved = { $author }からのものとは確認できませんが、否定する根拠もありません。
