# Inviting somebody, and joining by a link.

invitation-somebody = Invitar a alguien
invitation-how = Recibe un correo con un enlace, elige su contraseña y ya puede empezar. El enlace sirve una sola vez, durante siete días.
invitation-invite = Invitar
invitation-waiting = invitación sin aceptar desde { $since }
invitation-not-followed = Tiene una invitación desde { $since } y aún no la ha aceptado.
invitation-again = Enviar otra vez la invitación
invitation-withdraw = Retirar la invitación
invitation-hand-over = Entregue este enlace a { $name } por un medio que solo lea esa persona. Se muestra ahora y nunca más, y sirve una sola vez.
invitation-welcome = Le damos la bienvenida
invitation-hello = Hola, { $name }. Elija una contraseña y ya puede empezar.
invitation-address = Dirección para entrar
invitation-your-password = Su contraseña
invitation-join = Entrar
invitation-withdraw-says = El enlace que tiene { $name } ya no abrirá nada, y constará como alguien que se fue.
invitation-letter-subject = Invitación de { $by } a { $desk }
invitation-letter-hello = Hola, { $name }:
invitation-letter-what = { $by } le invita a responder a los clientes en { $desk }. Elija aquí una contraseña y ya podrá entrar:
invitation-letter-until = El enlace sirve una vez, hasta: { $until }. Si no esperaba este mensaje, no haga nada; nadie entra sin el enlace. Las respuestas a este mensaje llegan a { $answers }.
