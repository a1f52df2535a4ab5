# メールボックスの接続状況：受信と送信について分かったこと、お客様への影響、公開すべきレコード。
# ホスト名、アドレス、レコードの値は、どの言語でもそのまま表示する。

connection-title = 接続状況
connection-sentence = { $address }宛てのお客様のメールが届くか、こちらの返信がお客様に届くかを確認します。
connection-open = 接続状況
connection-open-known = 接続状況：{ $grade }
connection-to-mailboxes = すべてのメールボックス
connection-ask = 今すぐ確認
connection-ask-again = もう一度確認
connection-look-again = 表示を更新
connection-asks = ネームサーバーと中継サーバーに問い合わせ、{ $address }宛てにテストメールを2通送って到着を待ちます。テストメールは会話にならず、返信もされません。
connection-asks-held = ネームサーバーに問い合わせます。まだメールを送り出せないため、往復のテストメールは送りません。
connection-asked-at = { $at }に確認しました。毎日、自動的に確認します。
connection-never-asked = まだ確認していません。
connection-only-administrators = 確認は管理者が行えます：{ $who }。

connection-whole-fine = 接続されています。お客様のメールは窓口に届き、返信はお客様に届きます。
connection-whole-improvable = 動作していますが、改善できる点があります。
connection-whole-in-vain = このままでは、お客様が待っても返信は届きません。対処方法は下にあります。
connection-whole-not-asked = まだ確認できていない項目があります。

connection-grade-fine = 正常
connection-grade-improvable = 改善の余地あり
connection-grade-in-vain = 届かない
connection-grade-not-asked = 不明

connection-about-incoming = 受信
connection-about-outgoing = 送信
connection-about-sender = 送信を認める相手（SPF）
connection-about-signature = 署名（DKIM）
connection-about-policy = 受信側に求める扱い（DMARC）
connection-about-trip = 往復テスト

connection-publish = ドメインのレコードを管理している場所で、次の内容を公開してください。その後も1時間以上、ネームサーバーが古い内容を返すことがあります。
connection-publish-reverse = アドレスの名前（逆引き）は、アドレスの提供元が管理しています。次の内容の登録を依頼してください。
connection-record-name = 名前
connection-record-kind = 種類
connection-record-value = 値

connection-no-answer = ネームサーバーまたは中継サーバーから時間内に応答がなく、確認できませんでした。しばらくしてから、もう一度確認してください。
connection-once-mail-leaves = メールを送信できるようになると確認します。

connection-mail-goes-nowhere = { $domain }宛てのメールをどのサーバーが受け取るか、どこにも示されていません。お客様のメールは配信されずに戻ります。
connection-nobodys-name = { $domain }は例示用のドメインのため、誰もメールを送れません。お客様が実際にメールを送るメールボックスを追加してください。
connection-mail-is-refused = { $domain }は、メールを一切受け取らないと示しています。お客様のメールは配信されずに戻ります。
connection-server-without-address = { $domain }宛てのメールの届け先は{ $server }ですが、この名前にはアドレスがありません。お客様のメールは、数日後に配信されずに戻ります。
connection-mail-comes-here = { $domain }宛てのメールは、この窓口（{ $server }）に直接届きます。
connection-mail-is-fetched = { $domain }宛てのメールは{ $server }に届き、窓口が{ $host }から取り込みます。
connection-mail-is-fetched-perhaps = { $domain }宛てのメールは{ $server }に届き、窓口は{ $host }から取り込みます。両者がつながっているかどうかは、往復テストで分かります。
connection-mail-is-passed-on = { $domain }宛てのメールは{ $server }に届き、そこからこの窓口に届きます。
connection-mail-is-passed-on-perhaps = { $domain }宛てのメールは{ $server }に届きます。そこからこの窓口に届くかどうかは、往復テストで分かります。
connection-mail-goes-elsewhere = { $domain }宛てのメールは{ $server }に届きますが、最近、そこからこの窓口に届いたメールはありません。お客様のメールはそのサーバーに残ります。窓口で取り込むか、そのサーバーから転送するか、次のレコードでこの窓口に直接届くようにしてください：

connection-held = 中継サーバーが設定されるまで、返信は保留トレイに入り、お客様には1通も届きません。送信ガイドのとおり、設定ファイルの sending に中継サーバーを指定し、プログラムを再起動してください。
connection-held-first = メールは送信できますが、先に保留トレイに入ります。スタッフが保留トレイから送信すると、お客様に届きます。
connection-relay-takes = 中継サーバー{ $host }は、窓口のメールを受け付けます。
connection-relay-is-open = 中継サーバー{ $host }は窓口のメールを受け付けますが、そこまでの経路が暗号化されていないため、第三者に読まれるおそれがあります。sending.relay.tls を starttls または implicit に設定してください。
connection-relay-fails = 中継サーバー{ $host }が窓口のメールを受け付けないため、返信はすべてここで送信待ちになっています（{ $why }）。
connection-leaves-from-here = メールはこのマシンから{ $host }として送信されます。名前とアドレスは合っています。
connection-name-without-address = このマシンは{ $host }と名乗りますが、この名前にはアドレスがありません。多くのサーバーは、このようなマシンからのメールを拒否します。この名前のアドレスを公開するか、smtp.hostname をアドレスのある名前に設定してください。
connection-address-without-name = メールは{ $address }から送信されますが、このアドレスには名前（逆引き）がありません。多くのサーバーは、このようなアドレスからのメールを拒否します。
connection-name-leads-elsewhere = メールは{ $address }から送信されます。このアドレスの名前は{ $name }ですが、その名前から元のアドレスには戻れません。このようなメールを信用しないサーバーもあります。

connection-may-send = { $domain }のSPFレコードは、現在の経路での送信を認めています。
connection-nobody-may-send = { $domain }には、送信を認める相手を示すSPFレコードがありません。多くのプロバイダーは、このようなメールを迷惑メールとして扱います。
connection-several-sender-records = { $domain }にはSPFレコードが複数あるため、どれも有効になりません。すべて削除し、代わりに次の1つを公開してください：
connection-sender-record-unusable = { $domain }のSPFレコードは使える形になっていません（{ $why }）。レコードを修正してください。
connection-may-not-send = { $domain }のSPFレコードが送信を認める相手に、{ $who }が含まれていません。返信がなりすましと判断されるおそれがあります。現在のレコードの代わりに、次の内容か、中継サーバーの提供元が案内する内容を公開してください：

connection-keys-published = 送信メールには{ $domain }の署名が付き、受信側で検証できます。
connection-key-missing = 送信メールには署名が付きますが、受信側が{ $record }で鍵を見つけられないため、署名は有効になりません。
connection-key-differs = { $record }の鍵が、送信メールの署名に使う鍵と異なるため、署名を検証できません。代わりに次の内容を公開してください：
connection-signed-on-the-way = 送信メールには途中で{ $domain }の署名が付き、受信側で検証できます。
connection-not-signed = 確認できる範囲では、送信メールに{ $domain }の署名が付いていません。中継サーバーで署名するか、sending.dkim.domain を { $domain } に設定し、「answerable key」が出力する内容を公開してください。

connection-no-policy = { $domain }を名乗るなりすましメールを受信側がどう扱うか、示されていません。まず監視から始めてください：
connection-several-policies = { $domain }には、なりすましメールの扱いを示すDMARCレコードが複数あるため、どれも有効になりません。1つだけ残してください：
connection-policy-unreadable = なりすましメールの扱いを示す{ $domain }のDMARCレコードは、受信側で解釈できません。代わりに次の内容を公開してください：
connection-watches = { $domain }を名乗るメールの送信元を監視しています。正規のメールが不合格になっていないとレポートで確認できたら、より強い p=quarantine に変更してください。
connection-keeps-others-out = { $domain }は、なりすましメールを排除するよう受信側に求めています。窓口のメールは、正規のものと見分けられます。
connection-keeps-us-out = { $domain }は、正規のものと証明されないメールを排除するよう受信側に求めています。窓口のメールは、SPFでもDKIMでも証明されていません。返信は拒否されるか、迷惑メールに入ります。

connection-no-trip = 往復テストはまだ行っていません。
connection-trip-waits = 送信待ちです。
connection-trip-waits-because = 送信待ちです（{ $why }）。
connection-trip-refused = { $address }宛てのテストメールを送信できませんでした（{ $why }）。
connection-trip-refused-tagged = { $address }宛てのテストメールを送信できませんでした（{ $why }）。お客様の返信は「+」の付いたアドレスに送られます。そのメールもこのメールボックスに届くよう、メールサーバーまたはプロバイダーで設定してください。
connection-trip-under-way = { $address }宛てのテストメールは{ $at }に送信され、到着を待っています。数分かかることがあります。
connection-trip-came-back = { $address }宛てのテストメールは配信されませんでした（{ $why }）。
connection-trip-came-back-tagged = { $address }宛てのテストメールは配信されませんでした（{ $why }）。お客様の返信は「+」の付いたアドレスに送られます。そのメールもこのメールボックスに届くよう、メールサーバーまたはプロバイダーで設定してください。
connection-trip-lost = { $address }宛てのテストメールは{ $at }に送信されましたが、届いていません。メールボックスの迷惑メールフォルダーに入っていないか、中継サーバーに残っていないかを確認してください。
connection-trip-lost-tagged = { $address }宛てのテストメールは{ $at }に送信されましたが、届いていません。お客様の返信は「+」の付いたアドレスに送られます。そのメールもこのメールボックスに届くよう、メールサーバーまたはプロバイダーで設定してください。
connection-trip-done = { $address }宛てのテストメールは、{ $span }で{ $server }から届きました。
connection-trip-done-fetched = { $address }宛てのテストメールは、{ $span }で{ $server }から取り込まれました。

connection-seconds = { $seconds }秒

connection-letter-subject = { $address }の接続確認 { $token }
connection-letter = このメールは、{ $address }宛てのメールが届くかどうかを確かめるために、{ $desk }が自分宛てに送ったものです。窓口が受け取り、返信は行いません。メールボックスでこのメールを見つけた場合も、対応は必要ありません。
connection-lost = { $address }の接続が切れています。このままでは、お客様が待っても返信は届きません。
connection-what-is-wrong = 問題を確認

connection-busy = 現在、確認中です。1分ほどしてから、もう一度ご覧ください。
connection-nobody-to-ask = このプロセスには、問い合わせるネームサーバーがありません。コマンドラインで「answerable doctor」を実行して確認してください。
connection-gone = このメールボックスは存在しません。
