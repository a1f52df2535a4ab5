# Mailboxes: the addresses that the desk answers at.

mailbox-address = Adresse
mailbox-comes-in = Arrivée des e-mails
mailbox-title = Boîtes mail
mailbox-sentence = Les adresses que le service lit et depuis lesquelles il répond.
mailbox-add = Ajouter une boîte mail
mailbox-address-hint = Elle doit accepter les réponses.
mailbox-name = Nom visible des clients
mailbox-only-administrators = Seul un administrateur peut les modifier : { $who }.
mailbox-accepted-elsewhere = acceptés par un autre processus
mailbox-accepted-at = acceptés sur { $at }
mailbox-leaves = les réponses en partent
mailbox-stays = les réponses restent dans le sas d’envoi
mailbox-team = Équipe qui répond
