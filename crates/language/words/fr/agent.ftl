# Agents: who works here, who is away, and what happens when someone leaves.

agent-title = Agents
agent-sentence = Toutes les personnes qui répondent, sous un nom visible des clients. En cas d’absence, quelqu’un prend le relais.
agent-name = Nom
agent-where = Présence
agent-open = En cours
agent-deactivate = Désactiver
agent-heir = Qui prend le relais
agent-email = Adresse e-mail
agent-email-hint = Elle sert à se connecter.
agent-name-hint = Tel que les clients le liront.
agent-role = Rôle
agent-first-password = Premier mot de passe
agent-first-password-hint = Laissez vide pour envoyer une invitation ; avec un mot de passe, la connexion est possible tout de suite.
agent-only-administrators = Seul un administrateur peut ajouter ou désactiver des personnes. Adressez-vous à { $who }.
agent-open-ones = en cours
agent-deactivate-says =
    { $open ->
        [one] { $name } ne pourra plus se connecter. Son adresse continue de fonctionner et ses réponses gardent son nom. { $open } conversation en cours sera confiée à :
       *[other] { $name } ne pourra plus se connecter. Son adresse continue de fonctionner et ses réponses gardent son nom. { $open } conversations en cours seront confiées à :
    }
agent-deactivate-name = Désactiver { $name }
agent-is-agent = agent
agent-is-lead = chef d’équipe
agent-is-administrator = administrateur
agent-away = absent(e)
agent-away-until = absent(e), retour { $until }
agent-outside-hours = hors horaires d’ouverture
agent-at-work = au travail
agent-at-work-until = au travail, fin { $until }
agent-left = départ { $at }
agent-here = présent(e)
agent-away-until-covered = absent(e), retour { $until } ; relais assuré
agent-away-covered = absent(e) ; relais assuré
agent-go-away = Absence
agent-come-back = De retour
