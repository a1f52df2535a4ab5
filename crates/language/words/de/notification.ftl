# E-Mails an die zuständige Person über das, was ein Kunde oder jemand Gefragtes schrieb.

notification-the-customer = Der Kunde
notification-wrote = { $customer } schrieb:
notification-enquiry = { $who } hat auf unsere Frage zu { $reference } geantwortet. Der Kunde sieht davon nichts.
notification-enquiry-stranger = { $who } ({ $address }) hat auf unsere Frage zu { $reference } geantwortet. Der Kunde sieht davon nichts.
notification-no-text = (eine Nachricht ohne Text)
notification-stranger = Wir haben { $address } nie gefragt, und nur diese Nachricht sagt, wer es ist: Eine Antwort auf diese Mail bleibt als Notiz hier, und niemand bekommt sie.
notification-elsewhere = { $customer } möchte die Antwort an { $address }.
notification-elsewhere-new = { $customer } möchte die Antwort an { $address }. Dorthin haben wir nie geschrieben, und nur diese Nachricht sagt, wessen Adresse es ist: Wenn Sie das überrascht, sehen Sie zuerst im Kundenservice nach.
notification-answer = Antworten Sie auf diese Mail, und { $who } bekommt Ihre Worte, mit Ihrem Namen unterschrieben.
notification-link = Im Kundenservice: { $link }
