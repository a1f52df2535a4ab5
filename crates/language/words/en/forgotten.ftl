# A forgotten password, and links that let somebody in once.

forgotten-it = I forgot my password
forgotten-title = Forgotten password
forgotten-no-mail = This desk cannot send mail yet. Ask { $who } for a link to a new password.
forgotten-on-its-way = If this address is known here, a letter with a link is on its way. The link works for 30 minutes.
forgotten-nothing-came = Nothing came? Look into the folder for spam, or ask an administrator of the desk for a link.
forgotten-type-address = Type the address that you sign in with. You get a letter with a link to set a new one.
forgotten-send = Send the letter
forgotten-back = Back to signing in
forgotten-new-password = A new password
forgotten-hello = Hello { $name }. This signs you out everywhere else.
forgotten-set = Set it
forgotten-dead-link = This link does not work any more
forgotten-dead-link-why = It was used, or it is too old. Ask for a new one: the last one that you got is the one that works.
forgotten-link-first = A link to set a password
forgotten-link-new = A link to a new password
forgotten-letter-subject = A new password for { $desk }
forgotten-letter-what = Somebody asked for a new password for your account at { $desk }. Set one here:
forgotten-letter-until = The link works once, until { $until }, and signs you out everywhere. If it was not you, do nothing: your password stays as it is. Answers to this mail reach { $answers }.
