# The code after the password.

second-factor-title = Un código además de la contraseña
second-factor-demand = Pedir un código a todos
second-factor-demand-no-more = Dejar de pedirlo
second-factor-is-demanded = Todos entran también con un código de una aplicación.
second-factor-as-each-decides = Cada persona decide si se le pide también un código de una aplicación.
second-factor-of-person = Se le pide un código además de la contraseña desde { $since }.
second-factor-remove-lost = Quitar el código perdido
second-factor-owed = Un administrador pide un código a todos los que trabajan aquí. Configúrelo una vez y podrá seguir usando el servicio.
second-factor-what = Una aplicación de su teléfono muestra un código que cambia cada medio minuto. Quien sepa su contraseña pero no tenga su teléfono se queda fuera.
second-factor-begin = Configurarlo
second-factor-step-app = Abra una aplicación de autenticación y lea con ella esta imagen, o escriba la clave de configuración.
second-factor-step-code = Después, escriba el código que muestra la aplicación.
second-factor-picture = La clave de configuración como imagen, para una aplicación
second-factor-secret = Clave de configuración: { $secret }
second-factor-code = Código
second-factor-confirm = Confirmar
second-factor-keep-codes = Guarde estos diez códigos de recuperación donde guarda sus papeles. Cada uno permite entrar una vez cuando no tenga el teléfono. Se muestran ahora y nunca más.
second-factor-since = Se le pide un código además de la contraseña desde { $at }.
second-factor-codes-left =
    { $left ->
        [one] Queda un código de recuperación.
       *[other] Quedan { $left } códigos de recuperación.
    }
second-factor-code-to-stop = Código, para dejar de pedirlo
second-factor-stop = Pedir solo la contraseña
second-factor-one-more-step = Un paso más
second-factor-type-code = Escriba el código que muestra ahora su aplicación. Si no la tiene a mano, también sirve uno de sus códigos de recuperación.
second-factor-lost = ¿Perdió ambas cosas? Un administrador del servicio puede quitar el código; su contraseña sigue siendo la misma.
second-factor-begin-again = Empezar de nuevo
second-factor-remove-says = Se cerrarán todas las sesiones de { $name }, y bastará su contraseña para entrar hasta que vuelva a configurar un código. Asegúrese primero de que es { $name } quien lo pide.
