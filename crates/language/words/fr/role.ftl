# Roles, teams, and how far a person sees.

role-light-user = Contributeur : suit son équipe et écrit des notes
role-auditor = Auditeur : voit tout et ne modifie rien
role-agent = Agent : répond aux clients
role-lead = Chef d’équipe : encadre aussi l’équipe
role-administrator = Administrateur : configure aussi le service
role-is-light-user = contributeur
role-is-auditor = auditeur
role-choose = Choisissez un rôle
role-choose-team = Choisissez une équipe
role-team = Équipe
role-teams = Équipes
role-teams-are = Chaque équipe a ses boîtes mail, ses horaires d’ouverture et ses membres. Une personne limitée à son équipe n’en voit pas d’autre.
role-team-hours = { $team } et ses horaires d’ouverture
role-another-team = Nouvelle équipe
role-add-team = Ajouter l’équipe
role-sees-all = Toutes les conversations
role-sees-team = Les conversations de son équipe
role-sentence = Qui est cette personne dans le service.
role-what-they-may = Droits
role-what-they-see = Visibilité
role-who-sees-what = Les administrateurs et les auditeurs voient tout ; un contributeur voit son équipe. Ce dont la personne n’a plus le droit de s’occuper passe aussitôt à un collègue.
role-how-they-get-in = Connexion
role-sign-in-as = Adresse de connexion : { $address }.
role-person-left = Départ : { $at }. La connexion n’est plus possible.
role-back = Retour à la liste
