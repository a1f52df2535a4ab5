# One's own words: name, signature, notices, language, password.

profile-customers = How customers see you
profile-name = Your name
profile-signature = Lines below your answers
profile-signature-hint = Your name is always there, also when this is empty.
profile-notify = Tell me by mail about messages of my customers, so that I can answer from there
profile-mention-mail = Tell me by mail about notes that call me in, when I have not seen them for ten minutes
profile-password = Password
profile-sign-in-address = Sign-in address
profile-password-now = Your password now
profile-password-new = New password
profile-password-hint = At least 10 characters. A sentence is good.
profile-password-change = Change it
profile-password-others = All other browsers that you are signed in with are signed out.
profile-title = You
profile-sentence = Your name stands under everything that you write to customers.
profile-language = Language
profile-language-of-pages = Language of your pages
profile-language-hint = What you and customers write stays as it is written.
profile-language-browser = As the browser asks
profile-not-your-password = This is not your password
