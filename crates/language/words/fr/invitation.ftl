# Inviting somebody, and joining by a link.

invitation-somebody = Inviter quelqu’un
invitation-how = La personne reçoit un e-mail avec un lien, choisit son mot de passe et peut commencer. Le lien ne sert qu’une fois, pendant sept jours.
invitation-invite = Inviter
invitation-waiting = invitation { $since }, en attente
invitation-not-followed = Invitation envoyée ({ $since }), pas encore acceptée.
invitation-again = Renvoyer l’invitation
invitation-withdraw = Retirer l’invitation
invitation-hand-over = Transmettez ce lien à { $name } par un moyen que personne d’autre ne peut lire. Il ne s’affiche que cette fois-ci, et ne sert qu’une fois.
invitation-welcome = Bienvenue
invitation-hello = Bonjour { $name }. Choisissez un mot de passe et vous pourrez commencer.
invitation-address = Adresse de connexion
invitation-your-password = Votre mot de passe
invitation-join = Rejoindre
invitation-withdraw-says = Le lien reçu par { $name } n’ouvrira plus rien, et cette personne sera comptée parmi celles qui sont parties.
