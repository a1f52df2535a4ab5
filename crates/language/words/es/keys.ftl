# Teclas: qué hace cada una, y las propias.

keys-title = Teclas
keys-sentence = Las teclas sueltas funcionan mientras el cursor no está en un campo de texto. Un campo vacío significa: como viene de serie.
keys-single = Usar teclas sueltas
keys-act = Qué hace
keys-key = Tecla
keys-delivered = de serie: { $key }
keys-restore = Todas como de serie
keys-fixed = Estas no cambian
keys-change = Cambiar teclas
keys-refused-no-key = «{ $typed }» no es una tecla para «{ $act }». Elija una letra o un signo; los dígitos abren vistas.
keys-refused-taken = «{ $act }» y «{ $other }» tendrían la misma tecla { $key }. Elija otra para una de ellas.

keys-does-next = conversación siguiente
keys-does-previous = conversación anterior
keys-does-open = ir a la conversación
keys-does-reply = responder
keys-does-note = nota interna
keys-does-mine = asignármela
keys-does-owner = elegir responsable
keys-does-close = cerrar
keys-does-snooze = posponer
keys-does-select = seleccionar
keys-does-select-next = seleccionar también la siguiente
keys-does-select-previous = seleccionar también la anterior
keys-does-tags = etiquetas
keys-does-priority = prioridad
keys-does-unread = marcar sin leer
keys-does-suggested = hacer lo que se sugiere
keys-does-customer = cliente
keys-does-previous-message = mensaje anterior
keys-does-next-message = mensaje siguiente
keys-does-hand-over = pasar con una nota
keys-does-go = ir a: después i bandeja, t tareas, o sala de correo, n conversación nueva, s ajustes
keys-does-search = buscar
keys-does-keys = teclas de esta pantalla

keys-always-views = vistas, según la cifra que está junto a cada una
keys-always-commands = comandos
keys-always-send = enviar; con Mayús, enviar y cerrar
keys-always-undo = deshacer lo último
keys-always-region = zona siguiente
keys-always-escape = salir de un campo, volver a la lista
keys-always-send-and-snooze = enviar y posponer hasta que respondan
keys-always-preview = ver la respuesta como la verán
keys-always-looks = negrita, cursiva
keys-always-link = convertir en enlace las palabras elegidas
