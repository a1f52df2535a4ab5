# The door: signing in, and setting up a new desk.

door-email = Email address
door-password = Password
door-no-account = No account? An administrator of the desk can invite you.
door-wrong = That address and password do not belong together. Check both and try again.
door-sign-in = Sign in
door-demonstration = This is a demonstration. Sign in as { $hint }.
door-too-many =
    { $minutes ->
        [one] Too many tries. The next one is possible in a minute. An administrator can make a new password meanwhile.
       *[other] Too many tries. The next one is possible in { $minutes } minutes. An administrator can make a new password meanwhile.
    }
door-deactivated = This account is not active any more. Ask { $ask }.
door-set-up-kept = Everything here can be changed later, except that there is always a person with a name.
door-not-saved = Not saved yet. Look again at what is marked; everything else is kept.
door-the-desk = The desk
door-name-customers-see = Name that customers see
door-name-hint = Your company or team: “Kettle & Co”.
door-public-address = Public address
door-public-address-hint = Links in mail to customers begin with it.
door-mailbox = Address that customers write to
door-mailbox-hint = Someone reads it: a no-reply address is refused.
door-you = You
door-your-name = Your name
door-your-name-hint = Answers are signed with it.
door-your-email = Your email address
door-password-hint = At least 10 characters. A sentence is good.
door-hours = When someone is there
door-hours-measured = What we tell people about waiting is measured inside these hours.
door-zone = Time zone
door-zone-choose = Choose a time zone
door-zone-missing = Choose the zone that your opening hours are meant in.
door-opening-hours = Opening hours
door-open-desk = Open the desk
door-set-up = Set up your desk
door-from = { $day } from
door-until = { $day } to
door-until-between = to
door-signed-out = You are not signed in any more
door-signed-out-kept = Nothing was changed. Sign in in a new tab, then come back here and go back: what you typed is still in the form.
door-not-set-up = This desk is not set up yet. From another machine, open the link that it printed when it started; `answerable set-up` on its own machine does the same
door-whoever-runs = whoever runs the machine
