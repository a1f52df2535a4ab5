# Tasks: what a named person has to see to.

task-title = Tasks
task-sentence = What the desk could not finish by itself, each with a person who does.
task-none = Nothing is waiting for a person.
task-since = { $owner }, since { $since }
task-since-about = { $owner }, since { $since }, about { $about }
task-yours = Yours
task-of-others = Of others
task-done = Done
task-more-of-yours = More of yours
task-more-of-others = More of others
task-first = Back to the first ones
task-too-large = A message in { $account } at { $host } is larger than this desk takes (limits.message_bytes). Only its beginning was fetched; the whole lies there.
task-too-large-from = A message from { $from } in { $account } at { $host } is larger than this desk takes (limits.message_bytes). Only its beginning was fetched; the whole lies there.
task-not-handed-out = A message could not be fetched from { $account } at { $host }: the server does not hand it out. Look at number { $number } in the folder { $folder } there.
task-letter-lost = The letter to { $name } ({ $address }) did not arrive: { $why }. Correct the address, or give them a link yourself.
task-letter-perhaps-lost = The letter to { $name } ({ $address }) may not have arrived: { $why }. Correct the address, or give them a link yourself.
task-merged = { $who } merged your conversation [#{ $part }] into [#{ $whole }], which { $owner } looks after.
task-not-delivered =
    Your { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } to { $to } was not delivered: { $why }. Reach them another way, or correct the address and send it again.
task-not-delivered-for-days =
    Your { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } to { $to } was not delivered: { $why }, for days. Reach them another way, or correct the address and send it again.
task-perhaps-delivered =
    The { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } to { $to } may have left or not ({ $why }). It was not sent again by itself; look whether it arrived, and send it again if not.
task-returned =
    { $what ->
        [answer] Your answer
        [message] Your message
        [acknowledgement] The acknowledgement
       *[notification] The notification
    } { $sure ->
        [yes] did not reach
       *[no] probably did not reach
    } { $to }: { $because }{ $coded ->
        [yes] {" "}({ $codes })
       *[no] {""}
    }.
task-reported-as-spam =
    Somebody reported the { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } to { $to } as spam. Write to them only when they have written to you.
task-unsubscribed =
    { $to } pressed “Unsubscribe” above the { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    }. Write to them only when they have written to you.
task-forged-answer = An answer by mail in the name of { $name } was not sent to the customer. { $why } It is kept as a note: ask { $name }, and send it from here if it is theirs.
task-never-asked = What { $name } answered by mail was not sent: whoever it would go to was never asked. It is kept as a note: if they belong to the matter, add their address to what was asked, and send it from here.
task-refused-answer = What { $name } answered by mail was not sent: { $why }. It is kept as a note; send it from here.
task-not-ready = the text is not ready to be sent
task-way-phone = phone { $number }
task-next-correct =
    Correct the address, or reach them another way{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-smaller =
    Send it again with fewer or smaller files, or reach them another way{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-later =
    Send it again later, or reach them another way{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-otherwise =
    Send it again in other words or without files, or reach them another way{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-ours =
    It is our side's fault, and an administrator is told. Until it is mended, reach them another way{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
