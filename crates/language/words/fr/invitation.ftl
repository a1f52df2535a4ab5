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
invitation-letter-subject = { $by } vous invite à rejoindre { $desk }
invitation-letter-hello = Bonjour { $name },
invitation-letter-what = { $by } vous invite à répondre aux clients avec l’équipe de { $desk }. Choisissez un mot de passe ici, et vous y êtes :
invitation-letter-until = Le lien ne sert qu’une fois, jusqu’au { $until }. Si vous n’attendiez pas ce message, ne faites rien ; personne n’entre sans ce lien. Les réponses à ce message parviennent à { $answers }.
