# Who else is in a conversation right now.

presence-reading = { $name } lit aussi cette conversation
presence-two-reading = { $one } et { $other } lisent aussi cette conversation
presence-more-reading =
    { $others ->
        [one] { $name } et { $others } autre personne lisent aussi cette conversation
       *[other] { $name } et { $others } autres personnes lisent aussi cette conversation
    }
presence-writing = { $name } écrit une réponse
presence-two-writing = { $one } et { $other } écrivent une réponse
presence-more-writing = { $people } personnes écrivent une réponse
