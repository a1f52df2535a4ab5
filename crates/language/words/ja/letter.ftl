# Letters that the desk writes by itself to customers. Every one can be answered and names a next step.

letter-hello = お客様
letter-hello-name = { $name }様
letter-we-have-it = ご連絡ありがとうございます。お送りいただいたメッセージは当窓口に届いており、{ $owner }が担当いたします。
letter-answers = { $owner }の対応時間は、{ $hours }です。
letter-answers-closed = { $owner }の対応時間は、{ $hours }です。ただいまは対応時間外です。{ $opens }に対応を再開いたします。
letter-next = 今後は、{ $owner }がお送りいただいた内容を拝見し、メールで直接返信いたします。お客様にしていただくことは特にございません。追加でお知らせになりたいことがあれば、このメールにそのままご返信ください。
letter-next-page = 今後は、{ $owner }がお送りいただいた内容を拝見し、メールで直接返信いたします。お客様にしていただくことは特にございません。追加でお知らせになりたいことがあれば、このメールにそのままご返信いただくか、お客様ページからお送りください。お客様ページでは、これまでにお送りいただいた内容もご覧になれます：
letter-told-hours = 対応時間は{ $hours }
letter-your-message = お問い合わせ
