# Letters that the desk writes by itself to customers. Every one can be answered and names a next step.

letter-hello = Bonjour,
letter-hello-name = Bonjour { $name },
letter-we-have-it = Nous avons bien reçu votre message, et { $owner } s’en occupe.
letter-answers = { $owner } répond aux messages { $hours }.
letter-answers-closed = { $owner } répond aux messages { $hours }. Nous sommes fermés en ce moment et rouvrons { $opens }.
letter-next = Ce qui va suivre : { $owner } lira ce que vous avez écrit et vous répondra personnellement, par e-mail. Vous n’avez rien à faire. Pour ajouter quelque chose, répondez simplement à cet e-mail.
letter-next-page = Ce qui va suivre : { $owner } lira ce que vous avez écrit et vous répondra personnellement, par e-mail. Vous n’avez rien à faire. Pour ajouter quelque chose, répondez simplement à cet e-mail, ou écrivez sur votre page, où vous retrouvez aussi ce que vous nous avez dit :
letter-told-hours = réponses { $hours }
letter-your-message = votre message
