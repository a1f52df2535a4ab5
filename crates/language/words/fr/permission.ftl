# What a role may not do, and who can: one sentence each, without a full stop.

permission-read = Seules les personnes qui travaillent ici peuvent lire cela
permission-note = Seules les personnes qui travaillent avec les clients peuvent écrire une note
permission-answer = Seul un agent peut écrire aux clients
permission-own = Seul un agent peut être responsable d’une conversation
permission-arrange = Seul un agent peut faire cela
permission-change-own-words = Un auditeur ne modifie rien ici
permission-arrange-absence = Seul un chef d’équipe peut indiquer l’absence de quelqu’un d’autre
permission-stop-automatic = Seul un chef d’équipe peut arrêter tous les e-mails automatiques ou en reprendre l’envoi
permission-share-words = Seul un chef d’équipe peut modifier les étiquettes et les réponses de tout le monde
permission-share-views = Seul un chef d’équipe peut modifier les vues visibles par tous
permission-manage-people = Seul un administrateur peut décider qui travaille ici
permission-set-up = Seul un administrateur peut modifier la configuration du service
permission-audit = Seul un administrateur ou un auditeur peut consulter l’audit
