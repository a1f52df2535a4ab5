# Inviting somebody, and joining by a link.

invitation-somebody = Invite someone
invitation-how = They get a letter with a link, choose their own password, and are in. The link works once, for seven days.
invitation-invite = Invite
invitation-waiting = invited { $since }, not here yet
invitation-not-followed = They were invited { $since }, and have not come yet.
invitation-again = Send the invitation again
invitation-withdraw = Withdraw the invitation
invitation-hand-over = Hand this link over to { $name }, by a way that only they read. It is shown now and never again, and works once.
invitation-welcome = Welcome
invitation-hello = Hello { $name }. Choose a password, and you are in.
invitation-address = Sign-in address
invitation-your-password = Your password
invitation-join = Join
invitation-withdraw-says = The link that { $name } has opens nothing any more, and they count as somebody who left.
