# News in a browser while no page of the desk is open.

push-title = News in this browser
push-what = When no page of the desk is open, this browser can tell you that a colleague mentioned you or that a customer wrote to you: who and where, without the customer’s words. It stops when you sign out here.
push-tell = Tell me here
push-stop = Stop
push-since = Since { $at }
push-this = this one
push-browsers = Browsers that tell you
push-needs-script = This needs a browser that knows push messages, with script allowed, and the desk by https.
push-no-key = This process cannot keep the key for it. Look at what answerable doctor says.
push-refused = The browser does not allow it. Allow notifications for this address in its settings, then try again.
push-odd = What the browser says about its push service cannot be used. Nothing was changed.
push-mentioned = { $name } mentioned you
push-mentioned-by-somebody = A colleague mentioned you
push-customer-wrote = A customer wrote to you
