# What a role may not do, and who can: one sentence each, without a full stop.

permission-read = Solo puede leer esto quien trabaja aquí
permission-note = Solo puede escribir una nota quien trabaja con los clientes
permission-answer = Solo un agente puede escribir a los clientes
permission-own = Solo un agente puede ocuparse de una conversación
permission-arrange = Solo un agente puede hacer esto
permission-change-own-words = Un auditor no puede cambiar nada aquí
permission-arrange-absence = Solo un líder puede indicar la ausencia de otra persona
permission-stop-automatic = Solo un líder puede detener o reanudar todo el correo automático
permission-share-words = Solo un líder puede cambiar los textos y las etiquetas que usan todos
permission-share-views = Solo un líder puede cambiar las vistas que ven todos
permission-manage-people = Solo un administrador puede decidir quién trabaja aquí
permission-set-up = Solo un administrador puede cambiar la configuración del servicio
permission-audit = Solo un administrador o un auditor puede leer la auditoría
