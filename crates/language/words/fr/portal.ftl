# The customer's own page.

portal-is-answered = Avons-nous répondu à votre demande ?
portal-put-right = Le problème est-il réglé ?
portal-closed = Votre demande est clôturée
portal-solved = Problème réglé, merci de nous l’avoir dit
portal-next = Ce qui va suivre
portal-yes = Oui
portal-not-yet = Pas encore
portal-add = Ajouter un message
portal-your-message = Votre message
portal-files = Photos ou fichiers
portal-said = Vos échanges jusqu’ici
portal-bad-link = Ce lien ne mène pas à votre demande
portal-bad-link-why = Il est peut-être incomplet : les messageries coupent parfois les liens longs.
portal-reach-us = Comment nous joindre
portal-not-now = Cette page ne peut pas être affichée pour le moment
portal-not-now-kept = C’est notre faute, pas la vôtre. Rien de ce que vous nous aviez dit n’est perdu. Ce que vous venez de faire ne nous est pas parvenu.
portal-not-now-again = Revenez dans quelques minutes et recommencez. Ou répondez à l’un de nos e-mails : votre message parviendra à la même personne.
portal-not-now-title = Indisponible pour le moment
portal-looked-after = { $owner } s’occupe de votre demande
portal-answered = { $owner } a répondu à votre demande
portal-percent = { $percent } % du délai écoulé
portal-not-yet-says = { $owner } reprend aussitôt votre demande si vous choisissez « Pas encore ».
portal-send-to = Envoyer à { $owner }
portal-sees-too = { $owner } voit tout cela aussi : vous n’avez pas à le répéter.
portal-write-to = Répondez à l’un de nos e-mails, ou écrivez à { $address }. Une personne vous lira, et rien de ce que vous nous aviez dit n’est perdu.
portal-bad-link-title = Lien non valide
portal-too-many-files =
    { $files ->
        [one] Un envoi peut contenir au plus { $files } fichier et { $megabytes } Mo. Votre texte est conservé ci-dessous.
       *[other] Un envoi peut contenir au plus { $files } fichiers et { $megabytes } Mo en tout. Votre texte est conservé ci-dessous.
    }
portal-our-fault = Cela n’a pas fonctionné, et c’est notre faute. Votre texte est ci-dessous : renvoyez-le dans une minute.
portal-refused = { $why }.
portal-busy = Beaucoup de fichiers arrivent en ce moment. Rien n’a été envoyé. Revenez à la page précédente, votre texte y est encore, et renvoyez-le dans une minute, avec moins de fichiers.
portal-late = L’envoi a pris trop de temps. Rien n’a été envoyé. Revenez à la page précédente, votre texte y est encore, et renvoyez-le dans une minute, avec moins de fichiers.
portal-too-large = C’est plus que ce que nous pouvons recevoir en une fois. Rien n’a été envoyé. Revenez à la page précédente, votre texte y est encore, et renvoyez-le dans une minute, avec moins de fichiers.
portal-added = { $owner } a bien reçu votre message.
portal-thanks = Merci de nous l’avoir dit. S’il reste quelque chose, écrivez-nous simplement ici.
portal-knows = { $owner } le sait et reprend votre demande.
portal-we = Notre équipe
portal-answers = { $owner } répond aux messages { $hours }.
portal-about = Votre demande : « { $subject } ».
portal-files-up-to = Jusqu’à { $megabytes } Mo en tout.
portal-reach = Vous pouvez aussi répondre à l’un de nos e-mails, ou écrire à { $mailbox }. La référence est { $reference }. Cette page est réservée aux personnes qui en ont le lien.
portal-you = Vous
portal-over = Nous avions annoncé que neuf personnes sur dix recevraient une réponse au plus tard { $by }, et vous n’avez pas encore la vôtre. { $owner } voit que vous attendez, et rien n’est perdu.
portal-again = Neuf personnes sur dix qui nous écrivent maintenant reçoivent une réponse au plus tard { $by }. Votre message est arrivé avant les leurs.
portal-no-new-time = Nous ne pouvons pas indiquer de nouvelle heure : ce ne serait qu’une supposition.
portal-by = Neuf personnes sur dix reçoivent une réponse au plus tard { $by }
portal-left = dans { $span }
portal-step-open-again = Nous rouvrons { $at } ; { $owner } lira alors votre message
portal-step-writes = { $owner } vous écrit, par e-mail et ici
portal-step-arrived = Votre message est arrivé ({ $at })
portal-step-has-it = { $owner } s’en occupe
