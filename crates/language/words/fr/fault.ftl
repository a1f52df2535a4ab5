# Why mail could not be fetched from a mailbox elsewhere, and what to do: one sentence each, without a full stop.

fault-no-host = Aucun serveur de ce nom n’a été trouvé. Vérifiez le nom ({ $detail })
fault-unreachable = Le serveur est injoignable. Vérifiez son nom et le port ({ $detail })
fault-silent = Le serveur ne répond pas
fault-no-greeting = Le serveur ne dit rien sur ce port. Il attend peut-être un chiffrement dès le premier octet : choisissez-le, ou un autre port
fault-begins-in-clear = Ce port ne commence pas par un chiffrement. Choisissez STARTTLS, ou un autre port
fault-certificate = Le serveur ne peut pas prouver son identité. Vérifiez son nom, ou ajoutez son certificat à fetching.trusted_certificate ({ $detail })
fault-no-encryption = Le serveur ne propose pas de chiffrement sur ce port. Choisissez un autre port
fault-refused = Le mot de passe a été refusé. Saisissez-le à nouveau ; si le fournisseur l’exige, utilisez un mot de passe d’application ({ $detail })
fault-permission-gone = Le fournisseur a retiré son autorisation. Connectez-vous de nouveau chez lui ({ $detail })
fault-no-client = La configuration n’indique aucun client pour ce fournisseur : définissez { $detail }
fault-unsealable = Le mot de passe enregistré ne peut pas être lu avec la clé de ce service. Saisissez-le à nouveau
fault-no-folder = Cette boîte ne contient pas de dossier « { $detail } »
fault-said = Le serveur a refusé : { $detail }
fault-odd = La réponse du serveur n’a pas été comprise ({ $detail })
fault-not-kept = Ce qui est arrivé n’a pas pu être enregistré : { $detail }
