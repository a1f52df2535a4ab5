# Single sign-on: signing in with an account that one has elsewhere.

single-sign-on-title = Single sign-on
single-sign-on-sentence = People sign in with the account that they have at your company. It is part of every desk and costs nothing.
single-sign-on-is = People can sign in with { $name }. Passwords work as well.
single-sign-on-is-not = No provider is set up: people sign in with a password.
single-sign-on-only = Only an administrator can change this: { $names }.
single-sign-on-no-address = The provider sends people back to the public address of this desk, and there is none yet. Set it first:
single-sign-on-register = Register this desk at your provider (Keycloak, Authentik, Microsoft Entra, Google, Okta …) as a web application with this redirect address:
single-sign-on-name = Name on the button
single-sign-on-name-hint = “Birch accounts”
single-sign-on-issuer = Address of the provider (issuer)
single-sign-on-issuer-hint = It begins with https:// and the provider shows it; below it lies /.well-known/openid-configuration.
single-sign-on-client = Client ID
single-sign-on-secret = Client secret
single-sign-on-secret-kept = Empty: the one that is kept stays.
single-sign-on-trusts = Believe its addresses although it does not say that it checked them (Microsoft Entra with your own tenant)
single-sign-on-domain = Domain whose people get an account by signing in
single-sign-on-domain-hint = Empty: only people who work here already are let in. Who is new reads along in their team until an administrator says more.
single-sign-on-team = Their team
single-sign-on-remove = Do without a provider
single-sign-on-with = Sign in with { $name }
single-sign-on-not = Not signed in
single-sign-on-again = Try again
single-sign-on-by-password = Sign in with a password
single-sign-on-too-many = Too many people are signing in at this moment. Try again in a few minutes.
single-sign-on-late = That took too long, or was begun in another browser. Try again.
single-sign-on-provider-says = The provider does not let you in. It says: { $why }
single-sign-on-no-email = The provider does not say which email address you have. Ask an administrator to allow it there.
single-sign-on-unchecked = The provider has not checked your email address. Confirm it there, or ask an administrator.
single-sign-on-clocks = The provider’s answer is too old, or the clocks of the two machines differ. Try again.
single-sign-on-odd = The provider’s answer does not belong to this desk. Try again; if it happens again, ask an administrator.
single-sign-on-nobody = Nobody here has the address { $email }. An administrator can invite you.
single-sign-on-somebody-else = { $email } belongs to another account of the provider. An administrator of the desk can help.
single-sign-on-refused-missing = A name, the address of the provider and the client ID are needed.
single-sign-on-refused-too-long = That is too long; the name can have { $characters } characters.
single-sign-on-refused-no-provider = There is no provider at this address: { $why }. Nothing was changed.
single-sign-on-refused-no-secret = The client secret is missing. The provider shows it where the desk is registered.
single-sign-on-refused-no-key = This process cannot keep secrets. Look at what answerable doctor says.
single-sign-on-refused-domain = That is no domain. It looks like birch.example.
single-sign-on-unreachable = The provider could not be asked who you are: { $why }. Try again in a moment, or sign in with a password.
single-sign-on-no-key = This desk cannot open what it keeps about the provider. Ask an administrator to type the client secret again.
single-sign-on-of-person = Known by their account at the identity provider.
single-sign-on-forget = Forget their account at the provider
single-sign-on-remove-says =
    { $people ->
        [0] Nobody signs in with { $provider } any more. Everybody here has another way in. To set it up again, you need the client secret.
        [one] Nobody signs in with { $provider } any more. 1 person has no other way in, until you make them a link for a password. To set it up again, you need the client secret.
       *[other] Nobody signs in with { $provider } any more. { $people } people have no other way in, until you make each of them a link for a password. To set it up again, you need the client secret.
    }
single-sign-on-forget-says = Whoever signs in at the provider with the address of { $name } next is { $name } here. Make sure that the address is still theirs.
