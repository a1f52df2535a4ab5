# Marques : les noms sous lesquels le service répond.

brand-title = Marques
brand-sentence = Les noms sous lesquels vous répondez. Chaque marque a ses adresses ; les clients voient son nom, sa couleur et sa langue.
brand-none = Il n’y a pas encore de marque : toutes les adresses parlent au nom du service. Ajoutez-en une si l’on vous connaît aussi sous un autre nom.
brand-only-administrators = Seul un administrateur peut modifier cela : { $names }.
brand-name = Nom
brand-name-hint = Tel que les clients le connaissent. Il figure comme expéditeur de chaque e-mail et sur leurs pages.
brand-addresses = Ses adresses
brand-hours = Quand elle répond
brand-rest = { $addresses } : c’est { $desk } qui parle ici.
brand-add = Ajouter une marque
brand-keep = Enregistrer la marque
brand-all = Toutes les marques
brand-remove = Retirer la marque
brand-remove-sentence = Ses adresses parleront alors au nom du service. Ce qui a été envoyé reste tel quel.
brand-language = Langue
brand-language-of-the-desk = celle du service
brand-language-hint = Pour les lettres aux personnes dont la langue n’est pas connue, ou n’est pas cochée ci-dessous.
brand-colour = Couleur
brand-colour-hint = Par exemple #0d5c57, sur les pages des clients. Vide : la couleur du service.
brand-colour-as-chosen = Les clients voient { $chosen }, comme vous l’avez choisie ; plus claire sur fond sombre.
brand-colour-darker = Vous avez choisi { $chosen }. Tout le monde ne pourrait pas lire des mots de cette couleur : les clients voient donc { $shown }, la même teinte, plus foncée ; plus claire sur fond sombre.
brand-sign-off = Ce qui figure sous chaque réponse
brand-sign-off-hint = Sous le nom de la personne qui a écrit : la boutique, son adresse, les mentions légales.
brand-voice = Sa façon de parler
brand-voice-hint = Pour les agents, à côté de leur texte : « Nous tutoyons. Nous ne disons jamais malheureusement. »
brand-how-it-speaks = La façon de parler de { $brand }
brand-hours-team = comme l’équipe chargée de la conversation
brand-hours-own = selon ses propres horaires, ci-dessous
brand-hours-hint = Les accusés de réception et les pages des clients annoncent ces horaires, et les délais d’attente sont mesurés d’après eux.
brand-hours-days = Ses propres horaires d’ouverture
brand-told-own = Les clients qui écrivent à { $addresses } apprennent quand nous répondons : { $hours }.
brand-told-team = Les clients qui écrivent à { $addresses } apprennent les horaires de { $team } : { $hours }.
brand-told-nobody = Aucune adresse ne parle encore au nom de cette marque : ses horaires ne sont annoncés à personne.
brand-languages = Langues de la marque
brand-languages-hint = Pour les accusés de réception et les pages des clients. Aucune cochée : toutes. La langue ci-dessus en fait toujours partie.
brand-spoken = Les accusés de réception et les pages des clients sont dans la langue du client si elle est l’une de celles-ci : { $languages }. Pour toutes les autres personnes : { $language }.
brand-spoken-only = Les accusés de réception et les pages des clients sont toujours dans une seule langue : { $language }.
brand-refused-name = Il faut un nom de { $characters } caractères au plus.
brand-refused-taken = Il y a déjà une marque de ce nom.
brand-refused-colour = Une couleur s’écrit ainsi : #0d5c57.
brand-refused-too-long = C’est trop long : { $characters } caractères au plus.
brand-refused-too-many = Il y a { $most } marques, il n’y a plus de place.
brand-refused-never-open = Cochez au moins un jour, ou laissez la marque répondre comme l’équipe.
brand-refused-gone = Cette marque n’existe plus.
brand-refused-changed = Quelqu’un a modifié cette marque après que vous l’avez ouverte. Votre saisie figure ici et n’est pas encore enregistrée : regardez la marque dans une autre fenêtre, ou enregistrez de nouveau pour mettre la vôtre à la place
brand-remove-says =
    { $mailboxes ->
        [0] Aucune adresse ne parle au nom de { $brand }. Son nom, sa couleur et ses textes disparaîtront définitivement.
        [one] { $mailboxes } adresse parlera de nouveau au nom du service. Le nom, la couleur et les textes de { $brand } disparaîtront définitivement.
       *[other] { $mailboxes } adresses parleront de nouveau au nom du service. Le nom, la couleur et les textes de { $brand } disparaîtront définitivement.
    }
