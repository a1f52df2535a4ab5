# Passkeys: signing in with a device that checks who is there.

passkey-title = Clés d’accès
passkey-what = Avec une clé d’accès, votre téléphone, votre ordinateur ou une clé de sécurité vous fait entrer, après avoir vérifié votre doigt ou votre visage, ou demandé son code PIN. Elle remplace le mot de passe et le code, et ne peut être communiquée à personne.
passkey-none = Vous n’en avez pas encore.
passkey-name = Nom
passkey-name-hint = « Mon téléphone »
passkey-new-name = Nom de { $name }
passkey-since-when = Depuis quand
passkey-last-used = Dernière utilisation
passkey-added-at = Ajoutée : { $at }
passkey-used-at = Utilisée : { $at }
passkey-never-used = Pas encore utilisée
passkey-rename = Renommer
passkey-remove = Supprimer
passkey-remove-one = Supprimer { $name }
passkey-other-site = Elle a été créée pour { $site } et ne fonctionne pas à l’adresse actuelle de ce service. Supprimez-la et ajoutez-en une nouvelle.
passkey-doubted = Refusée ({ $at }) : son compteur a reculé, il en existe donc peut-être une copie. Supprimez-la et ajoutez-en une nouvelle.
passkey-add = Ajouter une clé d’accès
passkey-password = Votre mot de passe
passkey-password-why = Pour que personne n’en ajoute une sur votre écran en votre absence. Si vous n’avez pas de mot de passe, déconnectez-vous, reconnectez-vous et ajoutez-la dans les { $minutes } minutes.
passkey-needs-script = Pour ajouter une clé d’accès, il faut un navigateur qui les connaît, avec les scripts autorisés. Votre mot de passe fonctionne partout.
passkey-full = Vous avez { $count } clés d’accès, et c’est le maximum. Supprimez-en une pour en ajouter une autre.
passkey-no-address = Les navigateurs gardent les clés d’accès pour un nom, et personne n’a encore indiqué à quelle adresse ce service est accessible. Un administrateur l’indique dans les réglages, sous « Service client ».
passkey-plain = Les navigateurs ne proposent les clés d’accès qu’en https, et l’adresse publique de ce service commence par http. Un administrateur met les deux en place.
passkey-number = Les navigateurs gardent les clés d’accès pour un nom, et l’adresse publique de ce service est un numéro. Un administrateur peut lui donner un nom.
passkey-sign-in = Se connecter avec une clé d’accès
passkey-device-refused = L’appareil n’a pas répondu, ou vous avez interrompu l’opération. Rien n’a été modifié ; réessayez, ou utilisez votre mot de passe.
passkey-device-known = Cet appareil a déjà une clé d’accès pour vous.
passkey-elsewhere = Cette page se trouve à une autre adresse que { $site }, pour laquelle les clés d’accès sont créées. Ouvrez le service à cette adresse.
passkey-refused-password = Saisissez d’abord votre mot de passe.
passkey-refused-name = Il faut un nom, de { $characters } caractères au plus.
passkey-refused-late = Cela a pris trop de temps, ou a été commencé dans un autre navigateur. Réessayez.
passkey-refused-busy = Trop de personnes se connectent en ce moment. Réessayez dans quelques minutes.
passkey-refused-unverified = Votre appareil n’a pas vérifié que c’est bien vous. Configurez-y un code PIN, un doigt ou un visage, puis réessayez.
passkey-refused-kind = Cet appareil crée un type de clé que le service n’accepte pas. Essayez-en un autre.
passkey-refused-odd = La réponse de l’appareil ne correspond pas à ce service. Réessayez ; si cela se reproduit, utilisez un autre appareil.
passkey-refused-there = Cette clé d’accès est déjà connue.
passkey-refused-sign-in = Cette clé d’accès ne permet pas d’entrer ici. Connectez-vous avec votre mot de passe ; dans les réglages, sous « Connexion », vous verrez quelles clés d’accès vous avez.
passkey-refused-doubted = Le compteur de cette clé d’accès a reculé, il en existe donc peut-être une copie, et elle ne fait entrer personne. Connectez-vous avec votre mot de passe, supprimez-la et ajoutez-en une nouvelle.
passkey-remove-all = Supprimer toutes les clés d’accès
passkey-of-person =
    { $count ->
        [one] Cette personne peut se connecter avec une clé d’accès.
       *[other] Cette personne peut se connecter avec { $count } clés d’accès.
    }
passkey-audit-added = { $who } a ajouté la clé d’accès « { $name } »
passkey-audit-renamed = { $who } a renommé la clé d’accès « { $before } » en « { $name } »
passkey-audit-removed = { $who } a supprimé sa clé d’accès « { $name } »
passkey-audit-removed-of = { $who } a supprimé la clé d’accès « { $name } » de { $agent }
passkey-audit-doubted = La clé d’accès « { $name } » de { $agent } a été refusée : son compteur a reculé, il en existe donc peut-être une copie
passkey-letter-added-subject = Une clé d’accès a été ajoutée à votre compte
passkey-letter-removed-subject = Une clé d’accès a été supprimée de votre compte
passkey-letter-doubted-subject = Une clé d’accès de votre compte a été refusée
passkey-letter-hello = Bonjour { $name },
passkey-letter-added = La clé d’accès « { $passkey } » vous permet désormais d’entrer chez { $desk }.
passkey-letter-removed = La clé d’accès « { $passkey } » ne vous permet plus d’entrer chez { $desk }.
passkey-letter-doubted = La clé d’accès « { $passkey } » a été présentée chez { $desk } et son compteur a reculé, il en existe donc peut-être une copie. Elle ne fait entrer personne. Supprimez-la et ajoutez-en une nouvelle.
passkey-letter-not-you = Si ce n’était pas vous, choisissez un nouveau mot de passe, supprimez ce que vous ne connaissez pas et prévenez { $answers } ; les réponses à ce message lui parviennent.
passkey-letter-where = Vos clés d’accès : { $link }
passkey-remove-says = « { $name } » ne vous permettra plus d’entrer, et vos autres navigateurs seront déconnectés. L’appareil garde sa moitié : supprimez-la là aussi.
passkey-remove-says-last = Vous n’avez pas de mot de passe ici, et « { $name } » est votre seule clé d’accès. Assurez-vous d’abord d’avoir un autre moyen de vous connecter. Vos autres navigateurs seront déconnectés.
passkey-remove-all-says = { $name } sera déconnecté partout, et aucune clé d’accès ne lui permettra d’entrer tant qu’une nouvelle n’est pas ajoutée.
