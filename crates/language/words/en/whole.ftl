# A whole conversation on one page, and its files.

whole-open = Print or download
whole-print = Print it with Ctrl P, or keep it as a file.
whole-with-notes = With internal notes
whole-without-notes = Without internal notes
whole-download = Keep as a file
whole-back = To the conversation
whole-facts = With { $customer }, looked after by { $owner }. Reference { $reference }. Written down { $written }.
whole-took-part = Took part: { $people }.
whole-only-formatted = This message has only pictures. They can be seen in the conversation.
whole-cut = This conversation is longer: only its latest { $messages } messages stand here.
gallery-title = All files
gallery-nothing = There are no files in this conversation.
