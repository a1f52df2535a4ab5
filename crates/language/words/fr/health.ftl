# Ce qui ne va pas : en haut de chaque page jusqu’à ce que ce soit réparé.

health-no-name-server = Aucun serveur de noms ne répond. Les expéditeurs ne sont pas vérifiés, et les e-mails risquent de ne pas partir. Vérifiez le réseau et la configuration DNS de ce serveur.
health-not-kept = Le dernier message arrivé n’a pas pu être enregistré, et son expéditeur a été invité à réessayer : { $trouble }.
health-files-gone = Des fichiers manquent : les pièces jointes et les gros e-mails reçus ne peuvent pas être affichés. Le dossier des données a été déplacé ou vidé, ou son disque est absent : remettez-le en place, ou restaurez une sauvegarde. `answerable doctor` indique ce qui manque.
health-not-taken-in =
    Arrivé et pas encore pris en charge : { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }, le plus ancien depuis { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
health-late-to-leave =
    En retard au départ : { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }, le plus ancien de { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
health-not-scanned =
    L’antivirus n’a pas examiné les fichiers de { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }, le plus ancien depuis { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Tant qu’il ne répond pas, seules les personnes qui les veulent malgré tout peuvent les obtenir. `answerable doctor` indique ce qui ne va pas.
health-nothing-leaves =
    Les e-mails ne partent pas : { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    } essayés en vain et réessayés, le plus ancien depuis { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
health-silent-source = Aucun e-mail n’arrive de { $account } sur { $host }. { $why }.
health-source-silent = Aucun e-mail n’arrive de { $account } sur { $host }
health-source-unseen = Personne n’y a regardé depuis une demi-heure ; vérifiez que le service tourne
