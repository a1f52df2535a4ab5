# The audit: what happened at the desk as a whole, and whether anybody changed it.

audit-title = Audit
audit-sentence = Qui s’est connecté, qui peut faire quoi, ce qui a été réglé : personne ne peut modifier ces entrées sans que cela se voie.
audit-changed = Quelqu’un l’a-t-il modifié ?
audit-chained = Chaque entrée est liée à la précédente : une modification, un manque ou un ajout se voit à partir de là. La perte des dernières entrées ne se voit qu’en comparant avec une sauvegarde.
audit-check-page = Vérifier les entrées de cette page
audit-check-all = Vérifier tous les historiques
audit-running = Une vérification est déjà en cours ; revenez voir dans une minute
audit-broken =
    { $broken ->
        [one] Altéré : { $first }. En tout, 1 historique sur { $chains } ne concorde pas. Quelqu’un a modifié la base de données à la main : comparez avec une sauvegarde.
       *[other] Altéré : { $first }. En tout, { $broken } historiques sur { $chains } ne concordent pas. Quelqu’un a modifié la base de données à la main : comparez avec une sauvegarde.
    }
audit-unbroken =
    { $entries ->
        [one] Intact : { $entries } entrée concorde.
       *[other] Intact : les { $entries } entrées concordent.
    }
audit-unbroken-timelines =
    { $entries ->
        [one] Intact : { $entries } entrée concorde (historiques vérifiés : { $chains }).
       *[other] Intact : { $entries } entrées concordent (historiques vérifiés : { $chains }).
    }
audit-unbroken-so-far =
    { $entries ->
        [one] Intact : { $entries } entrée concorde (historiques vérifiés : { $chains }). Il y en a d’autres ; `answerable doctor`, sur la machine, les vérifie tous.
       *[other] Intact : { $entries } entrées concordent (historiques vérifiés : { $chains }). Il y en a d’autres ; `answerable doctor`, sur la machine, les vérifie tous.
    }
audit-what-happened = Ce qui s’est passé
audit-person = Personne
audit-everybody = Tout le monde
audit-from = Du
audit-up-to = Au
audit-show = Afficher
audit-nothing = Aucune entrée ne correspond.
audit-when = Date
audit-what = Événement
audit-entry = Entrée
audit-earlier = Plus anciennes
audit-somebody = quelqu’un
audit-a-customer = Un client
audit-the-desk = Le système
audit-operator = La personne qui gère la machine
# It stands in brackets after a role, where the name of a team stands else.
audit-a-team = équipe inconnue
audit-unreadable = { $who } : une entrée de type « { $kind } » que cette version ne sait pas lire, ou qui a été effacée
audit-signed-in = { $who } a ouvert une session
audit-sign-in-refused = Tentative de connexion refusée pour { $name }
audit-sessions-ended = { $who } a déconnecté d’autres de ses navigateurs
audit-invited = { $who } a envoyé une invitation à { $name }
audit-invitation-withdrawn = { $who } a retiré l’invitation envoyée à { $name }
audit-invitation-followed = { $who } a accepté son invitation
audit-password-asked-for = Sur la page de connexion, quelqu’un a demandé un lien de nouveau mot de passe pour { $name }
audit-password-link = { $who } a créé un lien de nouveau mot de passe pour { $name }
audit-own-password = { $who } a changé son mot de passe
audit-password-of = { $who } a défini un nouveau mot de passe pour { $name }
audit-role-sees-all = { $who } a modifié les droits accordés à { $name } : { $role } ({ $team }), voit toutes les conversations
audit-role-sees-team = { $who } a modifié les droits accordés à { $name } : { $role } ({ $team }), voit les conversations de son équipe
audit-factor-set = { $who } a activé le code demandé après son mot de passe
audit-own-factor-removed = { $who } a retiré le code demandé après son mot de passe
audit-factor-removed = { $who } a retiré le code demandé à { $name } après le mot de passe
audit-brand-kept = { $who } a configuré la marque { $name }
audit-brand-removed = { $who } a retiré la marque { $name }
audit-provider-set = { $who } a permis de se connecter avec { $name } ({ $issuer }){ $trust ->
    [yes] {" "}; ses adresses sont admises sans vérification
   *[no] {""}
}
audit-provider-set-for = { $who } a permis de se connecter avec { $name } ({ $issuer }) ; toute personne de { $domain } reçoit un compte dans { $team }{ $trust ->
    [yes] {" "}; ses adresses sont admises sans vérification
   *[no] {""}
}
audit-provider-removed = { $who } a mis fin à la connexion par un fournisseur d’identité
audit-provider-forgotten = { $who } a fait oublier le compte de { $name } chez le fournisseur d’identité
audit-recovery-code = { $who } a ouvert une session avec un code de récupération
audit-factor-demanded = { $who } a rendu le code obligatoire pour tout le monde
audit-factor-left = { $who } a laissé à chaque personne le choix du code
audit-what-they-did = { $who } : { $what }
audit-automatic-stopped = { $who } a arrêté tous les e-mails automatiques
audit-automatic-resumed = { $who } a repris l’envoi des e-mails automatiques
audit-task-raised = Une tâche concernant le service dans son ensemble a été créée
audit-task-done = { $who } a terminé une tâche concernant le service dans son ensemble
