# Acts on many conversations at once.

acts-select = Sélection multiple
acts-bar = Actions sur la sélection
acts-pick = Sélectionner { $name } : { $subject }
acts-close = Clôturer
acts-assign = Attribuer
acts-assign-to = Attribuer à
acts-tag = Étiqueter
acts-tag-name = Étiquette
acts-snooze = Reporter
acts-snooze-until = Reporter jusqu’à
acts-clear = Quitter la sélection
acts-nothing-selected = Aucune conversation n’est sélectionnée. Cochez-en d’abord.
acts-not-understood = Choisissez ce qu’il faut en faire.
acts-done-title = Fait
acts-closed =
    { $count ->
        [one] { $count } conversation clôturée
       *[other] { $count } conversations clôturées
    }
acts-reopened =
    { $count ->
        [one] { $count } conversation rouverte
       *[other] { $count } conversations rouvertes
    }
acts-assigned =
    { $count ->
        [one] { $count } conversation attribuée
       *[other] { $count } conversations attribuées
    }
acts-tagged =
    { $count ->
        [one] Étiquette ajoutée à { $count } conversation
       *[other] Étiquette ajoutée à { $count } conversations
    }
acts-untagged =
    { $count ->
        [one] Étiquette retirée de { $count } conversation
       *[other] Étiquette retirée de { $count } conversations
    }
acts-prioritised =
    { $count ->
        [one] Priorité fixée pour { $count } conversation
       *[other] Priorité fixée pour { $count } conversations
    }
acts-snoozed =
    { $count ->
        [one] { $count } conversation reportée
       *[other] { $count } conversations reportées
    }
acts-undone =
    { $count ->
        [one] { $count } conversation est de nouveau comme avant
       *[other] { $count } conversations sont de nouveau comme avant
    }
acts-nothing-changed = Il n’y avait rien à modifier.
# The reason is a sentence of its own without a full stop; it comes first, so that it begins with its capital.
acts-refused =
    { $count ->
        [one] { $why } ({ $count } conversation inchangée)
       *[other] { $why } ({ $count } conversations inchangées)
    }
acts-undo = Annuler
acts-back = Retour à la liste
# Follows other sentences; without a full stop, as they are.
acts-left =
    { $count ->
        [one] Reste { $count } conversation, toujours sélectionnée : { $most } au plus à la fois
       *[other] Restent { $count } conversations, toujours sélectionnées : { $most } au plus à la fois
    }
acts-go-on =
    { $count ->
        [one] Continuer avec { $count } de plus
       *[other] Continuer avec { $count } de plus
    }
