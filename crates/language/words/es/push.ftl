# News in a browser while no page of the desk is open.

push-title = Avisos en este navegador
push-what = Cuando no hay ninguna página del servicio abierta, este navegador puede avisarle de que alguien del equipo le ha mencionado o de que un cliente le ha escrito: quién y dónde, sin las palabras del cliente. Termina cuando cierra la sesión aquí.
push-tell = Avisarme aquí
push-stop = Dejar de avisar
push-since = Desde { $at }
push-this = este
push-browsers = Navegadores que le avisan
push-needs-script = Hace falta un navegador que conozca los mensajes push, con scripts permitidos, y una conexión por https.
push-no-key = Este proceso no puede guardar la clave necesaria. Consulte lo que dice answerable doctor.
push-refused = El navegador no lo permite. Permita las notificaciones para esta dirección en sus ajustes e inténtelo de nuevo.
push-odd = Lo que el navegador dice de su servicio push no se puede usar. No se ha cambiado nada.
push-mentioned = { $name } le ha mencionado
push-mentioned-by-somebody = Alguien del equipo le ha mencionado
push-customer-wrote = Un cliente le ha escrito
