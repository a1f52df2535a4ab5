# Tags: words of the team's own on conversations.

tag-put = { $who } a ajouté l’étiquette « { $tag } »
tag-taken = { $who } a retiré l’étiquette « { $tag } »
tag-menu = Étiquettes
tag-field = Ajouter une étiquette
tag-field-hint = Un mot de votre choix
tag-add = Ajouter
tag-take-off = Retirer l’étiquette { $tag }
tag-added = Étiquette ajoutée
tag-taken-off = Étiquette retirée
tag-find = Conversations avec l’étiquette { $tag }
tag-settings = Étiquettes
tag-settings-sentence = Vos propres mots sur les conversations, pour les retrouver : tag:refund.
tag-none = Aucune conversation n’a encore d’étiquette. Ajoutez-en une dans une conversation, avec la touche « . ».
tag-none-yet = Il n’y a pas encore d’étiquette. Ajoutez la première ici, ou dans une conversation avec la touche « . ».
tag-name = Nom
tag-conversations = Conversations
tag-rename = Renommer
tag-remove = Retirer partout
tag-only-leads = Seul un chef d’équipe peut renommer ou retirer une étiquette. Adressez-vous à { $who }.
tag-and-more = { $count } et plus
tag-refused-no-conversation = Cette conversation n’existe pas
tag-refused-no-tag = Cette étiquette n’existe plus
tag-refused-empty = Une étiquette a besoin d’un nom
tag-refused-too-long = Une étiquette compte { $max } caractères au plus
tag-refused-marks = Une étiquette s’écrit sans guillemets ni deux-points, et ne commence pas par un trait d’union
tag-refused-too-many = Une conversation porte { $max } étiquettes au plus ; retirez-en d’abord une
tag-refused-too-many-known = Ce service compte déjà { $max } étiquettes ; utilisez l’une d’elles, ou retirez-en dans les réglages
tag-refused-taken = Il y a déjà une étiquette de ce nom
tag-remove-says =
    { $conversations ->
        [0] Aucune conversation ne porte l’étiquette « { $tag } ». Elle ne sera plus proposée.
        [one] « { $tag } » sera définitivement retirée de { $conversations } conversation et ne sera plus proposée.
       *[other] « { $tag } » sera définitivement retirée de { $conversations } conversations et ne sera plus proposée.
    }
tag-remove-says-many = « { $tag } » sera définitivement retirée de { $conversations } conversations et plus, et ne sera plus proposée.
