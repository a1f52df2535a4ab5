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
invitation-letter-subject = { $by } invites you to { $desk }
invitation-letter-hello = Hello { $name },
invitation-letter-what = { $by } invites you to answer customers with them at { $desk }. Choose a password here, and you are in:
invitation-letter-until = The link lets you in once, until { $until }. If you do not expect this, do nothing; nobody is let in without it. Answers to this mail reach { $answers }.
