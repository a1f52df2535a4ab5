# The switch for all automatic mail.

automatic-stopped = Tous les e-mails automatiques sont arrêtés
automatic-running = Les e-mails automatiques sont actifs
automatic-people = Les réponses rédigées par des personnes partent toujours, et chaque message reçu est conservé et affiché.
automatic-before = Auparavant
automatic-title = E-mails automatiques
automatic-sentence = Les accusés de réception et tout ce qui part sans que personne n’appuie sur un bouton.
automatic-run = Reprendre ces envois
automatic-stop = Arrêter tous ces envois
automatic-stopped-by = { $who } les a arrêtés ({ $at }).
automatic-ask = Adressez-vous à { $who } pour changer cela.
automatic-did-stop = { $who } a arrêté ces envois
automatic-did-run = { $who } a repris ces envois
automatic-today =
    { $sent ->
        [one] { $sent } accusé de réception rédigé ces dernières 24 heures.
       *[other] { $sent } accusés de réception rédigés ces dernières 24 heures.
    }
automatic-held = Ce qui aurait dû partir depuis attend, et rien n’en est perdu.
