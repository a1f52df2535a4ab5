# The code after the password.

second-factor-title = Un code après le mot de passe
second-factor-demand = Demander un code à tous
second-factor-demand-no-more = Ne plus le demander
second-factor-is-demanded = Pour se connecter, tout le monde saisit aussi le code d’une application.
second-factor-as-each-decides = Chaque personne décide si le code d’une application lui est aussi demandé.
second-factor-of-person = Un code est demandé après son mot de passe (depuis : { $since }).
second-factor-remove-lost = Retirer le code perdu
second-factor-owed = Un administrateur demande ici un code à tout le monde. Configurez-le une fois, et vous retrouverez l’accès au service.
second-factor-what = Une application de votre téléphone affiche un code qui change toutes les 30 secondes. Sans ce téléphone, connaître votre mot de passe ne suffit pas pour entrer.
second-factor-begin = Configurer
second-factor-step-app = Ouvrez une application d’authentification et faites-lui lire cette image, ou saisissez la clé secrète.
second-factor-step-code = Saisissez ensuite le code que l’application affiche.
second-factor-picture = La clé secrète sous forme d’image, pour une application
second-factor-secret = Clé secrète : { $secret }
second-factor-code = Code
second-factor-confirm = Confirmer
second-factor-keep-codes = Gardez ces dix codes là où vous rangez vos papiers. Chacun permet d’entrer une fois quand vous n’avez pas votre téléphone. Ils ne s’affichent que cette fois-ci.
second-factor-since = Un code est demandé après votre mot de passe (depuis : { $at }).
second-factor-codes-left =
    { $left ->
        [0] Il ne reste aucun code de récupération.
        [one] Il reste { $left } code de récupération.
       *[other] Il reste { $left } codes de récupération.
    }
second-factor-code-to-stop = Code, pour qu’il ne soit plus demandé
second-factor-stop = Revenir au seul mot de passe
second-factor-one-more-step = Encore une étape
second-factor-type-code = Saisissez le code que votre application affiche en ce moment. Si vous ne l’avez pas, l’un de vos codes de récupération convient aussi.
second-factor-lost = Vous n’avez plus ni l’un ni l’autre ? Un administrateur du service peut retirer le code ; votre mot de passe ne change pas.
second-factor-begin-again = Recommencer
second-factor-remove-says = { $name } sera déconnecté partout, et son mot de passe suffira pour entrer tant qu’un nouveau code n’est pas configuré. Assurez-vous d’abord que la demande vient bien de { $name }.
