# What is known of the digital signature of a message.

signature-openpgp = Signé avec OpenPGP ; non vérifié ici.
signature-not-checked = Signé, d’une façon qui ne peut pas être vérifiée ici.
signature-not-checked-by = Signé par { $signer }, d’une façon qui ne peut pas être vérifiée ici.
signature-broken = Ce message se dit signé, mais la signature ne correspond pas : le texte a été modifié en chemin.
signature-broken-by = Ce message se dit signé par { $signer }, mais la signature ne correspond pas : le texte a été modifié en chemin.
signature-fits = Signé ; la signature correspond au texte. L’identité derrière le certificat n’a pas été vérifiée.
signature-fits-by = Signé par { $signer } ; la signature correspond au texte. L’identité derrière le certificat n’a pas été vérifiée.
signature-fits-other = Signé ; la signature correspond au texte. L’identité derrière le certificat n’a pas été vérifiée. L’adresse n’est pas celle de l’auteur.
signature-fits-other-by = Signé par { $signer } ; la signature correspond au texte. L’identité derrière le certificat n’a pas été vérifiée. Cette adresse n’est pas celle de l’auteur.
