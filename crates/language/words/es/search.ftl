# Search: messages by their words.

search-title = Buscar
search-all = Buscar en todas las conversaciones
search-hint = Palabras, un nombre, una dirección, un número
search-more = Más resultados
search-nothing = Nada con «{ $asked }». Pruebe con menos palabras, un nombre o una dirección.
search-nothing-yet = Nada para «{ $asked }» entre lo más reciente; busque más atrás.
search-found-and-more = { $conversations } conversaciones y más con «{ $asked }»; primero, lo último que llegó
search-found =
    { $conversations ->
        [one] 1 conversación con «{ $asked }»
       *[other] { $conversations } conversaciones con «{ $asked }»
    }
search-people = Personas
search-meant = ¿Quiso decir «{ $words }»?
search-person-conversations =
    { $conversations ->
        [0] ninguna conversación
        [one] 1 conversación
       *[other] { $conversations } conversaciones
    }
search-offered = Filtros y valores posibles
search-articles = Artículos de ayuda
search-articles-more = Todos los artículos de ayuda con «{ $asked }»
search-tags = Etiquetas
# What stands in a field of the team's own, under the subject of a conversation that was found by it.
search-field = { $name }: { $value }
search-no-conversation = Ninguna conversación con «{ $asked }».
