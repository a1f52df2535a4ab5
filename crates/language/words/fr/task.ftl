# Tasks: what a named person has to see to.

task-title = Tâches
task-sentence = Ce que le système n’a pas pu terminer seul, chaque fois confié à une personne.
task-none = Rien n’attend l’intervention de quelqu’un.
task-since = { $owner }, depuis { $since }
task-since-about = { $owner }, depuis { $since }, au sujet de « { $about } »
task-yours = Les vôtres
task-of-others = Celles des autres
task-done = Fait
task-more-of-yours = La suite de vos tâches
task-more-of-others = La suite des tâches des autres
task-first = Revenir aux premières
task-too-large = Un message dans { $account } sur { $host } est plus gros que ce que ce service accepte (limits.message_bytes). Seul son début a été relevé ; l’ensemble se trouve là-bas.
task-too-large-from = Un message de { $from } dans { $account } sur { $host } est plus gros que ce que ce service accepte (limits.message_bytes). Seul son début a été relevé ; l’ensemble se trouve là-bas.
task-not-handed-out = Un message n’a pas pu être relevé dans { $account } sur { $host } : le serveur ne le remet pas. Regardez là-bas le numéro { $number } du dossier { $folder }.
task-letter-lost = L’e-mail automatique à { $name } ({ $address }) n’est pas arrivé : { $why }. Corrigez l’adresse, ou donnez vous-même un lien.
task-letter-perhaps-lost = L’e-mail automatique à { $name } ({ $address }) n’est peut-être pas arrivé : { $why }. Corrigez l’adresse, ou donnez vous-même un lien.
task-merged = { $who } a fusionné votre conversation [#{ $part }] dans [#{ $whole }]. Responsable : { $owner }.
task-not-delivered =
    { $what ->
        [answer] Votre réponse à { $to } n’a pas été distribuée
        [message] Votre message à { $to } n’a pas été distribué
        [acknowledgement] Votre accusé de réception à { $to } n’a pas été distribué
       *[notification] Votre notification à { $to } n’a pas été distribuée
    } : { $why }. Joignez la personne autrement, ou corrigez l’adresse et renvoyez-le.
task-not-delivered-for-days =
    { $what ->
        [answer] Votre réponse à { $to } n’a pas été distribuée
        [message] Votre message à { $to } n’a pas été distribué
        [acknowledgement] Votre accusé de réception à { $to } n’a pas été distribué
       *[notification] Votre notification à { $to } n’a pas été distribuée
    }, malgré des essais pendant plusieurs jours : { $why }. Joignez la personne autrement, ou corrigez l’adresse et renvoyez-le.
task-perhaps-delivered =
    { $what ->
        [answer] Impossible de savoir si la réponse à { $to } est partie
        [message] Impossible de savoir si le message à { $to } est parti
        [acknowledgement] Impossible de savoir si l’accusé de réception à { $to } est parti
       *[notification] Impossible de savoir si la notification à { $to } est partie
    } ({ $why }). Aucun nouvel envoi n’a été fait ; vérifiez l’arrivée, et renvoyez si nécessaire.
task-returned =
    { $what ->
        [answer] Votre réponse
        [message] Votre message
        [acknowledgement] L’accusé de réception
       *[notification] La notification
    } { $sure ->
        [yes] n’a pas atteint
       *[no] n’a probablement pas atteint
    } { $to } : { $because }{ $coded ->
        [yes] {" "}({ $codes })
       *[no] {""}
    }.
task-reported-as-spam =
    Quelqu’un a signalé comme spam { $what ->
        [answer] la réponse
        [message] le message
        [acknowledgement] l’accusé de réception
       *[notification] la notification
    } à { $to }. N’écrivez à cette personne que si elle vous a écrit.
task-unsubscribed =
    { $to } a choisi « Se désabonner » au-dessus { $what ->
        [answer] de la réponse
        [message] du message
        [acknowledgement] de l’accusé de réception
       *[notification] de la notification
    }. N’écrivez à cette personne que si elle vous a écrit.
task-forged-answer = Une réponse par e-mail au nom de { $name } n’a pas été envoyée au client. { $why } Elle est gardée comme note : demandez à { $name }, et envoyez-la d’ici si elle est authentique.
task-never-asked = Ce que { $name } a répondu par e-mail n’a pas été envoyé : la personne qui le recevrait n’a jamais été consultée. C’est gardé comme note : si elle est concernée, ajoutez son adresse à la demande, et envoyez-le d’ici.
task-refused-answer = Ce que { $name } a répondu par e-mail n’a pas été envoyé : { $why }. C’est gardé comme note ; envoyez-le d’ici.
task-not-ready = le texte n’est pas prêt à être envoyé
task-way-phone = téléphone { $number }
task-next-correct =
    Corrigez l’adresse, ou joignez la personne autrement{ $known ->
        [yes]  : { $ways }
       *[no] {""}
    }.
task-next-smaller =
    Renvoyez avec des fichiers moins nombreux ou plus petits, ou joignez la personne autrement{ $known ->
        [yes]  : { $ways }
       *[no] {""}
    }.
task-next-later =
    Renvoyez plus tard, ou joignez la personne autrement{ $known ->
        [yes]  : { $ways }
       *[no] {""}
    }.
task-next-otherwise =
    Renvoyez en d’autres termes ou sans fichiers, ou joignez la personne autrement{ $known ->
        [yes]  : { $ways }
       *[no] {""}
    }.
task-next-ours =
    Le problème vient de chez nous, et un administrateur est prévenu. En attendant, joignez la personne autrement{ $known ->
        [yes]  : { $ways }
       *[no] {""}
    }.
