# Si une boîte mail est connectée : ce qui a été constaté à l’arrivée et au départ, ce que cela signifie pour les clients,
# et ce qu’il faut publier. Noms de serveurs, adresses et valeurs restent tels quels dans toutes les langues.

connection-title = La boîte mail est-elle connectée ?
connection-sentence = Ce que les clients écrivent à { $address } arrive-t-il, et vos réponses leur parviennent-elles ?
connection-open = Est-elle connectée ?
connection-open-known = Connexion : { $grade }
connection-to-mailboxes = Toutes les boîtes mail
connection-ask = Vérifier maintenant
connection-ask-again = Vérifier de nouveau
connection-look-again = Actualiser
connection-asks = La vérification interroge les serveurs de noms et le relais, envoie deux messages à { $address } et attend leur arrivée. Ils n’ouvrent aucune conversation, et personne n’y répond.
connection-asks-held = La vérification interroge les serveurs de noms. Aucun message n’est envoyé aller-retour : pour l’instant, aucun ne peut partir.
connection-asked-at = Dernière vérification : { $at }. Elle se refait chaque jour d’elle-même.
connection-never-asked = Aucune vérification pour l’instant.
connection-only-administrators = Seul un administrateur peut lancer la vérification : { $who }.

# Le tout, en une ligne.
connection-whole-fine = La boîte mail est connectée. Ce que les clients écrivent arrive, et vos réponses leur parviennent.
connection-whole-improvable = Cela fonctionne, mais peut être amélioré.
connection-whole-in-vain = Un client attendrait en vain. La marche à suivre est indiquée ci-dessous.
connection-whole-not-asked = Tout n’a pas encore pu être vérifié.

# Chaque constat porte l’un de ces mots.
connection-grade-fine = en ordre
connection-grade-improvable = à améliorer
connection-grade-in-vain = blocage
connection-grade-not-asked = état inconnu

# Sur quoi porte un constat.
connection-about-incoming = Arrivée des e-mails
connection-about-outgoing = Départ des e-mails
connection-about-sender = Qui peut envoyer (SPF)
connection-about-signature = Signature (DKIM)
connection-about-policy = Consigne donnée aux destinataires (DMARC)
connection-about-trip = Un message aller-retour

# Ce qu’il faut publier, et où.
connection-publish = À publier là où sont gérés les enregistrements DNS du domaine. Des serveurs de noms peuvent encore donner l’ancienne réponse pendant une heure ou plus.
connection-publish-reverse = Le nom de cette adresse IP est géré par le fournisseur qui vous l’a attribuée : demandez-lui d’ajouter ceci.
connection-record-name = Nom
connection-record-kind = Type
connection-record-value = Valeur

connection-no-answer = Les serveurs de noms ou le relais n’ont pas répondu à temps : on ne peut rien conclure. Vérifiez de nouveau dans un moment.
connection-once-mail-leaves = Ce point sera vérifié dès que des e-mails partiront.

# L’arrivée. Les serveurs sont nommés.
connection-mail-goes-nowhere = Rien n’indique quel serveur reçoit les e-mails pour { $domain }. Ce que les clients écrivent leur revient.
connection-nobodys-name = { $domain } est un nom réservé aux exemples : personne ne peut y écrire. Ajoutez la boîte mail à laquelle vos clients écrivent vraiment.
connection-mail-is-refused = { $domain } déclare n’accepter aucun e-mail. Ce que les clients écrivent leur revient.
connection-server-without-address = Les e-mails pour { $domain } devraient aller à { $server }, mais ce nom ne mène nulle part. Ce que les clients écrivent leur revient au bout de plusieurs jours.
connection-mail-comes-here = Les e-mails pour { $domain } arrivent directement ici, sur { $server }.
connection-mail-is-fetched = Les e-mails pour { $domain } vont à { $server }, et le système les relève sur { $host }.
connection-mail-is-fetched-perhaps = Les e-mails pour { $domain } vont à { $server }, et le système relève ceux de { $host }. Le message aller-retour montre si l’un mène à l’autre.
connection-mail-is-passed-on = Les e-mails pour { $domain } vont à { $server }, puis arrivent ici.
connection-mail-is-passed-on-perhaps = Les e-mails pour { $domain } vont à { $server }. Le message aller-retour montre s’ils arrivent ensuite ici.
connection-mail-goes-elsewhere = Les e-mails pour { $domain } vont à { $server }, et rien n’en est venu ces derniers temps. Ce que les clients écrivent y reste. Faites relever ces e-mails, faites-les transmettre par ce serveur, ou faites-les arriver directement ici :

# Le départ.
connection-held = Vos réponses restent dans le sas d’envoi tant qu’aucun relais n’est configuré : les clients n’en reçoivent aucune. Indiquez le relais sous « sending » dans la configuration, comme l’explique le guide d’envoi, puis redémarrez.
connection-held-first = Les e-mails peuvent partir, mais passent d’abord par le sas d’envoi : les clients reçoivent vos réponses quand quelqu’un les fait partir de là.
connection-relay-takes = Le relais { $host } accepte nos e-mails.
connection-relay-is-open = Le relais { $host } accepte nos e-mails, mais le trajet n’est pas chiffré : d’autres pourraient les lire. Réglez sending.relay.tls sur starttls ou implicit.
connection-relay-fails = Le relais { $host } n’accepte pas nos e-mails, et toutes les réponses attendent ici. { $why }.
connection-leaves-from-here = Les e-mails partent de cette machine, sous le nom { $host } ; son nom et son adresse concordent.
connection-name-without-address = Cette machine se présente comme { $host }, et ce nom n’a pas d’adresse. Beaucoup de serveurs refusent les e-mails d’une telle machine. Publiez une adresse pour ce nom, ou donnez à smtp.hostname un nom qui en a une.
connection-address-without-name = Les e-mails partent de { $address }, et cette adresse n’a pas de nom. Beaucoup de serveurs refusent les e-mails d’une telle adresse.
connection-name-leads-elsewhere = Les e-mails partent de { $address } ; cette adresse a pour nom { $name }, mais ce nom n’y ramène pas. Certains serveurs se méfient de ces e-mails.

# SPF.
connection-may-send = { $domain } autorise l’envoi de vos e-mails par cette voie.
connection-nobody-may-send = { $domain } n’indique pas qui peut envoyer ses e-mails. Beaucoup de fournisseurs classent de tels e-mails dans les spams.
connection-several-sender-records = { $domain } indique plusieurs fois qui peut envoyer ses e-mails, si bien que rien de cela ne compte. Remplacez ces enregistrements par celui-ci seul :
connection-sender-record-unusable = { $domain } indique qui peut envoyer ses e-mails, mais sous une forme inutilisable : { $why }. Corrigez l’enregistrement.
connection-may-not-send = { $domain } indique qui peut envoyer ses e-mails, et { $who } n’en fait pas partie. Vos réponses peuvent passer pour des faux. Remplacez l’enregistrement par ce qu’indique l’aide de votre relais, ou par celui-ci :

# DKIM.
connection-keys-published = Vos e-mails sont signés pour { $domain }, et les destinataires peuvent le vérifier.
connection-key-missing = Vos e-mails sont signés, mais les destinataires ne trouvent pas la clé à { $record } : la signature ne compte donc pas.
connection-key-differs = La clé publiée à { $record } n’est pas celle qui signe vos e-mails : la signature n’est donc pas valable. Remplacez cette clé par celle-ci :
connection-signed-on-the-way = Vos e-mails sont signés en chemin pour { $domain }, et les destinataires peuvent le vérifier.
connection-not-signed = À notre connaissance, personne ne signe vos e-mails pour { $domain }. Faites-les signer par votre relais, ou donnez à sending.dkim.domain la valeur { $domain } et publiez ce qu’affiche « answerable key ».

# DMARC.
connection-no-policy = { $domain } ne dit pas aux destinataires que faire des e-mails envoyés en son nom par d’autres que vous. Pour commencer, il suffit d’observer :
connection-several-policies = { $domain } dit plusieurs fois aux destinataires que faire des e-mails envoyés en son nom par d’autres que vous, si bien que rien de cela ne compte. Gardez un seul enregistrement :
connection-policy-unreadable = { $domain } dit aux destinataires que faire des e-mails envoyés en son nom par d’autres que vous, mais sous une forme que personne ne comprend. Remplacez l’enregistrement par celui-ci :
connection-watches = { $domain } observe qui envoie des e-mails en son nom. Quand les rapports ne montreront aucun échec parmi les vôtres, demandez davantage : p=quarantine.
connection-keeps-others-out = { $domain } demande aux destinataires de tenir à l’écart les e-mails envoyés en son nom par d’autres que vous, et les vôtres s’en distinguent.
connection-keeps-us-out = { $domain } demande aux destinataires de tenir à l’écart les e-mails dont l’origine n’est pas prouvée, et celle des vôtres ne l’est pas : ni SPF ni DKIM ne s’en portent garants. Vos réponses sont refusées ou finissent dans les spams.

# Un message aller-retour : l’un à l’adresse même, l’autre à l’adresse avec suffixe, comme les réponses des clients.
connection-no-trip = Aucun message aller-retour n’a encore été envoyé.
connection-trip-waits = Le message n’est pas encore parti.
connection-trip-waits-because = Le message n’est pas encore parti : { $why }.
connection-trip-refused = Le message à { $address } n’a pas pu partir : { $why }.
connection-trip-refused-tagged = Le message à { $address } n’a pas pu partir : { $why }. Les réponses des clients arrivent à des adresses contenant un « + » : faites-les accepter pour cette boîte par votre serveur ou votre fournisseur de messagerie.
connection-trip-under-way = Le message à { $address } est parti ({ $at }) et il est en route. Cela peut prendre quelques minutes.
connection-trip-came-back = Le message à { $address } n’a pas pu être distribué : { $why }.
connection-trip-came-back-tagged = Le message à { $address } n’a pas pu être distribué : { $why }. Les réponses des clients arrivent à des adresses contenant un « + » : faites-les accepter pour cette boîte par votre serveur ou votre fournisseur de messagerie.
connection-trip-lost = Le message à { $address } est parti ({ $at }) mais n’est pas arrivé. Regardez s’il se trouve dans les spams de la boîte mail, ou sur le relais.
connection-trip-lost-tagged = Le message à { $address } est parti ({ $at }) mais n’est pas arrivé. Les réponses des clients arrivent à des adresses contenant un « + » : faites-les accepter pour cette boîte par votre serveur ou votre fournisseur de messagerie.
connection-trip-done = Le message à { $address } est arrivé en { $span }, remis par { $server }.
connection-trip-done-fetched = Le message à { $address } est arrivé en { $span }, relevé sur { $server }.

connection-seconds = { $seconds } s

# Le message lui-même, et ce qui s’affiche sur toutes les pages.
connection-letter-subject = La boîte { $address } est-elle connectée ? { $token }
connection-letter = { $desk } s’est envoyé ce message pour vérifier que les e-mails à { $address } arrivent. Le système le reçoit, et personne n’y répond. Si vous le trouvez dans votre boîte mail, il n’y a rien à faire.
connection-lost = La boîte { $address } était connectée et ne l’est plus : un client attendrait en vain.
connection-what-is-wrong = Voir le problème

# Pourquoi la vérification n’a pas eu lieu.
connection-busy = La vérification est en cours. Revenez voir dans une minute.
connection-nobody-to-ask = Ce processus n’a pas de serveurs de noms à interroger. Vérifiez en ligne de commande : answerable doctor.
connection-gone = Cette boîte mail n’existe pas.
