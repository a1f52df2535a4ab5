# The desk itself: its name, where customers reach its pages, when somebody is there.

desk-name = Nom
desk-public-address = Adresse publique
desk-hours = Horaires
desk-title = Service client
desk-sentence = Ce que les clients voient du service dans son ensemble, et quand ils y trouvent quelqu’un.
desk-name-and-address = Nom et adresse
desk-name-customers-see = Nom visible des clients
desk-public-address-hint = Les liens des e-mails aux clients commencent par elle.
desk-opening-hours = Horaires d’ouverture
desk-zone = Fuseau horaire
desk-save-hours = Enregistrer
desk-only-administrators = Seul un administrateur peut modifier cela. Adressez-vous à { $who }.
desk-hours-now = Actuellement : { $hours }
desk-wrong-hours = { $day } : { $wrong }
desk-language = Langue des e-mails automatiques
desk-language-hint = Pour les clients qui n’ont pas encore assez écrit pour que l’on reconnaisse la leur.
