# Enquiries: what we ask somebody who is not the customer, a carrier for instance, about a conversation. A message that is
# forwarded begins one. The customer sees nothing of it.

enquiry-ask = Ask somebody else
enquiry-forward = Forward
enquiry-title = Ask somebody else about this conversation
enquiry-title-forward = Forward a message
enquiry-title-on = Go on with an enquiry
enquiry-unseen = The customer sees nothing of this. What comes back stands here in the conversation, for you and your colleagues alone.
enquiry-to = To
enquiry-to-hint = One address or several, with commas between them.
enquiry-subject = Subject
enquiry-subject-hint = They see it. The reference { $tag } is added.
enquiry-text = Your words
enquiry-text-hint = They see nothing of what the customer wrote but what you put in here.
enquiry-text-hint-forward = They stand above the message, with your signature. You can leave them out.
enquiry-enclosed = The message that goes with it
enquiry-files = Files that go with it
enquiry-files-hint = Only those that you choose.
enquiry-send = Send
enquiry-heading-asked = Asked { $people }
enquiry-heading-forwarded = Forwarded to { $people }
enquiry-region = Enquiries
enquiry-asked = waiting for their answer since { $when }
enquiry-answered = answered { $when }, it is your move
enquiry-seen = answered { $when }
enquiry-closed = over since { $when }
enquiry-others = Somebody else wrote here, too: { $people }. If you want to write to them as well, add their address.
enquiry-go-on = Go on with it
enquiry-close = It is over
enquiry-close-said = The enquiry is over
enquiry-messages =
    { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    }
enquiry-earlier = Earlier messages of this enquiry are not shown here.
enquiry-mark = This belongs to an enquiry. The customer does not see it.

# On the timeline.

enquiry-timeline-asked = { $who } asked { $people }
enquiry-timeline-forwarded = { $who } forwarded a message to { $people }
enquiry-timeline-answered = { $name } answered what we asked them
enquiry-timeline-machine = A machine of { $name } answered what we asked them
enquiry-timeline-closed = { $who } ended an enquiry
enquiry-timeline-taken-back = { $who } took an enquiry back before it left
enquiry-timeline-not-delivered = An enquiry did not arrive: { $why }
enquiry-timeline-uncertain = It is not certain whether an enquiry arrived: { $why }
enquiry-timeline-stopped = An enquiry was stopped: { $because }

# In the letter itself.

enquiry-letter-enclosed = Forwarded message
enquiry-letter-enclosed-date = Date
enquiry-letter-enclosed-from = From
enquiry-letter-enclosed-subject = Subject
enquiry-letter-enclosed-to = To

# Why nothing was sent.

enquiry-refusal-colleague = { $address } works here; write a note and name them in it
enquiry-refusal-empty = Write what you want to ask
enquiry-refusal-file-gone = The file { $file } is not there any more; leave it out
enquiry-refusal-files-too-large = The files are larger than { $megabytes } MB together; leave some out
enquiry-refusal-files-too-many = { $most } files at most can go with it; leave some out
enquiry-refusal-merged = This conversation was merged into another one; ask from there
enquiry-refusal-message-gone = This message cannot be forwarded; choose one that came in or left
enquiry-refusal-no-conversation = This conversation does not exist
enquiry-refusal-gone = This enquiry is not in the conversation any more
enquiry-refusal-no-subject = Write a subject
enquiry-refusal-nobody = Write the address of whoever should get it
enquiry-refusal-other-text = This text belongs to another conversation or another person; reload the page and write it there
enquiry-refusal-not-an-address = “{ $text }” is not a mail address
enquiry-refusal-ourselves = { $address } is an address of our own desk
enquiry-refusal-subject-too-long = The subject is longer than { $most } characters; shorten it
enquiry-refusal-takes-part = { $address } takes part in this conversation; write an answer to them instead
enquiry-refusal-too-long = The text is longer than { $most } characters; send the rest as a file
enquiry-refusal-too-many = An enquiry goes to { $most } addresses at most
enquiry-refusal-too-many-enquiries = There are { $most } enquiries about this conversation already; go on with one of them
