# What machines report about messages of ours while nothing is wrong.

report-arrived =
    { $what ->
        [answer] Your answer
        [message] Your message
        [acknowledgement] The acknowledgement
       *[notification] The notification
    } { $sure ->
        [yes] arrived at
       *[no] probably arrived at
    } { $to }
report-late =
    { $what ->
        [answer] Your answer
        [message] Your message
        [acknowledgement] The acknowledgement
       *[notification] The notification
    } { $sure ->
        [yes] has not yet reached
       *[no] probably has not yet reached
    } { $to }: { $because }. Their side goes on trying; there is nothing to do yet
report-opened =
    The { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } to { $to } was opened, says their mail program{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-deleted =
    The { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } to { $to } was deleted unread, says their mail program{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-taken =
    The { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } to { $to } was taken by a machine, says their mail program{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
