# Passkeys: signing in with a device that checks who is there.

passkey-title = Passkeys
passkey-what = With a passkey your phone, your computer or a security key lets you in, after it has looked at your finger or face or asked its PIN. It stands for your password and the code, and cannot be told to anybody.
passkey-none = You have none yet.
passkey-name = Name
passkey-name-hint = “My phone”
passkey-new-name = Name of { $name }
passkey-since-when = Since when
passkey-last-used = Last used
passkey-added-at = Added { $at }
passkey-used-at = Used { $at }
passkey-never-used = Not used yet
passkey-rename = Rename
passkey-remove = Remove
passkey-remove-one = Remove { $name }
passkey-other-site = It was made for { $site } and does not work at the present address of this desk. Remove it and add a new one.
passkey-doubted = Refused { $at }: it counted less than before, so there may be a copy of it. Remove it and add a new one.
passkey-add = Add a passkey
passkey-password = Your password
passkey-password-why = So that nobody adds one at your screen while you are away. If you have no password, sign out, sign in again and add it within { $minutes } minutes.
passkey-needs-script = Adding a passkey needs a browser that knows passkeys, with script allowed. Your password works everywhere.
passkey-full = You have { $count } passkeys, and that is the most. Remove one to add another.
passkey-no-address = Browsers keep passkeys for a name, and nobody has said under which address this desk is reached. An administrator sets it under Settings, The desk.
passkey-plain = Browsers offer passkeys by https only, and this desk’s public address begins with http. An administrator sets both up.
passkey-number = Browsers keep passkeys for a name, and this desk’s public address is a number. An administrator can give it a name.
passkey-sign-in = Sign in with a passkey
passkey-device-refused = The device did not answer, or you stopped it. Nothing was changed; try again, or use your password.
passkey-device-known = This device has a passkey for you already.
passkey-elsewhere = This page stands at another address than { $site }, for which passkeys are made. Open the desk there.
passkey-refused-password = Type your password first.
passkey-refused-name = A name is needed, of { $characters } characters at most.
passkey-refused-late = That took too long, or was begun in another browser. Try again.
passkey-refused-busy = Too many people are signing in at this moment. Try again in a few minutes.
passkey-refused-unverified = Your device did not check that it is you. Give it a PIN, a finger or a face, and try again.
passkey-refused-kind = This device makes a kind of key that the desk does not take. Try another one.
passkey-refused-odd = What the device answered does not belong to this desk. Try again; if it happens again, use another device.
passkey-refused-there = This passkey is known already.
passkey-refused-sign-in = This passkey does not let you in here. Sign in with your password; under Settings, Signing in you see which passkeys you have.
passkey-refused-doubted = This passkey counted less than before, so there may be a copy of it, and it lets nobody in. Sign in with your password, remove it and add a new one.
passkey-remove-all = Remove all passkeys
passkey-of-person =
    { $count ->
        [one] They can sign in with a passkey.
       *[other] They can sign in with { $count } passkeys.
    }
passkey-audit-added = { $who } added the passkey “{ $name }”
passkey-audit-renamed = { $who } renamed the passkey “{ $before }” to “{ $name }”
passkey-audit-removed = { $who } removed their passkey “{ $name }”
passkey-audit-removed-of = { $who } removed the passkey “{ $name }” of { $agent }
passkey-audit-doubted = The passkey “{ $name }” of { $agent } was refused: it counted less than before, so there may be a copy of it
passkey-letter-added-subject = A passkey was added to your account
passkey-letter-removed-subject = A passkey was removed from your account
passkey-letter-doubted-subject = A passkey of your account was refused
passkey-letter-hello = Hello { $name },
passkey-letter-added = The passkey “{ $passkey }” lets you in at { $desk } from now on.
passkey-letter-removed = The passkey “{ $passkey }” does not let you in at { $desk } any more.
passkey-letter-doubted = The passkey “{ $passkey }” was shown at { $desk } and counted less than before, so there may be a copy of it. It lets nobody in. Remove it and add a new one.
passkey-letter-not-you = If this was not you, set a new password, remove what you do not know, and tell { $answers }; answers to this mail reach them.
passkey-letter-where = Your passkeys: { $link }
passkey-remove-says = “{ $name }” lets you in no more, and your other browsers are signed out. The device keeps its half: remove it there as well.
passkey-remove-says-last = You have no password here, and “{ $name }” is your only passkey. Make sure first that you have another way in. Your other browsers are signed out.
passkey-remove-all-says = { $name } is signed out everywhere, and no passkey lets them in until they add one again.
