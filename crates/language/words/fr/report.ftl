# Ce que des machines signalent sur nos messages quand tout va bien.

report-arrived =
    { $what ->
        [answer] Votre réponse
        [message] Votre message
        [acknowledgement] L’accusé de réception
       *[notification] La notification
    } { $sure ->
        [yes] a atteint
       *[no] a probablement atteint
    } { $to }
report-late =
    { $what ->
        [answer] Votre réponse
        [message] Votre message
        [acknowledgement] L’accusé de réception
       *[notification] La notification
    } { $sure ->
        [yes] n’a pas encore atteint
       *[no] n’a probablement pas encore atteint
    } { $to } : { $because }. L’autre côté continue d’essayer ; il n’y a rien à faire pour l’instant
report-opened =
    { $what ->
        [answer] La réponse à { $to } a été ouverte
        [message] Le message à { $to } a été ouvert
        [acknowledgement] L’accusé de réception à { $to } a été ouvert
       *[notification] La notification à { $to } a été ouverte
    }, d’après la messagerie du destinataire{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-deleted =
    { $what ->
        [answer] La réponse à { $to } a été supprimée sans être lue
        [message] Le message à { $to } a été supprimé sans être lu
        [acknowledgement] L’accusé de réception à { $to } a été supprimé sans être lu
       *[notification] La notification à { $to } a été supprimée sans être lue
    }, d’après la messagerie du destinataire{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-taken =
    { $what ->
        [answer] La réponse à { $to } a été prise en charge par un robot
        [message] Le message à { $to } a été pris en charge par un robot
        [acknowledgement] L’accusé de réception à { $to } a été pris en charge par un robot
       *[notification] La notification à { $to } a été prise en charge par un robot
    }, d’après la messagerie du destinataire{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
