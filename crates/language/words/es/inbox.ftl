# The words of this language for the things of the desk. Keep to them.
#
# desk: servicio
# conversation: conversación
# customer: cliente
# customer's question (on the customer's page): consulta
# agent: agente; lead: líder; administrator: administrador; auditor: auditor; light user: colaborador; role: rol; team: equipo
# owner: responsable; no owner: sin asignar; to look after, to have it: ocuparse
# note: nota (interna)
# answer, reply: respuesta, responder
# saved answer: respuesta guardada
# snooze, put aside: posponer; snoozed: pospuesta; wake: reactivar
# close: cerrar; open again: reabrir
# waiting on us: nos espera; waiting on them: espera al cliente
# view: vista
# tag: etiqueta
# inbox: bandeja; mailbox: buzón
# post room: sala de correo; held: retenido
# relay: servidor de salida
# quarantine: cuarentena
# acknowledgement: acuse de recibo (acuse)
# notice (to the owner): aviso
# merge: fusionar, fusión; split, of its own: aparte
# timeline: cronología; history: mensajes anteriores
# task: tarea
# to fetch (mail from elsewhere): traer
# away: ausente; back: presente; at work: de turno
# composer: editor
# sign in: entrar; sign out: salir; session: sesión; sign out of another browser: cerrar la sesión
# invitation: invitación; code after the password: código; secret of the app: clave de configuración; recovery code: código de recuperación
# audit: auditoría; entry: registro; machine it runs on: servidor
# settings: ajustes; deliveries: envíos
# filter: filtro (typed as in every language: is:open); blank (in a saved answer): campo
# letter (that the desk writes by itself): correo automático; forged: falsificado
# opening hours: horario; one span of a day: tramo
#
# Moments come without an article ("14:12", "jue, 14:12", "31 oct"): write "desde { $since }", "hasta { $until }",
# and elsewhere "({ $at })" or ": { $at }". Those of wait.ftl have it ("el lunes a las 9:00").
# Names have no gender: no adjective or participle may depend on one.

# The inbox: its views, the rows of its lists, and what an empty view says.

inbox-new-conversation = Nueva conversación
inbox-search = Buscar
inbox-search-all = Buscar en todas las conversaciones
inbox-other-views = Otras vistas
inbox-more = Más conversaciones
inbox-no-owner = sin asignar
inbox-unread = { ", sin leer" }
inbox-answer-due = plazo:
inbox-by-channel = por { $channel }:
inbox-owner = responsable
inbox-step-done = Hecho:
inbox-step-to-do = Falta:
inbox-choose = Elija una conversación, o pulse j para abrir la primera.
inbox-view-mine = Mías
inbox-view-waiting-on-us = Nos esperan
inbox-view-waiting-on-them = Esperan al cliente
inbox-view-open = Abiertas
inbox-view-machines = De máquinas
inbox-view-snoozed = Pospuestas
inbox-view-closed = Cerradas
inbox-view-quarantine = ¿Spam?
inbox-view-mentions = Menciones
inbox-nothing-of-yours = No tiene nada abierto.
inbox-see-who-waits = Ver quién nos espera
inbox-no-one-waits = Nadie nos espera.
inbox-answered-today =
    { $count ->
        [one] Hoy se respondió 1 conversación.
       *[other] Hoy se respondieron { $count } conversaciones.
    }
inbox-look-at-tasks = Ver las tareas
inbox-nobody-owes = Nadie nos debe una respuesta.
inbox-nothing-open = No hay nada abierto.
inbox-look-at-closed = Ver las cerradas
inbox-no-machines = No hay nada abierto de máquinas.
inbox-all-open = Ver todas las abiertas
inbox-none-aside = No hay nada pospuesto.
inbox-to-yours = Ir a sus conversaciones
inbox-no-spam = Nada parece spam.
inbox-no-mentions = Ninguna nota le menciona todavía. Se hace con @ y su nombre.
inbox-none-closed = Aún no se ha cerrado nada.
inbox-nobody-wrote = Todavía no ha escrito nadie. Tres pasos hasta la primera respuesta:
inbox-somebody-wrote = El primer mensaje ha llegado. Lo que falta de los tres pasos:
inbox-first-answered = La primera respuesta está escrita. El servicio está en marcha.
inbox-step-connect = Conectar un buzón
inbox-step-answer = Responder
inbox-your-address = su dirección
inbox-step-write = Escribir a { $address }
inbox-step-write-at = Escribir a { $address }; el correo se recibe en { $at }
inbox-status-closed = cerrada
inbox-status-snoozed = pospuesta
inbox-status-quarantined = en cuarentena
inbox-status-merged = fusionada
inbox-over = { $span } tarde
inbox-no-subject = (sin asunto)
inbox-count-and-more = { $count } o más

inbox-list-width = Ancho de la lista
inbox-side-width = Ancho del panel del cliente
inbox-unreadable = Un mensaje que no se pudo leer
inbox-unreadable-why = No se pudo leer: { $why }
