# What all pages of the settings share.

settings-title = Réglages
settings-mailboxes = Boîtes mail
settings-agents = Agents
settings-desk = Service client
settings-automatic-mail = E-mails automatiques
settings-deliveries = Envois
settings-you = Vous
settings-what-you-can-do = Actions possibles
settings-how-it-is = État
settings-add = Ajouter
settings-save = Enregistrer
settings-more = Plus
settings-back = Retour
