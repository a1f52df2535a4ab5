# Who really sent a message, as far as it can be told.

sender-forged = Falsificado: { $author } declara que no envía correo así.
sender-forged-it-seems = Parece falsificado: { $sender } no envía desde ese servidor, y su firma no es válida.
sender-proved = Comprobado: viene de { $author } ({ $by }).
sender-sent-by = Enviado por { $signer }. No está probado que venga de { $author }.
sender-not-checked = No se pudo comprobar quién lo envió: los servidores de nombres no respondieron.
sender-taken-in-before = Aquí no se puede comprobar quién lo envió: antes lo recibió su servidor de correo o proveedor, y nadie lo firmó.
sender-not-allowed = { $sender } no permite que el servidor del que vino envíe su correo (SPF).
sender-not-proved = No está probado que venga de { $author }: no lo respalda ninguna firma ni ningún servidor suyo.
sender-neither-proved = No está probado que venga de { $author }, ni tampoco lo contrario.
