# One's own words: name, signature, notices, language, password.

profile-customers = Cómo le ven los clientes
profile-name = Su nombre
profile-signature = Líneas al pie de sus respuestas
profile-signature-hint = Su nombre está siempre, aunque esto quede vacío.
profile-notify = Avisarme por correo de los mensajes de mis clientes, para poder responder desde allí
profile-mention-mail = Avisarme por correo de las notas que me mencionan si no las he visto en diez minutos
profile-password = Contraseña
profile-sign-in-address = Dirección para entrar
profile-password-now = Su contraseña actual
profile-password-new = Contraseña nueva
profile-password-hint = Al menos 10 caracteres. Una frase sirve bien.
profile-password-change = Cambiarla
profile-password-others = Se cierra su sesión en todos los demás navegadores.
profile-title = Su perfil
profile-sentence = Su nombre figura al pie de todo lo que escribe a los clientes.
profile-language = Idioma
profile-language-of-pages = Idioma de sus páginas
profile-language-hint = Lo que escriben usted y los clientes queda tal como está escrito.
profile-language-browser = El del navegador
profile-not-your-password = Esta no es su contraseña
