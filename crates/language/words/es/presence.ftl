# Who else is in a conversation right now.

presence-reading = { $name } también está leyendo esto
presence-two-reading = { $one } y { $other } también están leyendo esto
presence-more-reading =
    { $others ->
        [one] { $name } y otra persona también están leyendo esto
       *[other] { $name } y otras { $others } personas también están leyendo esto
    }
presence-writing = { $name } está escribiendo una respuesta
presence-two-writing = { $one } y { $other } están escribiendo respuestas
presence-more-writing =
    { $people ->
        [one] 1 persona está escribiendo una respuesta
       *[other] { $people } personas están escribiendo respuestas
    }
