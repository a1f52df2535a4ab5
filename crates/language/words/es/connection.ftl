# Si un buzón está conectado: qué se averiguó sobre la entrada y la salida, qué significa para los clientes y
# qué publicar. Los nombres de servidores, las direcciones y los valores de los registros no se traducen.

connection-title = ¿Está conectado?
connection-sentence = Si llega lo que los clientes escriben a { $address } y si reciben lo que se les responde.
connection-open = ¿Está conectado?
connection-open-known = ¿Está conectado? { $grade }
connection-to-mailboxes = Todos los buzones
connection-ask = Comprobar ahora
connection-ask-again = Comprobar de nuevo
connection-look-again = Volver a mirar
connection-asks = Se consulta a los servidores de nombres y al servidor de salida, se envían dos mensajes a { $address } y se espera a que lleguen. No abren ninguna conversación y nadie los responde.
connection-asks-held = Se consulta a los servidores de nombres. No se envía ningún mensaje de ida y vuelta: de momento no puede salir ninguno.
connection-asked-at = Última comprobación: { $at }. Se repite sola cada día.
connection-never-asked = Aún no se ha comprobado.
connection-only-administrators = Puede comprobarlo un administrador: { $who }.

# Todo, en una línea.
connection-whole-fine = Está conectado. Lo que escriben los clientes llega, y ellos reciben las respuestas.
connection-whole-improvable = Funciona, y algo se puede mejorar.
connection-whole-in-vain = Un cliente esperaría en vano. Abajo se indica qué hacer.
connection-whole-not-asked = Aún no se pudo averiguar todo.

# Cada resultado lleva una de estas palabras.
connection-grade-fine = bien
connection-grade-improvable = mejorable
connection-grade-in-vain = no funciona
connection-grade-not-asked = no se sabe

# De qué trata un resultado.
connection-about-incoming = El correo llega
connection-about-outgoing = El correo sale
connection-about-sender = Quién puede enviar (SPF)
connection-about-signature = Firma (DKIM)
connection-about-policy = Qué se pide a los servidores de destino (DMARC)
connection-about-trip = Un mensaje de ida y vuelta

# Qué publicar y dónde.
connection-publish = Publique esto donde se gestionan los registros del dominio. Los servidores de nombres pueden seguir dando la respuesta anterior durante una hora o más.
connection-publish-reverse = El nombre de la dirección lo gestiona quien se la asignó: pídale que registre esto.
connection-record-name = Nombre
connection-record-kind = Tipo
connection-record-value = Valor

connection-no-answer = Los servidores de nombres o el servidor de salida no respondieron a tiempo, así que no se puede saber. Compruébelo de nuevo dentro de un rato.
connection-once-mail-leaves = Se comprobará en cuanto salga correo.

# La entrada. Se nombran los servidores.
connection-mail-goes-nowhere = Nada indica qué servidor recibe el correo de { $domain }. A los clientes se les devuelve lo que escriben.
connection-nobodys-name = { $domain } es un nombre para ejemplos: nadie puede escribir ahí. Agregue el buzón al que los clientes escriben de verdad.
connection-mail-is-refused = { $domain } indica que no recibe ningún correo. A los clientes se les devuelve lo que escriben.
connection-server-without-address = El correo para { $domain } debería ir a { $server }, y ese nombre no lleva a ninguna parte. Al cabo de unos días, a los clientes se les devuelve lo que escribieron.
connection-mail-comes-here = El correo para { $domain } llega directamente a este servicio, como { $server }.
connection-mail-is-fetched = El correo para { $domain } va a { $server }, y el servicio lo trae desde { $host }.
connection-mail-is-fetched-perhaps = El correo para { $domain } va a { $server }, y el servicio trae correo desde { $host }. El mensaje de ida y vuelta mostrará si lo uno lleva a lo otro.
connection-mail-is-passed-on = El correo para { $domain } va a { $server }, y de allí llega a este servicio.
connection-mail-is-passed-on-perhaps = El correo para { $domain } va a { $server }. El mensaje de ida y vuelta mostrará si de allí llega a este servicio.
connection-mail-goes-elsewhere = El correo para { $domain } va a { $server }, y últimamente no ha llegado nada de allí. Lo que escriben los clientes se queda allí. Haga que el servicio lo traiga, que ese servidor lo reenvíe o que se envíe directamente aquí:

# La salida.
connection-held = Sus respuestas se quedan en la sala de correo hasta que se configure un servidor de salida: los clientes no reciben ninguna. Indíquelo en la configuración, en «sending», como explica la guía de envío, y reinicie el programa.
connection-held-first = El correo podría salir, y antes se retiene en la sala de correo: los clientes reciben sus respuestas cuando alguien las envía desde allí.
connection-relay-takes = El servidor de salida { $host } acepta nuestro correo.
connection-relay-is-open = El servidor de salida { $host } acepta nuestro correo, pero el camino hasta él no está cifrado: otros podrían leerlo. Defina sending.relay.tls como starttls o implicit.
connection-relay-fails = El servidor de salida { $host } no acepta nuestro correo, y todas las respuestas esperan aquí. { $why }.
connection-leaves-from-here = El correo sale de este equipo, como { $host }, y su nombre y su dirección concuerdan.
connection-name-without-address = Este equipo se presenta como { $host }, y ese nombre no tiene dirección. Muchos servidores rechazan el correo de un equipo así. Publique una dirección para ese nombre o indique en smtp.hostname uno que la tenga.
connection-address-without-name = El correo sale de { $address }, y esa dirección no tiene nombre. Muchos servidores rechazan el correo de una dirección así.
connection-name-leads-elsewhere = El correo sale de { $address }, que tiene el nombre { $name }, y ese nombre no lleva de vuelta a ella. Algunos servidores desconfían de ese correo.

# SPF.
connection-may-send = { $domain } permite que su correo se envíe como se envía aquí.
connection-nobody-may-send = { $domain } no indica quién puede enviar su correo. Muchos proveedores tratan ese correo como spam.
connection-several-sender-records = { $domain } indica más de una vez quién puede enviar su correo, así que nada de eso cuenta. Publique este único registro en lugar de todos ellos:
connection-sender-record-unusable = { $domain } indica quién puede enviar su correo de una forma que no se puede usar: { $why }. Corrija el registro.
connection-may-not-send = { $domain } indica quién puede enviar su correo, y ahí no figura { $who }. Sus respuestas pueden parecer falsificadas. Publique esto en lugar de lo que hay, o lo que indique la ayuda de su servidor de salida:

# DKIM.
connection-keys-published = Su correo se firma en nombre de { $domain }, y los servidores de destino pueden comprobarlo.
connection-key-missing = Su correo se firma, pero los servidores de destino no encuentran la clave en { $record }, así que la firma no sirve de nada.
connection-key-differs = En { $record } hay una clave distinta de la que se usa para firmar su correo, así que la firma no es válida. Publique esta en su lugar:
connection-signed-on-the-way = Su correo se firma por el camino en nombre de { $domain }, y los servidores de destino pueden comprobarlo.
connection-not-signed = Hasta donde se sabe, nadie firma su correo en nombre de { $domain }. Haga que lo firme su servidor de salida, o defina sending.dkim.domain como { $domain } y publique lo que muestra «answerable key».

# DMARC.
connection-no-policy = { $domain } no indica qué hacer con el correo que se envía en su nombre sin ser suyo. Para empezar, basta con observar:
connection-several-policies = { $domain } indica más de una vez qué hacer con el correo que no es suyo, así que nada de eso cuenta. Deje un solo registro:
connection-policy-unreadable = { $domain } indica qué hacer con el correo que no es suyo de una forma que nadie entiende. Publique esto en su lugar:
connection-watches = { $domain } observa quién envía correo en su nombre. Cuando los informes ya no muestren fallos en el correo que envía usted, pida más: p=quarantine.
connection-keeps-others-out = { $domain } pide que no se admita el correo enviado en su nombre sin ser suyo, y el de este servicio se puede distinguir.
connection-keeps-us-out = { $domain } pide que no se admita el correo que no demuestre ser suyo, y el de este servicio no lo demuestra: no lo respaldan ni SPF ni DKIM. Sus respuestas se rechazan o acaban en spam.

# Un mensaje de ida y vuelta. Uno va a la propia dirección y otro a la dirección con un añadido, como las respuestas de los clientes.
connection-no-trip = Aún no se ha enviado ningún mensaje de ida y vuelta.
connection-trip-waits = El mensaje espera para salir.
connection-trip-waits-because = El mensaje espera para salir: { $why }.
connection-trip-refused = El mensaje a { $address } no salió: { $why }.
connection-trip-refused-tagged = El mensaje a { $address } no salió: { $why }. Las respuestas de los clientes llegan a direcciones con un «+»: haga que su servidor de correo o proveedor las entregue en el buzón.
connection-trip-under-way = El mensaje a { $address } salió ({ $at }) y está en camino. Puede tardar unos minutos.
connection-trip-came-back = El mensaje a { $address } no se pudo entregar: { $why }.
connection-trip-came-back-tagged = El mensaje a { $address } no se pudo entregar: { $why }. Las respuestas de los clientes llegan a direcciones con un «+»: haga que su servidor de correo o proveedor las entregue en el buzón.
connection-trip-lost = El mensaje a { $address } salió ({ $at }) y no ha llegado. Mire si está en la carpeta de spam del buzón o en el servidor de salida.
connection-trip-lost-tagged = El mensaje a { $address } salió ({ $at }) y no ha llegado. Las respuestas de los clientes llegan a direcciones con un «+»: haga que su servidor de correo o proveedor las entregue en el buzón.
connection-trip-done = El mensaje a { $address } tardó { $span } en llegar; lo entregó { $server }.
connection-trip-done-fetched = El mensaje a { $address } tardó { $span } en llegar; se trajo de { $server }.

connection-seconds = { $seconds } s

# El propio mensaje, y lo que se dice en todas las páginas.
connection-letter-subject = ¿Está conectado { $address }? { $token }
connection-letter = Con este mensaje, { $desk } comprueba si llega el correo dirigido a { $address }. Se envió a la propia dirección del servicio, que lo recibe sin que nadie lo responda. Si lo encuentra en su buzón, no hay que hacer nada.
connection-lost = El buzón { $address } estaba conectado y ya no lo está: un cliente esperaría en vano.
connection-what-is-wrong = Ver qué falla

# Por qué no se comprobó.
connection-busy = Ya se está comprobando. Vuelva a mirar dentro de un minuto.
connection-nobody-to-ask = Este proceso no tiene servidores de nombres a los que consultar. Compruébelo en la línea de comandos: answerable doctor.
connection-gone = Este buzón no existe.
