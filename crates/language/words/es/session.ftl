# How one signs in: one’s own browsers.

session-title = Acceso
session-sentence = Sus navegadores, y lo que se pide además de su contraseña.
session-where = Dónde tiene una sesión abierta
session-no-places = En qué lugar del mundo está un navegador, el servicio no lo sabe ni lo pregunta.
session-browser = Navegador
session-when-seen = Última actividad
session-since-when = Desde cuándo
session-this = este
session-last-seen = Última actividad: { $at }
session-signed-in = Sesión abierta: { $at }
session-end = Cerrar sesión
session-end-others = Cerrar las demás sesiones
session-device = { $browser } en { $system }
session-a-browser-on = Un navegador en { $system }
session-a-browser = Un navegador
