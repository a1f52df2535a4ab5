# Passkeys: signing in with a device that checks who is there.

passkey-title = Llaves de acceso
passkey-what = Con una llave de acceso, su teléfono, su ordenador o una llave de seguridad le deja entrar después de comprobar su huella o su cara, o de pedir su PIN. Sustituye a la contraseña y al código, y no se le puede contar a nadie.
passkey-none = Todavía no tiene ninguna.
passkey-name = Nombre
passkey-name-hint = «Mi teléfono»
passkey-new-name = Nombre de { $name }
passkey-since-when = Desde cuándo
passkey-last-used = Último uso
passkey-added-at = Añadida: { $at }
passkey-used-at = Usada: { $at }
passkey-never-used = Aún sin usar
passkey-rename = Cambiar el nombre
passkey-remove = Quitar
passkey-remove-one = Quitar { $name }
passkey-other-site = Se creó para { $site } y no funciona en la dirección actual de este servicio. Quítela y añada una nueva.
passkey-doubted = Rechazada ({ $at }): su contador retrocedió, así que puede haber una copia. Quítela y añada una nueva.
passkey-add = Añadir una llave de acceso
passkey-password = Su contraseña
passkey-password-why = Para que nadie añada una en su pantalla mientras usted no está. Si no tiene contraseña, cierre la sesión, vuelva a entrar y añádala en menos de { $minutes } minutos.
passkey-needs-script = Para añadir una llave de acceso hace falta un navegador que las conozca y que permita scripts. Su contraseña funciona en todas partes.
passkey-full = Tiene { $count } llaves de acceso, que es el máximo. Quite una para añadir otra.
passkey-no-address = Los navegadores guardan las llaves de acceso para un nombre, y nadie ha indicado en qué dirección está este servicio. Un administrador la indica en Ajustes, El servicio.
passkey-plain = Los navegadores solo ofrecen llaves de acceso por https, y la dirección pública de este servicio empieza por http. Un administrador configura ambas cosas.
passkey-number = Los navegadores guardan las llaves de acceso para un nombre, y la dirección pública de este servicio es un número. Un administrador puede darle un nombre.
passkey-sign-in = Entrar con una llave de acceso
passkey-device-refused = El dispositivo no respondió, o usted lo detuvo. No se ha cambiado nada; inténtelo de nuevo o use su contraseña.
passkey-device-known = Este dispositivo ya tiene una llave de acceso para usted.
passkey-elsewhere = Esta página está en una dirección distinta de { $site }, para la que se crean las llaves de acceso. Abra el servicio allí.
passkey-refused-password = Escriba primero su contraseña.
passkey-refused-name = Hace falta un nombre, de { $characters } caracteres como máximo.
passkey-refused-late = Tardó demasiado o se empezó en otro navegador. Inténtelo de nuevo.
passkey-refused-busy = En este momento está entrando demasiada gente. Inténtelo de nuevo en unos minutos.
passkey-refused-unverified = Su dispositivo no comprobó que es usted. Configure en él un PIN, una huella o su cara, e inténtelo de nuevo.
passkey-refused-kind = Este dispositivo crea un tipo de llave que el servicio no admite. Pruebe con otro.
passkey-refused-odd = Lo que respondió el dispositivo no corresponde a este servicio. Inténtelo de nuevo; si vuelve a ocurrir, use otro dispositivo.
passkey-refused-there = Esta llave de acceso ya se conoce.
passkey-refused-sign-in = Esta llave de acceso no le deja entrar aquí. Entre con su contraseña; en Ajustes, Acceso, verá qué llaves de acceso tiene.
passkey-refused-doubted = El contador de esta llave de acceso retrocedió, así que puede haber una copia, y no deja entrar a nadie. Entre con su contraseña, quítela y añada una nueva.
passkey-remove-all = Quitar todas las llaves de acceso
passkey-of-person =
    { $count ->
        [one] Puede entrar con una llave de acceso.
       *[other] Puede entrar con { $count } llaves de acceso.
    }
passkey-audit-added = { $who } añadió la llave de acceso «{ $name }»
passkey-audit-renamed = { $who } cambió el nombre de la llave de acceso «{ $before }» a «{ $name }»
passkey-audit-removed = { $who } quitó su llave de acceso «{ $name }»
passkey-audit-removed-of = { $who } quitó la llave de acceso «{ $name }» de { $agent }
passkey-audit-doubted = Se rechazó la llave de acceso «{ $name }» de { $agent }: su contador retrocedió, así que puede haber una copia
passkey-letter-added-subject = Se añadió una llave de acceso a su cuenta
passkey-letter-removed-subject = Se quitó una llave de acceso de su cuenta
passkey-letter-doubted-subject = Se rechazó una llave de acceso de su cuenta
passkey-letter-hello = Hola, { $name }:
passkey-letter-added = Desde ahora, la llave de acceso «{ $passkey }» le deja entrar en { $desk }.
passkey-letter-removed = La llave de acceso «{ $passkey }» ya no le deja entrar en { $desk }.
passkey-letter-doubted = La llave de acceso «{ $passkey }» se presentó en { $desk } y su contador retrocedió, así que puede haber una copia. No deja entrar a nadie. Quítela y añada una nueva.
passkey-letter-not-you = Si no fue usted, cambie su contraseña, quite lo que no conozca y avise a { $answers }; las respuestas a este mensaje le llegan.
passkey-letter-where = Sus llaves de acceso: { $link }
passkey-remove-says = «{ $name }» ya no le dejará entrar, y se cerrará la sesión en sus otros navegadores. El dispositivo conserva su mitad: quítela también allí.
passkey-remove-says-last = Usted no tiene contraseña aquí, y «{ $name }» es su única llave de acceso. Asegúrese primero de tener otra manera de entrar. Se cerrará la sesión en sus otros navegadores.
passkey-remove-all-says = Se cerrarán todas las sesiones de { $name }, y ninguna llave de acceso le dejará entrar hasta que añada otra.
