# E-mails au responsable sur ce qu’un client, ou une personne consultée, a écrit.

notification-the-customer = Le client
notification-wrote = { $customer } a écrit :
notification-enquiry = { $who } a répondu à notre question sur { $reference }. Le client n’en voit rien.
notification-enquiry-stranger = { $who } ({ $address }) a répondu à notre question sur { $reference }. Le client n’en voit rien.
notification-no-text = (un message sans texte)
notification-stranger = Nous n’avons jamais consulté { $address }, et seul ce message dit de qui il s’agit : une réponse à cet e-mail est gardée comme note, et personne ne la reçoit.
notification-elsewhere = { $customer } souhaite la réponse à { $address }.
notification-elsewhere-new = { $customer } souhaite la réponse à { $address }. Nous n’y avons jamais écrit, et seul ce message dit à qui est cette adresse : si cela vous surprend, vérifiez d’abord dans le service client.
notification-answer = Répondez à cet e-mail, et { $who } recevra votre réponse, signée de votre nom.
notification-link = Dans le service client : { $link }
