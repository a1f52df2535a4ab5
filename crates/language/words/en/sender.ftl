# Who really sent a message, as far as it can be told.

sender-forged = Forged: { $author } says that it does not send such mail.
sender-forged-it-seems = Forged, it seems: { $sender } does not send from that server, and its signature is broken.
sender-proved = Really from { $author } ({ $by }).
sender-sent-by = Sent by { $signer }. Not proved to be from { $author }.
sender-not-checked = Who sent it could not be checked: the name servers did not answer.
sender-taken-in-before = Who sent it cannot be checked here: your mail server or provider took it in first, and nobody signed it.
sender-not-allowed = { $sender } does not allow the server that it came from to send its mail (SPF).
sender-not-proved = Not proved to be from { $author }: neither a signature nor a server of it stands behind this.
sender-neither-proved = Not proved to be from { $author }, and not disproved.
