# Search: messages by their words.

search-title = Recherche
search-all = Rechercher dans les conversations
search-hint = Des mots, un nom, une adresse, un numéro
search-more = Plus de résultats
search-nothing = Aucun résultat pour « { $asked } ». Essayez avec moins de mots, un nom ou une adresse.
search-nothing-yet = Rien pour « { $asked } » parmi les plus récents ; cherchez plus loin.
search-found-and-more = Au moins { $conversations } conversations avec « { $asked } » ; les dernières reçues en premier
search-found =
    { $conversations ->
        [one] { $conversations } conversation avec « { $asked } »
       *[other] { $conversations } conversations avec « { $asked } »
    }
search-people = Personnes
search-meant = Vouliez-vous dire « { $words } » ?
search-person-conversations =
    { $conversations ->
        [0] aucune conversation
        [one] 1 conversation
       *[other] { $conversations } conversations
    }
search-offered = Filtres et valeurs possibles
search-articles = Articles d’aide
search-articles-more = Tous les articles d’aide avec « { $asked } »
search-tags = Étiquettes
# What stands in a field of the team's own, under the subject of a conversation that was found by it.
search-field = { $name } : { $value }
search-no-conversation = Aucune conversation avec « { $asked } ».
