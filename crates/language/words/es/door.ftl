# The door: signing in, and setting up a new desk.

door-email = Correo electrónico
door-password = Contraseña
door-no-account = ¿No tiene cuenta? Un administrador del servicio puede invitarle.
door-wrong = Esa dirección y esa contraseña no coinciden. Revise ambas e inténtelo de nuevo.
door-sign-in = Entrar
door-demonstration = Esto es una demostración. Entre como { $hint }.
door-too-many =
    { $minutes ->
        [one] Demasiados intentos. Podrá probar de nuevo en un minuto. Mientras tanto, un administrador puede crear una contraseña nueva.
       *[other] Demasiados intentos. Podrá probar de nuevo en { $minutes } minutos. Mientras tanto, un administrador puede crear una contraseña nueva.
    }
door-deactivated = Esta cuenta ya no está activa. Pregunte a { $ask }.
door-set-up-kept = Todo esto se puede cambiar después, salvo una cosa: siempre hay una persona con nombre.
door-not-saved = Aún no se ha guardado. Revise lo que está marcado; lo demás se conserva.
door-the-desk = El servicio
door-name-customers-see = Nombre que ven los clientes
door-name-hint = Su empresa o equipo: «Kettle & Co».
door-public-address = Dirección pública
door-public-address-hint = Con ella empiezan los enlaces en los correos a clientes.
door-mailbox = Dirección a la que escriben los clientes
door-mailbox-hint = Alguien la lee: no se admiten direcciones que no aceptan respuestas.
door-you = Sus datos
door-your-name = Su nombre
door-your-name-hint = Con él se firman las respuestas.
door-your-email = Su correo electrónico
door-password-hint = Al menos 10 caracteres. Una frase sirve bien.
door-hours = Cuándo hay alguien
door-hours-measured = Lo que decimos sobre la espera se mide dentro de este horario.
door-zone = Zona horaria
door-zone-choose = Elegir una zona horaria
door-zone-missing = Elija la zona a la que se refieren sus horas de atención.
door-opening-hours = Horario de atención
door-open-desk = Abrir el servicio
door-set-up = Prepare su servicio
door-from = { $day }, desde
door-until = { $day }, hasta
door-until-between = a
door-signed-out = Su sesión ya no está abierta
door-signed-out-kept = No se cambió nada. Entre en otra pestaña, regrese aquí y vuelva atrás: lo que escribió sigue en el formulario.
door-not-set-up = Este servicio aún no está preparado. Desde otro equipo, abra el enlace que mostró al iniciarse; `answerable set-up` en su propio equipo hace lo mismo
door-whoever-runs = quien administra el servidor
