# A forgotten password, and links that let somebody in once.

forgotten-it = J’ai oublié mon mot de passe
forgotten-title = Mot de passe oublié
forgotten-no-mail = Ce service ne peut pas encore envoyer d’e-mails. Pour obtenir un lien de nouveau mot de passe, adressez-vous à { $who }.
forgotten-on-its-way = Si cette adresse est connue ici, un e-mail contenant un lien est en route. Le lien fonctionne pendant 30 minutes.
forgotten-nothing-came = Rien reçu ? Regardez dans le dossier des spams, ou demandez un lien à un administrateur du service.
forgotten-type-address = Saisissez votre adresse de connexion. Vous recevrez un e-mail avec un lien pour choisir un nouveau mot de passe.
forgotten-send = Envoyer l’e-mail
forgotten-back = Retour à la connexion
forgotten-new-password = Nouveau mot de passe
forgotten-hello = Bonjour { $name }. Ce changement vous déconnecte partout ailleurs.
forgotten-set = Enregistrer
forgotten-dead-link = Ce lien ne fonctionne plus
forgotten-dead-link-why = Il a déjà servi, ou il est trop ancien. Demandez-en un nouveau : seul le dernier reçu fonctionne.
forgotten-link-first = Lien de premier mot de passe
forgotten-link-new = Lien de nouveau mot de passe
forgotten-letter-subject = Un nouveau mot de passe pour { $desk }
forgotten-letter-what = Un nouveau mot de passe a été demandé pour votre compte chez { $desk }. Choisissez-le ici :
forgotten-letter-until = Le lien ne sert qu’une fois, jusqu’au { $until }, et vous déconnecte partout. Si ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé. Les réponses à ce message parviennent à { $answers }.
