# The words of French, one for each thing:
# conversation: conversation (open: en cours; to open again: rouvrir; closed: clôturée)
# customer: client
# agent: agent; lead: chef d’équipe; administrator: administrateur
# light user: contributeur; auditor: auditeur; team: équipe
# owner: responsable
# to assign, to hand over: attribuer, confier
# note: note (interne)
# to snooze, snoozed: reporter, reportée; to wake: reprendre
# to close: clôturer
# view: vue
# saved answer: réponse enregistrée
# tag: étiquette
# mailbox: boîte mail; to fetch from elsewhere: relever
# inbox: boîte de réception (in the rail, where room is short: Réception)
# post room: sas d’envoi; held: retenu; to discard: écarter
# quarantine: quarantaine; spam: spam
# acknowledgement: accusé de réception
# mail from machines: robots
# desk: service client (service), as customers meet it; le système, when it does something by itself
# mail: e-mail
# merge: fusionner dans; a conversation of its own: une conversation à part
# to sign in: se connecter
# recovery code: code de récupération; secret (of an authenticator app): clé secrète; timeline: historique

# The inbox: its views, the rows of its lists, and what an empty view says.

inbox-new-conversation = Nouvelle conversation
inbox-search = Rechercher
inbox-search-all = Rechercher dans les conversations
inbox-other-views = Autres vues
inbox-more = Plus de conversations
inbox-no-owner = sans responsable
inbox-unread = { ", non lue" }
inbox-answer-due = délai de réponse :
inbox-by-channel = par { $channel } :
inbox-owner = responsable
inbox-step-done = Fait :
inbox-step-to-do = À faire :
inbox-choose = Choisissez une conversation, ou appuyez sur j pour la première.
inbox-view-mine = Les miennes
inbox-view-waiting-on-us = À répondre
inbox-view-waiting-on-them = Attente client
inbox-view-open = En cours
inbox-view-machines = Robots
inbox-view-snoozed = Reportées
inbox-view-closed = Clôturées
inbox-view-quarantine = Spam ?
inbox-view-mentions = Mentions
inbox-nothing-of-yours = Vous n’avez aucune conversation en cours.
inbox-see-who-waits = Voir qui attend notre réponse
inbox-no-one-waits = Personne n’attend notre réponse.
inbox-answered-today =
    { $count ->
        [one] { $count } conversation a reçu une réponse aujourd’hui.
       *[other] { $count } conversations ont reçu une réponse aujourd’hui.
    }
inbox-look-at-tasks = Voir les tâches
inbox-nobody-owes = Nous n’attendons de réponse de personne.
inbox-nothing-open = Aucune conversation en cours.
inbox-look-at-closed = Voir les conversations clôturées
inbox-no-machines = Aucun message de robot en cours.
inbox-all-open = Toutes les conversations en cours
inbox-none-aside = Aucune conversation reportée.
inbox-to-yours = Voir vos conversations
inbox-no-spam = Rien ne ressemble à du spam.
inbox-no-mentions = Aucune note ne vous mentionne encore. Vos collègues le font avec @ et votre nom.
inbox-none-closed = Aucune conversation clôturée pour l’instant.
inbox-nobody-wrote = Personne n’a encore écrit. Trois étapes jusqu’à la première réponse :
inbox-somebody-wrote = Le premier message est arrivé. Ce qui reste des trois étapes :
inbox-first-answered = La première réponse est écrite. Le service client est en marche.
inbox-step-connect = Connecter une boîte mail
inbox-step-answer = Répondre
inbox-your-address = votre adresse
inbox-step-write = Écrire à { $address }
inbox-step-write-at = Écrire à { $address } ; les e-mails sont acceptés sur { $at }
inbox-status-closed = clôturée
inbox-status-snoozed = reportée
inbox-status-quarantined = en quarantaine
inbox-status-merged = fusionnée
inbox-over = { $span } de retard
inbox-no-subject = (sans objet)
inbox-count-and-more = { $count } et plus

inbox-list-width = Largeur de la liste
inbox-side-width = Largeur du panneau client
inbox-unreadable = Un message qui n’a pas pu être lu
inbox-unreadable-why = N’a pas pu être lu : { $why }
