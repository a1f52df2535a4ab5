# Search: messages by their words.

search-title = Search
search-all = Search all conversations
search-hint = Words, a name, an address, a number
search-more = More results
search-nothing = Nothing for “{ $asked }”. Try fewer words, a name, or an address.
search-nothing-yet = Nothing for “{ $asked }” among the newest yet; look further back.
search-found-and-more = { $conversations } conversations and more with “{ $asked }”; what came in last stands first
search-found =
    { $conversations ->
        [one] 1 conversation with “{ $asked }”
       *[other] { $conversations } conversations with “{ $asked }”
    }
search-people = People
search-meant = Did you mean “{ $words }”?
search-person-conversations =
    { $conversations ->
        [0] no conversation
        [one] 1 conversation
       *[other] { $conversations } conversations
    }
search-offered = Filters and values that fit
search-articles = Articles
search-articles-more = All articles with “{ $asked }”
search-tags = Tags
# What stands in a field of the team's own, under the subject of a conversation that was found by it.
search-field = { $name }: { $value }
search-no-conversation = No conversation with “{ $asked }”.
