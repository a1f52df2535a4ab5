# Ce qui a été réglé : vient après le nom de la personne et deux-points.

change-desk-set-up = service configuré
change-public-address = adresse publique, d’après la configuration
change-desk-named = nom, adresse publique et langue du service
change-mailbox-added = boîte mail { $address } ajoutée
change-connection-asked = vérification du raccordement de { $address }
change-source-added = les e-mails sont relevés dans { $account } sur { $host }
change-source-password = nouveau mot de passe pour { $account } sur { $host }
change-source-removed = les e-mails ne sont plus relevés dans { $account } sur { $host }
change-mail-held = les e-mails sortants sont retenus dans le sas d’envoi
change-mail-leaves = les e-mails sortants partent
change-sent-by-hand =
    { $what ->
        [answer] réponse envoyée
        [message] message envoyé
        [acknowledgement] accusé de réception envoyé
       *[notification] notification envoyée
    } à la main
change-team-added = équipe { $name } ajoutée
change-opening-hours = horaires d’ouverture : { $hours }
change-agent-joined = { $name } rejoint l’équipe
change-agent-away = absence : { $name }
change-agent-back = retour : { $name }
change-agent-left = { $name } quitte l’équipe
change-tag-made = étiquette « { $name } » créée
change-tag-renamed = étiquette « { $before } » renommée en « { $name } »
change-tag-removed =
    étiquette « { $name } » retirée de { $conversations ->
        [one] { $conversations } conversation
       *[other] { $conversations } conversations
    }
change-view-made = vue « { $name } » créée pour tout le monde : { $line }
change-view-changed = vue « { $name } » de tout le monde modifiée : { $line }
change-view-removed = vue « { $name } » de tout le monde supprimée
change-saved-answer-written = réponse enregistrée « { $name } » rédigée pour tout le monde
change-saved-answer-removed = réponse enregistrée « { $name } » de tout le monde supprimée
change-article-written = article « { $title } » rédigé
change-field-added = champ « { $name } » ajouté
change-field-changed = champ « { $before } » changé en « { $name } »
change-field-removed =
    champ « { $name } » supprimé, avec { $values ->
        [one] { $values } valeur
       *[other] { $values } valeurs
    }
change-rule-written = règle « { $name } » rédigée ; elle est inactive
change-rule-on = règle « { $name } » activée
change-rule-off = règle « { $name } » désactivée
change-rule-moved = règle « { $name } » placée en position { $place }
change-rule-removed = règle « { $name } » supprimée
