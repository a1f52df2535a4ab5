# Priority: how urgent people say that a conversation is.

priority-put =
    { $priority ->
        [low] { $who } puso la prioridad en «baja»
        [high] { $who } puso la prioridad en «alta»
        [urgent] { $who } puso la prioridad en «urgente»
       *[normal] { $who } puso la prioridad en «normal»
    }
priority-menu = Prioridad
priority-label = prioridad:
priority-low = baja
priority-high = alta
priority-urgent = urgente
priority-choose-low = Baja
priority-choose-normal = Normal
priority-choose-high = Alta
priority-choose-urgent = Urgente
priority-set = Prioridad cambiada
priority-find = Conversaciones con esta prioridad
priority-refused-no-conversation = Esta conversación no existe
