# The customer at the side of a conversation.

customer-title = Client
customer-back = Retour à la conversation
customer-timeline = Tout, dans l’ordre chronologique
customer-told = Ce que nous savons déjà
customer-nothing-told = Rien encore en dehors de cette conversation.
customer-reached = Nous contacte via
customer-own-page = Sa page, vue par le client
customer-participants = Aussi dans cette conversation
customer-conversations = Autres conversations
customer-from-signature = D’après sa signature
customer-undeliverable = les e-mails n’arrivent plus depuis { $since }
customer-merge-into = Y fusionner celle-ci
customer-since-first = Client depuis { $since }, première conversation
customer-since =
    { $conversations ->
        [one] Client depuis { $since }, { $conversations } conversation
       *[other] Client depuis { $since }, { $conversations } conversations
    }
customer-since-and-more = Client depuis { $since }, au moins { $conversations } conversations
customer-letters-in = Langue des e-mails : { $language }
customer-language-unknown = Langue encore inconnue
customer-language = Langue des e-mails à ce client
customer-language-by-words = D’après ses messages
