# Priority: how urgent people say that a conversation is.

priority-put =
    { $priority ->
        [low] { $who } a fixé la priorité à « basse »
        [high] { $who } a fixé la priorité à « haute »
        [urgent] { $who } a fixé la priorité à « urgente »
       *[normal] { $who } a fixé la priorité à « normale »
    }
priority-menu = Priorité
priority-label = priorité :
priority-low = basse
priority-high = haute
priority-urgent = urgente
priority-choose-low = Basse
priority-choose-normal = Normale
priority-choose-high = Haute
priority-choose-urgent = Urgente
priority-set = Priorité fixée
priority-find = Conversations de cette priorité
priority-refused-no-conversation = Cette conversation n’existe pas
