# enquiry: demande externe (à un transporteur, à un fournisseur); to forward: transférer

enquiry-ask = Demander à quelqu’un d’autre
enquiry-forward = Transférer
enquiry-title = Demander à quelqu’un d’autre au sujet de cette conversation
enquiry-title-forward = Transférer un message
enquiry-title-on = Poursuivre une demande externe
enquiry-unseen = Le client n’en voit rien. Ce qui revient apparaît ici, dans la conversation, pour vous et vos collègues seulement.
enquiry-to = À
enquiry-to-hint = Une adresse ou plusieurs, séparées par des virgules.
enquiry-subject = Objet
enquiry-subject-hint = Il est visible. La référence { $tag } est ajoutée.
enquiry-text = Votre texte
enquiry-text-hint = De ce que le client a écrit, seul part ce que vous mettez ici.
enquiry-text-hint-forward = Il figure au-dessus du message, avec votre signature. Vous pouvez l’omettre.
enquiry-enclosed = Le message joint
enquiry-files = Fichiers joints
enquiry-files-hint = Uniquement ceux que vous choisissez.
enquiry-send = Envoyer
enquiry-heading-asked = Demandé à { $people }
enquiry-heading-forwarded = Transféré à { $people }
enquiry-region = Demandes externes
enquiry-asked = en attente de réponse depuis { $when }
enquiry-answered = réponse reçue { $when }, c’est à nous
enquiry-seen = réponse reçue { $when }
enquiry-closed = terminée depuis { $when }
enquiry-others = Quelqu’un d’autre a aussi écrit ici : { $people }. Pour lui écrire également, ajoutez son adresse.
enquiry-go-on = Poursuivre
enquiry-close = C’est terminé
enquiry-close-said = La demande externe est terminée
enquiry-messages =
    { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    }
enquiry-earlier = Les messages plus anciens de cette demande ne sont pas affichés ici.
enquiry-mark = Cela fait partie d’une demande externe. Le client ne le voit pas.

enquiry-timeline-asked = { $who } a écrit à { $people } pour demander
enquiry-timeline-forwarded = { $who } a transféré un message à { $people }
enquiry-timeline-answered = { $name } a répondu à notre demande
enquiry-timeline-machine = Un robot a répondu à notre demande : { $name }
enquiry-timeline-closed = { $who } a terminé une demande externe
enquiry-timeline-taken-back = { $who } a annulé une demande externe avant son départ
enquiry-timeline-not-delivered = Une demande externe n’a pas été distribuée : { $why }
enquiry-timeline-uncertain = Impossible de savoir si une demande externe est partie : { $why }
enquiry-timeline-stopped = Une demande externe a été bloquée avant l’envoi. { $because }

enquiry-letter-enclosed = Message transféré
enquiry-letter-enclosed-date = Date
enquiry-letter-enclosed-from = De
enquiry-letter-enclosed-subject = Objet
enquiry-letter-enclosed-to = À

enquiry-refusal-colleague = { $address } travaille ici ; écrivez une note et nommez cette personne
enquiry-refusal-empty = Écrivez ce que vous voulez demander
enquiry-refusal-file-gone = Le fichier { $file } n’est plus là ; laissez-le de côté
enquiry-refusal-files-too-large = Les fichiers dépassent ensemble { $megabytes } Mo ; laissez-en de côté
enquiry-refusal-files-too-many = { $most } fichiers au plus peuvent être joints ; laissez-en de côté
enquiry-refusal-merged = Cette conversation a été fusionnée dans une autre ; demandez depuis celle-ci
enquiry-refusal-message-gone = Ce message ne peut pas être transféré ; choisissez-en un qui a été reçu ou envoyé
enquiry-refusal-no-conversation = Cette conversation n’existe pas
enquiry-refusal-gone = Cette demande externe n’est plus dans la conversation
enquiry-refusal-no-subject = Écrivez un objet
enquiry-refusal-nobody = Écrivez l’adresse du destinataire
enquiry-refusal-other-text = Ce texte appartient à une autre conversation ou à une autre personne ; rechargez la page et écrivez-le là
enquiry-refusal-not-an-address = « { $text } » n’est pas une adresse e-mail
enquiry-refusal-ourselves = { $address } est une adresse de notre propre service
enquiry-refusal-subject-too-long = L’objet dépasse { $most } caractères ; raccourcissez-le
enquiry-refusal-takes-part = { $address } participe à cette conversation ; écrivez plutôt une réponse
enquiry-refusal-too-long = Le texte dépasse { $most } caractères ; envoyez le reste dans un fichier
enquiry-refusal-too-many = Une demande externe va à { $most } adresses au plus
enquiry-refusal-too-many-enquiries = Il y a déjà { $most } demandes externes pour cette conversation ; poursuivez l’une d’elles
