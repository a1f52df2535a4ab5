# The post room: mail that is held instead of sent.

post-room-nothing-held = Aquí no hay nada retenido: lo que se responde sale solo.
post-room-nothing-answered = Aún no se ha respondido nada. Responda a una conversación y aparecerá aquí.
post-room-caught = Mensajes retenidos
post-room-earlier = Anteriores
post-room-choose = Elija un mensaje para leerlo como lo leería el cliente.
post-room-title = Sala de correo
post-room-held = El correo de salida se retiene aquí para que antes lo vea alguien. Cada mensaje está tal como lo leería el cliente.
post-room-no-relay = No hay servidor de salida, así que nada sale de este equipo. Lo que se habría enviado está aquí, tal como lo leería el cliente.
post-room-send-all = Enviar todo
post-room-discard-automatic = Descartar correo automático
post-room-discard-automatic-says = Los acuses de recibo y avisos retenidos aquí no se enviarán nunca. Lo que escribieron personas se queda.
post-room-discarded-automatic = No se enviará nunca. Queda anotado en la cronología de su conversación.
post-room-discarded = No se enviará nunca. El texto pasa a ser su borrador en la conversación, y el cliente vuelve a esperar.
post-room-from = De
post-room-to = Para
post-room-written = Escrito
post-room-frame = El mensaje tal como lo ve el cliente
post-room-original = El original
post-room-conversation = Su conversación
post-room-send = Enviar
post-room-discard = Descartar
post-room-answer = Responder como el cliente
post-room-answer-from = Cámbiela para ver qué pasa cuando responde desde otra dirección.
post-room-answer-text = Lo que escribe
post-room-answer-send = Enviar como el cliente
post-room-files = Archivos
