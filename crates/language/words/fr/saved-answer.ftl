# Saved answers: texts that are written once and filled in for the customer at hand.

saved-answer-refused-no-name = Donnez-lui un nom de { $max } caractères au plus, pour la retrouver
saved-answer-refused-empty = Écrivez un texte, ou choisissez ce qu’elle doit faire
saved-answer-refused-too-long = Une réponse enregistrée compte { $max } caractères au plus
saved-answer-refused-blank = { $blank } n’est pas un champ qui peut être rempli
saved-answer-refused-act = « { $act } » n’est pas une action possible
saved-answer-refused-acts =
    { $max ->
        [one] Une réponse enregistrée fait { $max } action au plus
       *[other] Une réponse enregistrée fait { $max } actions au plus
    }
saved-answer-refused-too-many = Il y a déjà { $max } réponses enregistrées ; retirez-en d’abord
saved-answer-refused-gone = Cette réponse enregistrée n’existe plus
saved-answer-title = Réponses enregistrées
saved-answer-sentence = Écrites une fois, complétées pour chaque client, et relues avant l’envoi.
saved-answer-none = Il n’y a pas encore de réponse enregistrée. Écrivez la première ci-dessous ; dans une conversation, « / » en début de ligne permet de la trouver.
saved-answer-name = Nom
saved-answer-text = Texte
saved-answer-text-hint = Ces champs sont remplis : { $blanks }. Un mot placé après une barre sert quand rien n’est connu : { $example }
saved-answer-whose = Pour qui
saved-answer-everybody = Tout le monde
saved-answer-own = Vous seulement
saved-answer-shared = Utilisable par tout le monde
saved-answer-acts = À l’envoi
saved-answer-acts-close = Clôturer la conversation
saved-answer-acts-tag = Ajouter l’étiquette
saved-answer-acts-snooze = Reporter, en heures
saved-answer-used =
    { $count ->
        [0] pas encore utilisée
        [one] utilisée une fois
       *[other] utilisée { $count } fois
    }
saved-answer-add = Écrire une réponse enregistrée
saved-answer-change = Modifier
saved-answer-remove = Retirer
saved-answer-save = Enregistrer
saved-answer-only-leads = Seuls les chefs d’équipe modifient les réponses de tout le monde. Adressez-vous à { $who }.
saved-answer-menu = Réponses enregistrées
saved-answer-find = Trouver une réponse enregistrée
saved-answer-nothing = Aucune réponse enregistrée ne contient ces mots.
saved-answer-empty-blanks = Inconnu, à compléter : { $blanks }
saved-answer-back = Retour à la conversation
saved-answer-done = Fait : { $name }
saved-answer-does-tag = Ajouter l’étiquette { $tag }
saved-answer-does-snooze =
    { $hours ->
        [one] Reporter de { $hours } heure
       *[other] Reporter de { $hours } heures
    }
saved-answer-remove-says = « { $name } » disparaîtra définitivement. Ce qui a été envoyé reste.
saved-answer-remove-says-shared = « { $name } » disparaîtra définitivement, pour tout le monde. Ce qui a été envoyé reste.
saved-answer-does-team = Confier à l’équipe { $team }
saved-answer-does-owner = Confier à { $agent }
saved-answer-does-team-owner = Confier à { $agent } dans l’équipe { $team }
saved-answer-does-gone = Confier à quelqu’un qui n’est plus là
