# Lo que las máquinas comunican sobre nuestros mensajes cuando nada falla.

report-arrived =
    { $what ->
        [answer] Su respuesta
        [message] Su mensaje
        [acknowledgement] El acuse de recibo
       *[notification] El aviso
    } { $sure ->
        [yes] llegó
       *[no] probablemente llegó
    } a { $to }
report-late =
    { $what ->
        [answer] Su respuesta
        [message] Su mensaje
        [acknowledgement] El acuse de recibo
       *[notification] El aviso
    } { $sure ->
        [yes] aún no ha llegado
       *[no] probablemente aún no ha llegado
    } a { $to }: { $because }. El otro lado lo sigue intentando; por ahora no hay nada que hacer
report-opened =
    { $what ->
        [answer] La respuesta
        [message] El mensaje
        [acknowledgement] El acuse de recibo
       *[notification] El aviso
    } a { $to } se abrió, según su programa de correo{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-deleted =
    { $what ->
        [answer] La respuesta
        [message] El mensaje
        [acknowledgement] El acuse de recibo
       *[notification] El aviso
    } a { $to } se borró sin leer, según su programa de correo{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-taken =
    { $what ->
        [answer] La respuesta
        [message] El mensaje
        [acknowledgement] El acuse de recibo
       *[notification] El aviso
    } a { $to } pasó por una máquina, según su programa de correo{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
