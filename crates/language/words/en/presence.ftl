# Who else is in a conversation right now.

presence-reading = { $name } is reading this too
presence-two-reading = { $one } and { $other } are reading this too
presence-more-reading =
    { $others ->
        [one] { $name } and 1 other are reading this too
       *[other] { $name } and { $others } others are reading this too
    }
presence-writing = { $name } is writing a reply
presence-two-writing = { $one } and { $other } are writing replies
presence-more-writing = { $people } people are writing replies
