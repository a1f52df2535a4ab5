# 窓口の問題。直るまで各ページの上部に表示されます。

health-no-name-server = ネームサーバーが応答しません。メールの送信者を確認できず、メールを送信できない可能性があります。このサーバーのネットワークと DNS の設定を確認してください。
health-not-kept = 最後に届いたメッセージを保存できず、送信元に再送を求めました：{ $trouble }。
health-files-gone = ファイルがありません。届いた添付ファイルや大きなメールを表示できません。データのフォルダーが移動または空にされたか、ディスクがありません。元に戻すか、バックアップから復元してください。何が足りないかは `answerable doctor` で確認できます。
health-not-taken-in = 受信済みで取り込まれていないメッセージ：{ $messages }件（最も古いものは{ $minutes }分経過）。
health-late-to-leave = 送信が遅れているメッセージ：{ $messages }件（最も古いものは{ $minutes }分の遅れ）。
health-not-scanned = ウイルススキャナーが{ $messages }件のメッセージのファイルをまだ検査していません（最も古いものは{ $minutes }分経過）。応答があるまで、それでも必要な人だけが取得できます。何が問題かは `answerable doctor` で確認できます。
health-nothing-leaves = メールを送信できていません：{ $messages }件を再試行中（最も古いものは{ $minutes }分経過）。
health-silent-source = { $host } の { $account } からメールが届きません。{ $why }。
health-source-silent = { $host } の { $account } からメールが届きません
health-source-unseen = 30分間、確認されていません。窓口のプログラムが動いているか確認してください
