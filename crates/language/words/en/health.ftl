# What is wrong with the desk: across the top of every page until it is mended.

health-no-name-server = No name server answers. Who sends mail is not checked, and mail may not leave. Look at the network and the DNS settings of this machine.
health-not-kept = The last message that arrived could not be kept, and its sender was told to try again: { $trouble }.
health-files-gone = Files are missing: attachments and large mails that came in cannot be shown. The folder of the data was moved or emptied, or its disk is not there: put it back, or restore a backup. `answerable doctor` tells what is missing.
health-not-taken-in =
    Arrived and not taken in: { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    }, the oldest for { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }.
health-late-to-leave =
    Late to leave: { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    }, the oldest by { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }.
health-not-scanned =
    The virus scanner has not looked at the files of { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    }, the oldest for { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }. Until it answers they can be fetched only by those who want them all the same. `answerable doctor` tells what is wrong.
health-nothing-leaves =
    Mail does not leave: { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    } tried in vain and tried again, the oldest for { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }.
health-silent-source = No mail comes from { $account } at { $host }. { $why }.
health-source-silent = No mail comes from { $account } at { $host }
health-source-unseen = Nobody has looked there for half an hour; see whether the desk runs
