# The post room: mail that is held instead of sent.

post-room-nothing-held = Nothing is held here: what is answered leaves by itself.
post-room-nothing-answered = Nothing has been answered yet. Answer a conversation, and it appears here.
post-room-caught = Caught messages
post-room-earlier = Earlier ones
post-room-choose = Choose a message to read it as they would.
post-room-title = Post room
post-room-held = Outgoing mail is held here, so that somebody sees it first. Each stands as the customer would read it.
post-room-no-relay = No relay is set up, so nothing leaves this machine. What would have been sent stands here, as the customer would read it.
post-room-send-all = Send all of it
post-room-discard-automatic = Discard automatic mail
post-room-discard-automatic-says = All acknowledgements and notices that are held here will never be sent. What people wrote stays.
post-room-discarded-automatic = It will never be sent. The timeline of its conversation says so.
post-room-discarded = It will never be sent. Its text becomes your draft in its conversation, and the customer waits again.
post-room-from = From
post-room-to = To
post-room-written = Written
post-room-frame = The message as the customer sees it
post-room-original = The original
post-room-conversation = Its conversation
post-room-send = Send it
post-room-discard = Discard
post-room-answer = Answer as the customer
post-room-answer-from = Change it to see what happens when they answer from another address.
post-room-answer-text = What they write
post-room-answer-send = Send as the customer
post-room-files = Files
