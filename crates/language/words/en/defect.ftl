# Something odd about an arrival that was kept all the same.

defect-no-sender = It names no sender.
defect-no-message-id = It came without a Message-ID; we gave it one.
defect-no-date = It carries no readable date; the time of arrival is shown.
defect-unreadable = Its structure could not be read; you see the raw text.
defect-wrong-charset = Some characters could not be decoded.
defect-control-characters = Invisible control characters were removed for display.
defect-cut-off = Not all of it is shown here ({ $limit }). The original is complete.
defect-encrypted = It is encrypted and cannot be read here.
defect-piece = It is one piece ({ $which }) of a larger message; the others come by themselves.
