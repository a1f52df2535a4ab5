# News in a browser while no page of the desk is open.

push-title = Nouvelles dans ce navigateur
push-what = Quand aucune page du service n’est ouverte, ce navigateur peut vous signaler qu’un collègue vous a mentionné ou qu’un client vous a écrit : qui et où, sans les mots du client. Cela cesse quand vous vous déconnectez ici.
push-tell = Me prévenir ici
push-stop = Arrêter
push-since = Depuis : { $at }
push-this = celui-ci
push-browsers = Navigateurs qui vous préviennent
push-needs-script = Il faut un navigateur qui connaît les messages push, avec les scripts autorisés, et une connexion en https.
push-no-key = Ce processus ne peut pas conserver la clé nécessaire. Voyez ce qu’indique answerable doctor.
push-refused = Le navigateur ne le permet pas. Autorisez les notifications pour cette adresse dans ses réglages, puis réessayez.
push-odd = Ce que le navigateur indique sur son service push n’est pas utilisable. Rien n’a été modifié.
push-mentioned = { $name } vous a mentionné
push-mentioned-by-somebody = Un collègue vous a mentionné
push-customer-wrote = Un client vous a écrit
