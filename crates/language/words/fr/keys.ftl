# Touches : ce que fait chacune, et les siennes.

keys-title = Touches
keys-sentence = Les touches seules agissent tant que le curseur n’est dans aucun champ de texte. Un champ vide : comme à la livraison.
keys-single = Raccourcis à une touche actifs
keys-act = Action
keys-key = Touche
keys-delivered = à la livraison : { $key }
keys-restore = Tout comme à la livraison
keys-fixed = Celles-ci ne changent pas
keys-change = Changer les touches
keys-refused-no-key = « { $typed } » n’est pas une touche pour « { $act } ». Choisissez une lettre ou un signe ; les chiffres ouvrent les vues.
keys-refused-taken = « { $act } » et « { $other } » auraient toutes deux la touche { $key }. Choisissez-en une autre pour l’une d’elles.

keys-does-next = conversation suivante
keys-does-previous = conversation précédente
keys-does-open = aller à la conversation
keys-does-reply = répondre
keys-does-note = note interne
keys-does-mine = m’attribuer
keys-does-owner = choisir un responsable
keys-does-close = clôturer
keys-does-snooze = reporter
keys-does-select = sélectionner
keys-does-select-next = sélectionner aussi la suivante
keys-does-select-previous = sélectionner aussi la précédente
keys-does-tags = étiquettes
keys-does-priority = priorité
keys-does-unread = marquer non lue
keys-does-suggested = suivre la suggestion
keys-does-customer = client
keys-does-previous-message = message précédent
keys-does-next-message = message suivant
keys-does-hand-over = confier avec une note
keys-does-go = aller à : puis i réception, t tâches, o salle du courrier, n nouvelle conversation, s réglages
keys-does-search = rechercher
keys-does-keys = touches de cet écran

keys-always-views = vues, selon le chiffre à côté de chacune
keys-always-commands = commandes
keys-always-send = envoyer ; avec Maj, envoyer et clôturer
keys-always-undo = annuler la dernière action
keys-always-region = zone suivante
keys-always-escape = quitter un champ, revenir à la liste
keys-always-send-and-snooze = envoyer, et reporter jusqu’à la réponse
keys-always-preview = voir la réponse comme le destinataire
keys-always-looks = gras, italique
keys-always-link = faire un lien des mots choisis
