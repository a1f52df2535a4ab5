# What all pages of the settings share.

settings-title = Ajustes
settings-mailboxes = Buzones
settings-agents = Agentes
settings-desk = El servicio
settings-automatic-mail = Correo automático
settings-deliveries = Envíos
settings-you = Su perfil
settings-what-you-can-do = Qué puede hacer
settings-how-it-is = Estado
settings-add = Agregar
settings-save = Guardar
settings-more = Más
settings-back = Volver
