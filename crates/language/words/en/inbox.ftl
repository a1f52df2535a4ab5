# The inbox: its views, the rows of its lists, and what an empty view says.

inbox-new-conversation = New conversation
inbox-search = Search
inbox-search-all = Search all conversations
inbox-other-views = Other views
inbox-more = More conversations
inbox-no-owner = no owner
inbox-unread = { ", unread" }
inbox-answer-due = answer due:
inbox-by-channel = by { $channel }:
inbox-owner = owner
inbox-step-done = Done:
inbox-step-to-do = To do:
inbox-choose = Choose a conversation, or press j for the first one.
inbox-view-mine = Mine
inbox-view-waiting-on-us = Waiting on us
inbox-view-waiting-on-them = Waiting on them
inbox-view-open = All open
inbox-view-machines = From machines
inbox-view-snoozed = Snoozed
inbox-view-closed = Closed
inbox-view-quarantine = Spam?
inbox-view-mentions = Mentions
inbox-nothing-of-yours = You have nothing open.
inbox-see-who-waits = See who waits for us
inbox-no-one-waits = No one is waiting for us.
inbox-answered-today =
    { $count ->
        [one] 1 answered today.
       *[other] { $count } answered today.
    }
inbox-look-at-tasks = Look at the tasks
inbox-nobody-owes = Nobody owes us an answer.
inbox-nothing-open = Nothing is open.
inbox-look-at-closed = Look at what was closed
inbox-no-machines = Nothing from machines is open.
inbox-all-open = All open conversations
inbox-none-aside = Nothing is put aside.
inbox-to-yours = To your conversations
inbox-no-spam = Nothing looks like spam.
inbox-no-mentions = No note has called you in yet. Colleagues do it with @ and your name.
inbox-none-closed = Nothing was closed yet.
inbox-nobody-wrote = Nobody has written yet. Three steps to the first answer:
inbox-somebody-wrote = The first message is here. What is left of three steps:
inbox-first-answered = The first answer is written. The desk is in use.
inbox-step-connect = Connect a mailbox
inbox-step-answer = Answer
inbox-your-address = your address
inbox-step-write = Write to { $address }
inbox-step-write-at = Write to { $address }; mail is accepted at { $at }
inbox-status-closed = closed
inbox-status-snoozed = snoozed
inbox-status-quarantined = quarantined
inbox-status-merged = merged
inbox-over = { $span } over
inbox-no-subject = (no subject)
inbox-count-and-more = { $count } and more

inbox-list-width = Width of the list
inbox-side-width = Width of the customer’s panel
inbox-unreadable = A message that could not be read
inbox-unreadable-why = Could not be read: { $why }
