# The post room: mail that is held instead of sent.

post-room-nothing-held = Rien n’est retenu ici : les réponses partent d’elles-mêmes.
post-room-nothing-answered = Aucune réponse pour l’instant. Répondez à une conversation, et votre message apparaîtra ici.
post-room-caught = Messages retenus
post-room-earlier = Précédents
post-room-choose = Choisissez un message pour le lire comme le client le lirait.
post-room-title = Sas d’envoi
post-room-held = Les e-mails sortants sont retenus ici pour que quelqu’un les voie d’abord. Chacun s’affiche tel que le client le lirait.
post-room-no-relay = Aucun relais n’est configuré, donc rien ne quitte cette machine. Ce qui aurait été envoyé se trouve ici, tel que le client le lirait.
post-room-send-all = Tout envoyer
post-room-discard-automatic = Écarter les automatiques
post-room-discard-automatic-says = Les accusés de réception et les notifications retenus ici ne seront jamais envoyés. Ce que des personnes ont écrit reste.
post-room-discarded-automatic = Il ne sera jamais envoyé. L’historique de sa conversation le mentionne.
post-room-discarded = Il ne sera jamais envoyé. Son texte devient votre brouillon dans la conversation, et le client attend de nouveau.
post-room-from = De
post-room-to = À
post-room-written = Rédigé
post-room-frame = Le message tel que le client le voit
post-room-original = L’original
post-room-conversation = Sa conversation
post-room-send = Envoyer
post-room-discard = Écarter
post-room-answer = Répondre à la place du client
post-room-answer-from = Changez-la pour voir ce qui se passe quand le client répond depuis une autre adresse.
post-room-answer-text = Ce que le client écrit
post-room-answer-send = Envoyer à la place du client
post-room-files = Fichiers
