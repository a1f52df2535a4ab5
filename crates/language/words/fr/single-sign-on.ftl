# Authentification unique : se connecter avec un compte que l’on a ailleurs.

single-sign-on-title = Authentification unique
single-sign-on-sentence = Chacun se connecte avec le compte qu’il a déjà dans votre entreprise. C’est toujours inclus et ne coûte rien.
single-sign-on-is = La connexion avec { $name } est possible. Les mots de passe fonctionnent aussi.
single-sign-on-is-not = Aucun fournisseur n’est configuré : la connexion se fait par mot de passe.
single-sign-on-only = Seul un administrateur peut modifier cela : { $names }.
single-sign-on-no-address = Le fournisseur renvoie chacun vers l’adresse publique de ce service, et il n’y en a pas encore. Indiquez-la d’abord :
single-sign-on-register = Enregistrez ce service chez votre fournisseur (Keycloak, Authentik, Microsoft Entra, Google, Okta…) comme application web, avec cette adresse de redirection :
single-sign-on-name = Nom sur le bouton
single-sign-on-name-hint = « Compte Birch »
single-sign-on-issuer = Adresse du fournisseur (issuer)
single-sign-on-issuer-hint = Elle commence par https:// et le fournisseur l’affiche ; /.well-known/openid-configuration se trouve à sa suite.
single-sign-on-client = ID client
single-sign-on-secret = Secret client
single-sign-on-secret-kept = Si le champ est vide, le secret enregistré est conservé.
single-sign-on-trusts = Se fier aux adresses du fournisseur même s’il n’indique pas les avoir vérifiées (Microsoft Entra avec votre propre tenant)
single-sign-on-domain = Domaine pour lequel la connexion crée un compte
single-sign-on-domain-hint = Si le champ est vide, seules les personnes qui travaillent déjà ici peuvent entrer. Les nouvelles suivent leur équipe sans répondre, jusqu’à ce qu’un administrateur leur permette davantage.
single-sign-on-team = Équipe de ces personnes
single-sign-on-remove = Se passer de fournisseur
single-sign-on-with = Se connecter avec { $name }
single-sign-on-not = La connexion n’a pas abouti
single-sign-on-again = Réessayer
single-sign-on-by-password = Se connecter avec un mot de passe
single-sign-on-too-many = Trop de personnes se connectent en ce moment. Réessayez dans quelques minutes.
single-sign-on-late = Le délai est dépassé, ou la connexion a été commencée dans un autre navigateur. Réessayez.
single-sign-on-provider-says = Le fournisseur ne vous laisse pas entrer. Voici sa réponse : { $why }
single-sign-on-no-email = Le fournisseur n’indique pas votre adresse e-mail. Demandez à un administrateur de l’y autoriser.
single-sign-on-unchecked = Le fournisseur n’a pas vérifié votre adresse e-mail. Confirmez-la chez lui, ou adressez-vous à un administrateur.
single-sign-on-clocks = La réponse du fournisseur est trop ancienne, ou les horloges des deux machines diffèrent. Réessayez.
single-sign-on-odd = La réponse du fournisseur ne correspond pas à ce service. Réessayez ; si cela se répète, adressez-vous à un administrateur.
single-sign-on-nobody = Personne ici n’a l’adresse { $email }. Un administrateur peut vous inviter.
single-sign-on-somebody-else = { $email } correspond à un autre compte du fournisseur. Un administrateur du service peut vous aider.
single-sign-on-refused-missing = Il faut un nom, l’adresse du fournisseur et l’ID client.
single-sign-on-refused-too-long = C’est trop long ; le nom peut compter { $characters } caractères au plus.
single-sign-on-refused-no-provider = Il n’y a pas de fournisseur à cette adresse : { $why }. Rien n’a été modifié.
single-sign-on-refused-no-secret = Le secret client manque. Le fournisseur l’affiche là où ce service est enregistré.
single-sign-on-refused-no-key = Ce processus ne peut pas conserver de secrets. Regardez ce qu’indique answerable doctor.
single-sign-on-refused-domain = Ce n’est pas un domaine. Exemple : birch.example.
single-sign-on-unreachable = Le fournisseur n’a pas pu être interrogé : { $why }. Réessayez dans un instant, ou connectez-vous avec un mot de passe.
single-sign-on-no-key = Ce service ne peut pas ouvrir ce qu’il conserve au sujet du fournisseur. Demandez à un administrateur de saisir à nouveau le secret client.
single-sign-on-of-person = Reconnue par son compte chez le fournisseur d’identité.
single-sign-on-forget = Oublier son compte chez le fournisseur
single-sign-on-remove-says =
    { $people ->
        [0] Plus personne ne pourra se connecter avec { $provider }. Chacun ici a un autre moyen de se connecter. Pour le configurer de nouveau, il vous faudra le secret client.
        [one] Plus personne ne pourra se connecter avec { $provider }. { $people } personne n’a pas d’autre moyen de se connecter tant que vous ne lui donnez pas de lien pour un mot de passe. Pour le configurer de nouveau, il vous faudra le secret client.
       *[other] Plus personne ne pourra se connecter avec { $provider }. { $people } personnes n’ont pas d’autre moyen de se connecter tant que vous ne donnez pas à chacune un lien pour un mot de passe. Pour le configurer de nouveau, il vous faudra le secret client.
    }
single-sign-on-forget-says = La prochaine personne qui se connectera chez le fournisseur avec l’adresse de { $name } sera { $name } ici. Assurez-vous que l’adresse est toujours la sienne.
