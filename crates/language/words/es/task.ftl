# Tasks: what a named person has to see to.

task-title = Tareas
task-sentence = Lo que el servicio no pudo terminar solo, cada cosa con la persona que lo hace.
task-none = Nada espera a una persona.
task-since = { $owner }, desde { $since }
task-since-about = { $owner }, desde { $since }; sobre { $about }
task-yours = Sus tareas
task-of-others = De otros
task-done = Hecha
task-more-of-yours = Más tareas suyas
task-more-of-others = Más tareas de otros
task-first = Volver a las primeras
task-too-large = Un mensaje de { $account } en { $host } es más grande de lo que este servicio acepta (limits.message_bytes). Solo se trajo el principio; el mensaje entero está allí.
task-too-large-from = Un mensaje de { $from } en { $account } ({ $host }) es más grande de lo que este servicio acepta (limits.message_bytes). Solo se trajo el principio; el mensaje entero está allí.
task-not-handed-out = No se pudo traer un mensaje de { $account } en { $host }: el servidor no lo entrega. Mire allí el número { $number } de la carpeta { $folder }.
task-letter-lost = El correo automático a { $name } ({ $address }) no llegó: { $why }. Corrija la dirección o dele usted un enlace.
task-letter-perhaps-lost = Puede que el correo automático a { $name } ({ $address }) no haya llegado: { $why }. Corrija la dirección o dele usted un enlace.
task-merged = { $who } fusionó su conversación [#{ $part }] con [#{ $whole }]. Responsable: { $owner }.
task-not-delivered =
    Su { $what ->
        [answer] respuesta
        [message] mensaje
        [acknowledgement] acuse de recibo
       *[notification] aviso
    } a { $to } no se entregó: { $why }. Contacte de otra forma, o corrija la dirección y envíe de nuevo.
task-not-delivered-for-days =
    Su { $what ->
        [answer] respuesta
        [message] mensaje
        [acknowledgement] acuse de recibo
       *[notification] aviso
    } a { $to } no se entregó, tras varios días de intentos: { $why }. Contacte de otra forma, o corrija la dirección y envíe de nuevo.
task-perhaps-delivered =
    No se sabe si salió { $what ->
        [answer] la respuesta
        [message] el mensaje
        [acknowledgement] el acuse de recibo
       *[notification] el aviso
    } a { $to } ({ $why }). No se envió de nuevo; compruebe si llegó y, si no, envíe otra vez.
task-returned =
    { $what ->
        [answer] Su respuesta
        [message] Su mensaje
        [acknowledgement] El acuse de recibo
       *[notification] El aviso
    } { $sure ->
        [yes] no llegó
       *[no] probablemente no llegó
    } a { $to }: { $because }{ $coded ->
        [yes] {" "}({ $codes })
       *[no] {""}
    }.
task-reported-as-spam =
    Alguien marcó como spam { $what ->
        [answer] la respuesta
        [message] el mensaje
        [acknowledgement] el acuse de recibo
       *[notification] el aviso
    } a { $to }. Escriba a esta persona solo cuando le haya escrito.
task-unsubscribed =
    { $to } pulsó «Cancelar suscripción» sobre { $what ->
        [answer] la respuesta
        [message] el mensaje
        [acknowledgement] el acuse de recibo
       *[notification] el aviso
    }. Escriba a esta persona solo cuando le haya escrito.
task-forged-answer = Una respuesta por correo en nombre de { $name } no se envió al cliente. { $why } Se guarda como nota: pregunte a { $name } y envíela desde aquí si es auténtica.
task-never-asked = Lo que { $name } respondió por correo no se envió: a quien lo recibiría nunca se le preguntó. Se guarda como nota: si tiene que ver con el asunto, añada su dirección a la consulta y envíelo desde aquí.
task-refused-answer = Lo que { $name } respondió por correo no se envió: { $why }. Se guarda como nota; envíelo desde aquí.
task-not-ready = el texto no está listo para enviarse
task-way-phone = teléfono { $number }
task-next-correct =
    Corrija la dirección, o contacte de otra forma{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-smaller =
    Envíe de nuevo con menos archivos o más pequeños, o contacte de otra forma{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-later =
    Envíe de nuevo más tarde, o contacte de otra forma{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-otherwise =
    Envíe de nuevo con otras palabras o sin archivos, o contacte de otra forma{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
task-next-ours =
    El fallo es nuestro y un administrador está avisado. Hasta que se arregle, contacte de otra forma{ $known ->
        [yes] : { $ways }
       *[no] {""}
    }.
