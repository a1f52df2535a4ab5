# How one signs in: one’s own browsers.

session-title = Signing in
session-sentence = Your browsers, and what is asked for besides your password.
session-where = Where you are signed in
session-no-places = Where in the world a browser is, the desk does not know and does not ask.
session-browser = Browser
session-when-seen = When it was seen
session-since-when = Since when
session-this = this one
session-last-seen = Last seen { $at }
session-signed-in = Signed in { $at }
session-end = Sign out
session-end-others = Sign out all others
session-device = { $browser } on { $system }
session-a-browser-on = A browser on { $system }
session-a-browser = A browser
