# The customer at the side of a conversation.

customer-title = Cliente
customer-back = Volver a la conversación
customer-timeline = Todo, en orden cronológico
customer-told = Ya nos dijo
customer-nothing-told = Nada aún fuera de esta conversación.
customer-reached = Cómo nos contacta
customer-own-page = Su propia página, tal como la ve
customer-participants = También en esta conversación
customer-conversations = Otras conversaciones
customer-from-signature = En su firma
customer-undeliverable = el correo no llega desde { $since }
customer-merge-into = Fusionar con ella
customer-since-first = Cliente desde { $since }, primera conversación
customer-since =
    { $conversations ->
        [one] Cliente desde { $since }, 1 conversación
       *[other] Cliente desde { $since }, { $conversations } conversaciones
    }
customer-since-and-more = Cliente desde { $since }, { $conversations } conversaciones o más
customer-letters-in = Correo automático: { $language }
customer-language-unknown = Idioma aún desconocido
customer-language = Idioma del correo automático al cliente
customer-language-by-words = Según lo que escribe
