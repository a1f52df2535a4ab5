# The code after the password.

second-factor-title = A code after the password
second-factor-demand = Ask everybody for a code
second-factor-demand-no-more = Do not ask any more
second-factor-is-demanded = Everybody signs in with a code of an app as well.
second-factor-as-each-decides = Each person decides for themselves whether a code of an app is asked for as well.
second-factor-of-person = A code is asked for after their password, since { $since }.
second-factor-remove-lost = Remove the code that they lost
second-factor-owed = An administrator asks for a code from everybody here. Set it up once, then the desk is yours again.
second-factor-what = An app on your phone shows a code that changes every half minute. Who knows your password and does not have your phone stays outside.
second-factor-begin = Set it up
second-factor-step-app = Open an authenticator app and let it read this picture, or type the secret.
second-factor-step-code = Type the code that the app shows then.
second-factor-picture = The secret as a picture, for an app
second-factor-secret = Secret: { $secret }
second-factor-code = Code
second-factor-confirm = Confirm
second-factor-keep-codes = Keep these ten codes where you keep papers. Each lets you in once when you do not have your phone. They are shown now and never again.
second-factor-since = A code is asked for after your password, since { $at }.
second-factor-codes-left =
    { $left ->
        [one] One recovery code is left.
       *[other] { $left } recovery codes are left.
    }
second-factor-code-to-stop = Code, to stop asking for it
second-factor-stop = Ask for the password alone
second-factor-one-more-step = One more step
second-factor-type-code = Type the code that your app shows now. If you do not have it, one of your recovery codes does the same.
second-factor-lost = Lost both? An administrator of the desk can remove the code; your password stays.
second-factor-begin-again = Begin again
second-factor-remove-says = { $name } is signed out everywhere, and their password alone lets them in until they set up a code again. Make sure first that it is { $name } who asks.
