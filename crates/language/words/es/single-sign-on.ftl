# Inicio de sesión único: entrar con una cuenta que ya se tiene en otro lugar.

single-sign-on-title = Inicio de sesión único
single-sign-on-sentence = Cada persona entra con la cuenta que ya tiene en la empresa. Está siempre incluido y no cuesta nada.
single-sign-on-is = Se puede entrar con { $name }. Las contraseñas también sirven.
single-sign-on-is-not = No hay ningún proveedor configurado: se entra con contraseña.
single-sign-on-only = Solo un administrador puede cambiarlo: { $names }.
single-sign-on-no-address = El proveedor lleva de vuelta a la dirección pública de este servicio, y aún no hay ninguna. Indíquela primero:
single-sign-on-register = Registre este servicio en su proveedor (Keycloak, Authentik, Microsoft Entra, Google, Okta…) como aplicación web, con esta dirección de redirección:
single-sign-on-name = Nombre en el botón
single-sign-on-name-hint = «Cuentas de Birch»
single-sign-on-issuer = Dirección del proveedor (issuer)
single-sign-on-issuer-hint = Empieza con https:// y la muestra el proveedor; debajo de ella está /.well-known/openid-configuration.
single-sign-on-client = ID de cliente (client ID)
single-sign-on-secret = Secreto de cliente (client secret)
single-sign-on-secret-kept = Si se deja vacío, se conserva el que está guardado.
single-sign-on-trusts = Dar por buenas sus direcciones aunque no indique que las comprobó (Microsoft Entra con un inquilino propio)
single-sign-on-domain = Dominio cuyos miembros reciben una cuenta al entrar
single-sign-on-domain-hint = Si se deja vacío, solo entra quien ya trabaja aquí. Quien llega así solo lee lo de su equipo, hasta que un administrador le permita más.
single-sign-on-team = Equipo al que se incorporan
single-sign-on-remove = Prescindir del proveedor
single-sign-on-with = Entrar con { $name }
single-sign-on-not = No se pudo entrar
single-sign-on-again = Intentar de nuevo
single-sign-on-by-password = Entrar con contraseña
single-sign-on-too-many = En este momento están entrando demasiadas personas. Inténtelo de nuevo en unos minutos.
single-sign-on-late = Pasó demasiado tiempo, o se empezó en otro navegador. Inténtelo de nuevo.
single-sign-on-provider-says = El proveedor no le permite entrar. Responde: { $why }
single-sign-on-no-email = El proveedor no indica cuál es su dirección de correo. Pida a un administrador que lo permita allí.
single-sign-on-unchecked = El proveedor no ha comprobado su dirección de correo. Confírmela allí o pregunte a un administrador.
single-sign-on-clocks = La respuesta del proveedor es demasiado antigua, o los relojes de los dos equipos no coinciden. Inténtelo de nuevo.
single-sign-on-odd = La respuesta del proveedor no corresponde a este servicio. Inténtelo de nuevo; si vuelve a ocurrir, pregunte a un administrador.
single-sign-on-nobody = Aquí nadie tiene la dirección { $email }. Un administrador puede invitarle.
single-sign-on-somebody-else = { $email } pertenece a otra cuenta del proveedor. Un administrador del servicio puede ayudarle.
single-sign-on-refused-missing = Hacen falta un nombre, la dirección del proveedor y el ID de cliente.
single-sign-on-refused-too-long = Es demasiado largo; el nombre puede tener { $characters } caracteres como máximo.
single-sign-on-refused-no-provider = No hay ningún proveedor en esta dirección: { $why }. No se cambió nada.
single-sign-on-refused-no-secret = Falta el secreto de cliente. El proveedor lo muestra donde está registrado el servicio.
single-sign-on-refused-no-key = Este proceso no puede guardar secretos. Vea qué indica answerable doctor.
single-sign-on-refused-domain = Esto no es un dominio. Debe tener esta forma: birch.example.
single-sign-on-unreachable = No se pudo preguntar al proveedor quién es usted: { $why }. Inténtelo de nuevo en un momento o entre con contraseña.
single-sign-on-no-key = Este servicio no puede abrir lo que guarda sobre el proveedor. Pida a un administrador que vuelva a escribir el secreto de cliente.
single-sign-on-of-person = Se le reconoce por su cuenta en el proveedor de identidad.
single-sign-on-forget = Olvidar su cuenta en el proveedor
single-sign-on-remove-says =
    { $people ->
        [0] Nadie podrá entrar ya con { $provider }. Aquí todos tienen otra manera de entrar. Para configurarlo de nuevo necesitará el secreto de cliente.
        [one] Nadie podrá entrar ya con { $provider }. 1 persona no tiene otra manera de entrar hasta que usted le dé un enlace para una contraseña. Para configurarlo de nuevo necesitará el secreto de cliente.
       *[other] Nadie podrá entrar ya con { $provider }. { $people } personas no tienen otra manera de entrar hasta que usted dé a cada una un enlace para una contraseña. Para configurarlo de nuevo necesitará el secreto de cliente.
    }
single-sign-on-forget-says = Quien entre ahora en el proveedor con la dirección de { $name } será { $name } aquí. Asegúrese de que la dirección sigue siendo suya.
