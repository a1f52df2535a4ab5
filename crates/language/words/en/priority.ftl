# Priority: how urgent people say that a conversation is.

priority-put =
    { $priority ->
        [low] { $who } set the priority to low
        [high] { $who } set the priority to high
        [urgent] { $who } set the priority to urgent
       *[normal] { $who } set the priority to normal
    }
priority-menu = Priority
priority-label = priority:
priority-low = low
priority-high = high
priority-urgent = urgent
priority-choose-low = Low
priority-choose-normal = Normal
priority-choose-high = High
priority-choose-urgent = Urgent
priority-set = Priority set
priority-find = Conversations with this priority
priority-refused-no-conversation = This conversation does not exist
