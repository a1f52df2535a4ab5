# A forgotten password, and links that let somebody in once.

forgotten-it = Olvidé mi contraseña
forgotten-title = Contraseña olvidada
forgotten-no-mail = Este servicio aún no puede enviar correo. Pida a { $who } un enlace para una contraseña nueva.
forgotten-on-its-way = Si esta dirección se conoce aquí, va en camino un correo con un enlace. El enlace sirve durante 30 minutos.
forgotten-nothing-came = ¿No llegó nada? Mire en la carpeta de spam o pida un enlace a un administrador del servicio.
forgotten-type-address = Escriba la dirección con la que entra. Recibirá un correo con un enlace para elegir una contraseña nueva.
forgotten-send = Enviar el correo
forgotten-back = Volver a la entrada
forgotten-new-password = Contraseña nueva
forgotten-hello = Hola, { $name }. Con esto se cierra su sesión en todos los demás navegadores.
forgotten-set = Guardar
forgotten-dead-link = Este enlace ya no funciona
forgotten-dead-link-why = Ya se usó o es demasiado antiguo. Pida uno nuevo: solo funciona el último que recibió.
forgotten-link-first = Enlace para crear una contraseña
forgotten-link-new = Enlace para una contraseña nueva
forgotten-letter-subject = Una contraseña nueva para { $desk }
forgotten-letter-what = Alguien pidió una contraseña nueva para su cuenta en { $desk }. Elíjala aquí:
forgotten-letter-until = El enlace sirve una vez, hasta: { $until }, y cierra su sesión en todas partes. Si no fue usted, no haga nada: su contraseña sigue igual. Las respuestas a este mensaje llegan a { $answers }.
