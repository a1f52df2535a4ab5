# Suche: Nachrichten nach ihren Wörtern.

search-title = Suche
search-all = Alle Konversationen durchsuchen
search-hint = Wörter, ein Name, eine Adresse, eine Nummer
search-more = Weitere Treffer
search-nothing = Nichts gefunden zu „{ $asked }“. Versuchen Sie es mit weniger Wörtern, einem Namen oder einer Adresse.
search-nothing-yet = Unter dem Neuesten ist noch nichts zu „{ $asked }“; weiter zurück suchen.
search-found-and-more = { $conversations } Konversationen und mehr mit „{ $asked }“; zuletzt Eingegangenes steht oben
search-found =
    { $conversations ->
        [one] 1 Konversation mit „{ $asked }“
       *[other] { $conversations } Konversationen mit „{ $asked }“
    }
search-people = Personen
search-meant = Meinten Sie „{ $words }“?
search-person-conversations =
    { $conversations ->
        [0] keine Konversation
        [one] 1 Konversation
       *[other] { $conversations } Konversationen
    }
search-offered = Passende Filter und Werte
search-articles = Hilfeartikel
search-articles-more = Alle Hilfeartikel mit „{ $asked }“
search-tags = Schlagwörter
# What stands in a field of the team's own, under the subject of a conversation that was found by it.
search-field = { $name }: { $value }
search-no-conversation = Keine Konversation mit „{ $asked }“.
