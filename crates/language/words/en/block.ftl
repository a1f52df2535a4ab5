# Blocking a sender: the act, its undoing, and the list of those who are blocked.

block-act = Block this sender
block-undo = Unblock this sender
block-done = Sender blocked
block-undone = Sender unblocked
block-since = blocked since { $since } by { $who }
block-timeline = { $who } blocked the sender: what they write waits in the quarantine, and nothing answers it by itself
block-timeline-undone = { $who } unblocked the sender
block-title = Blocked senders
block-sentence = What they write is kept in the quarantine. Nobody is told of it, and nothing answers it by itself.
block-none = Nobody is blocked. A sender is blocked from one of their conversations, in the menu with the other acts.
block-sender = Sender
block-by = Blocked by
block-when = Since
block-conversation = Because of
block-timeline-aside = It waits in the quarantine, because somebody here blocked its sender
