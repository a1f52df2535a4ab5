# One message in the column of a conversation.

message-internal-note = Note interne
message-automatic = Automatique
message-pictures = Avec les images externes
message-picture-missing = Cette image n’a pas pu être chargée
message-files = Fichiers
message-as-sent = Afficher tel que reçu
message-replied-to = Afficher le message cité
message-why = Pourquoi il est ici
message-why-odd = Pourquoi il est ici, et ce qu’il a d’inhabituel
message-original = L’original, tel que reçu
message-split-done = C’est maintenant une conversation à part
message-split = En faire une conversation à part
message-split-later = Avec tous les messages suivants
message-events =
    { $events ->
        [one] { $events } événement
       *[other] { $events } événements
    }
message-from = Message écrit par { $who }
message-seconds-left = { ", dans " }{ $seconds } s
message-no-text = (sans texte)
message-only-files = (sans texte, fichiers seulement)
message-addressed = À { $to }, depuis { $from }.
message-addressed-copies = À { $to }, copie à { $copies }, depuis { $from }.
message-addressed-blind = Copie cachée à { $blind }.
message-copy-went = Copie à { $to } : { $how }
message-link-leads = Mène à { $place }
message-link-elsewhere = Mène à { $place }, alors que le texte indique { $named }
