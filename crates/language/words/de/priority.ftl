# Priorität: wie dringend eine Konversation nach dem Urteil von Menschen ist.

priority-put =
    { $priority ->
        [low] { $who } hat die Priorität auf „niedrig“ gesetzt
        [high] { $who } hat die Priorität auf „hoch“ gesetzt
        [urgent] { $who } hat die Priorität auf „dringend“ gesetzt
       *[normal] { $who } hat die Priorität auf „normal“ gesetzt
    }
priority-menu = Priorität
priority-label = Priorität:
priority-low = niedrig
priority-high = hoch
priority-urgent = dringend
priority-choose-low = Niedrig
priority-choose-normal = Normal
priority-choose-high = Hoch
priority-choose-urgent = Dringend
priority-set = Priorität gesetzt
priority-find = Konversationen mit dieser Priorität
priority-refused-no-conversation = Diese Konversation gibt es nicht
