# The door: signing in, and setting up a new desk.

door-email = Adresse e-mail
door-password = Mot de passe
door-no-account = Pas de compte ? Un administrateur du service peut vous inviter.
door-wrong = Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.
door-sign-in = Se connecter
door-demonstration = Ceci est une démonstration. Connectez-vous avec { $hint }.
door-too-many =
    { $minutes ->
        [one] Trop d’essais. Le prochain sera possible dans une minute. En attendant, un administrateur peut créer un nouveau mot de passe.
       *[other] Trop d’essais. Le prochain sera possible dans { $minutes } minutes. En attendant, un administrateur peut créer un nouveau mot de passe.
    }
door-deactivated = Ce compte n’est plus actif. Adressez-vous à { $ask }.
door-set-up-kept = Tout pourra être changé plus tard, sauf une chose : il y a toujours une personne avec un nom.
door-not-saved = Pas encore enregistré. Revoyez ce qui est signalé ; le reste est conservé.
door-the-desk = Le service client
door-name-customers-see = Nom visible des clients
door-name-hint = Votre entreprise ou votre équipe : « Kettle & Co ».
door-public-address = Adresse publique
door-public-address-hint = Les liens des e-mails aux clients commencent par elle.
door-mailbox = Adresse à laquelle les clients écrivent
door-mailbox-hint = Quelqu’un la lit : une adresse no-reply est refusée.
door-you = Vous
door-your-name = Votre nom
door-your-name-hint = Vos réponses sont signées de ce nom.
door-your-email = Votre adresse e-mail
door-password-hint = Au moins 10 caractères. Une phrase convient bien.
door-hours = Quand quelqu’un est là
door-hours-measured = Les délais annoncés aux clients sont mesurés dans ces horaires.
door-zone = Fuseau horaire
door-zone-choose = Choisir un fuseau horaire
door-zone-missing = Choisissez le fuseau dans lequel vos horaires sont donnés.
door-opening-hours = Horaires d’ouverture
door-open-desk = Ouvrir le service
door-set-up = Configurer votre service client
door-from = { $day }, ouverture
door-until = { $day }, fermeture
door-until-between = à
door-signed-out = Votre session est terminée
door-signed-out-kept = Rien n’a été modifié. Connectez-vous dans un nouvel onglet, puis revenez ici à la page précédente : ce que vous avez saisi est encore dans le formulaire.
door-not-set-up = Ce service n’est pas encore configuré. Depuis une autre machine, ouvrez le lien affiché à son démarrage ; sur la machine elle-même, `answerable set-up` fait de même
door-whoever-runs = la personne qui gère la machine
