# One message in the column of a conversation.

message-internal-note = Internal note
message-automatic = Automatic
message-pictures = With pictures from elsewhere
message-picture-missing = This picture could not be loaded
message-files = Files
message-as-sent = Show as they sent it
message-replied-to = Show what they replied to
message-why = Why is it here
message-why-odd = Why is it here, and what was odd about it
message-original = The original, as it came
message-split-done = A conversation of its own now
message-split = Make it a conversation of its own
message-split-later = It and all later ones
message-events = { $events } things happened
message-from = Message from { $who }
message-seconds-left = { ", in " }{ $seconds } s
message-no-text = (no text)
message-only-files = (no text, only files)
message-addressed = To { $to }, from { $from }.
message-addressed-copies = To { $to }, copy to { $copies }, from { $from }.
message-addressed-blind = Blind copy to { $blind }.
message-copy-went = Copy to { $to }: { $how }
message-link-leads = Leads to { $place }
message-link-elsewhere = Leads to { $place }, although its words name { $named }
