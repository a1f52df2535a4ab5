# Who really sent a message, as far as it can be told.

sender-forged = Expéditeur usurpé : { $author } déclare ne pas envoyer de tels e-mails.
sender-forged-it-seems = Expéditeur usurpé, semble-t-il : { $sender } n’envoie pas depuis ce serveur, et la signature n’est plus valable.
sender-proved = Vient bien de { $author } ({ $by }).
sender-sent-by = Envoyé par { $signer }. Rien ne prouve que ce message vienne de { $author }.
sender-not-checked = L’expéditeur n’a pas pu être vérifié : les serveurs de noms n’ont pas répondu.
sender-taken-in-before = L’expéditeur ne peut pas être vérifié ici : votre serveur ou votre fournisseur de messagerie a reçu le message en premier, et personne ne l’a signé.
sender-not-allowed = { $sender } n’autorise pas le serveur d’où vient ce message à envoyer ses e-mails (SPF).
sender-not-proved = Rien ne prouve que ce message vienne de { $author } : ni signature ni serveur de ce domaine ne s’en portent garants.
sender-neither-proved = Rien ne prouve que ce message vienne de { $author }, et rien ne prouve le contraire.
