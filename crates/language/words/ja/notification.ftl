# お客様、または問い合わせ先が書いたことを担当者に知らせるメール。

notification-the-customer = お客様
notification-wrote = { $customer }様からのメッセージ：
notification-enquiry = { $reference } について問い合わせた件に、{ $who }から返信がありました。お客様には見えません。
notification-enquiry-stranger = { $reference } について問い合わせた件に、{ $who }（{ $address }）から返信がありました。お客様には見えません。
notification-no-text = （本文のないメッセージ）
notification-stranger = { $address } に問い合わせたことはなく、誰であるかはこのメッセージにしか書かれていません。このメールへの返信はメモとして保存され、誰にも届きません。
notification-elsewhere = { $customer }様は { $address } での返信を希望しています。
notification-elsewhere-new = { $customer }様は { $address } での返信を希望しています。このアドレスに送ったことはなく、誰のものかはこのメッセージにしか書かれていません。不審な場合は、先に窓口で確認してください。
notification-answer = このメールに返信すると、{ $who } にあなたの名前で届きます。
notification-link = 窓口で開く：{ $link }
