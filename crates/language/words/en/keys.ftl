# Keys: what each does, and setting one’s own.

keys-title = Keys
keys-sentence = Single keys work while the cursor is in no text field. An empty field means: as delivered.
keys-single = Single keys work
keys-act = What it does
keys-key = Key
keys-delivered = as delivered: { $key }
keys-restore = All as delivered
keys-fixed = These stay as they are
keys-change = Change keys
keys-refused-no-key = “{ $typed }” is no key for “{ $act }”. Choose one letter or sign; digits open views.
keys-refused-taken = “{ $act }” and “{ $other }” would both have the key { $key }. Choose another for one of them.

keys-does-next = next conversation
keys-does-previous = previous conversation
keys-does-open = to the conversation
keys-does-reply = reply
keys-does-note = internal note
keys-does-mine = assign to me
keys-does-owner = choose an owner
keys-does-close = close
keys-does-snooze = snooze
keys-does-select = select
keys-does-select-next = select the next as well
keys-does-select-previous = select the previous as well
keys-does-tags = tags
keys-does-priority = priority
keys-does-unread = mark unread
keys-does-suggested = do what is suggested
keys-does-customer = customer
keys-does-previous-message = previous message
keys-does-next-message = next message
keys-does-hand-over = hand over with a note
keys-does-go = go to: then i inbox, t tasks, o post room, n new conversation, s settings
keys-does-search = search
keys-does-keys = keys on this screen

keys-always-views = views, by the digit beside each
keys-always-commands = commands
keys-always-send = send; with Shift send and close
keys-always-undo = undo the last act
keys-always-region = next region
keys-always-escape = out of a field, back to the list
keys-always-send-and-snooze = send, and snooze until they answer
keys-always-preview = see the answer as they will
keys-always-looks = bold, italic
keys-always-link = make a link of chosen words
