# Rules that people make: when, if, then; what they would have done; what they did.

rule-title = Règles
rule-sentence = Ce que le service fait de lui-même. Une règle reste désactivée tant que vous n’avez pas vu ce qu’elle aurait fait la semaine dernière.
rule-none = Il n’y a pas encore de règle.
rule-name = Nom
rule-name-hint = Il figure dans l’historique partout où la règle agit
rule-when = Quand
rule-if = Si
rule-then = Alors
rule-state = État
rule-order = Ordre
rule-when-begins = un message ouvre une conversation
rule-when-arrives = une personne nous écrit
rule-when-answered = l’un de nous répond
rule-when-closed = elle est clôturée
rule-if-all = quelle qu’elle soit
rule-if-fits = elle correspond à { $line }
rule-line-hint = Des filtres comme dans la recherche, tels que tag:vip ou mailbox:orders@example.com, et des mots que contient le message. Vide : toutes les conversations
rule-does-tag = ajouter l’étiquette « { $tag } »
rule-does-untag = retirer l’étiquette « { $tag } »
rule-does-priority =
    { $priority ->
        [low] fixer la priorité à « basse »
        [high] fixer la priorité à « haute »
        [urgent] fixer la priorité à « urgente »
       *[normal] fixer la priorité à « normale »
    }
rule-does-team = la confier à l’équipe { $team }
rule-does-owner = la confier à { $agent }
rule-does-snooze =
    { $hours ->
        [one] la reporter de { $hours } heure
       *[other] la reporter de { $hours } heures
    }
rule-does-gone = une chose qui n’existe plus
rule-on = activée depuis { $since }
rule-off = désactivée
rule-earlier = Plus tôt : { $rule }
rule-later = Plus tard : { $rule }
rule-add = Écrire une règle
rule-change = Modifier la règle
rule-save = Enregistrer et voir ce qu’elle aurait fait
rule-form-tag = Ajouter cette étiquette
rule-form-untag = Retirer cette étiquette
rule-form-priority = Fixer cette priorité
rule-form-team = La confier à cette équipe
rule-form-owner = La confier à
rule-form-snooze = La reporter d’autant d’heures
rule-form-nothing = Laisser tel quel
rule-no-loops = Ce que fait une règle n’en déclenche jamais une autre. Les règles sont suivies dans leur ordre, chacune une fois au plus.
rule-trial = Ce qu’elle aurait fait ces sept derniers jours
rule-trial-count =
    { $count ->
        [0] Elle n’aurait touché aucune conversation.
        [one] Elle aurait touché { $count } conversation.
       *[other] Elle aurait touché { $count } conversations.
    }
rule-trial-today = Étiquettes, priorité, équipe et responsable sont pris tels qu’ils sont aujourd’hui.
rule-trial-back-to = Seules les conversations depuis { $since } ont été examinées ; il y en a trop pour toutes les examiner.
rule-trial-odd = « { $what } » n’existe plus : la règle ne touche donc rien. Modifiez la règle.
rule-switch-on = L’activer
rule-switch-off = La désactiver
rule-remove = Supprimer la règle
rule-only-administrators = Seul { $who } peut modifier les règles.
rule-followed = La règle « { $rule } » a été suivie
rule-team-changed = Elle est passée à l’équipe { $team }
rule-refused-name = Donnez à la règle un nom de { $max } caractères au plus
rule-refused-odd = « { $what } » n’est pas compris ou n’existe pas
rule-refused-eyes = « { $what } » dépend de qui regarde, et une règle ne regarde pas ; retirez-le
rule-refused-nothing = Choisissez ce que fait la règle
rule-refused-acts = Une règle fait { $max } choses au plus
rule-refused-act = Une règle ne peut pas faire « { $what } » : cela n’existe pas ou n’est pas possible
rule-refused-many = Il y a déjà { $max } règles ; supprimez-en d’abord une
rule-refused-changed = Cette règle a été modifiée entre-temps ; regardez encore une fois ce qu’elle aurait fait
rule-remove-says = La règle « { $rule } » disparaîtra définitivement. Ce qu’elle a fait reste.
rule-remove-says-on = La règle « { $rule } » s’arrêtera aussitôt et disparaîtra définitivement. Ce qu’elle a fait reste. Pour l’arrêter un moment seulement, désactivez-la.
