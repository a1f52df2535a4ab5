# What the ways of reaching people are called.

channel-email = correo
channel-page = su página
channel-chat = chat
channel-phone = teléfono
channel-form = formulario
