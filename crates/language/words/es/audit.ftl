# The audit: what happened at the desk as a whole, and whether anybody changed it.

audit-title = Auditoría
audit-sentence = Quién entró, quién puede hacer qué y qué se configuró: registros que nadie puede cambiar sin que se note.
audit-changed = ¿La ha cambiado alguien?
audit-chained = Cada registro está encadenado al anterior; por eso, un cambio, un hueco o una inserción se nota desde ese punto. La pérdida de los últimos registros solo se nota al comparar con una copia de seguridad.
audit-check-page = Comprobar esta página
audit-check-all = Comprobar cada cronología
audit-running = Ya hay una comprobación en marcha; vuelva a mirar en un minuto
audit-broken = Cadena rota: { $first }. Cronologías con fallos: { $broken } de { $chains }. Alguien modificó la base de datos a mano: compárela con una copia de seguridad.
audit-unbroken =
    { $entries ->
        [one] Sin alteraciones: se comprobó 1 registro.
       *[other] Sin alteraciones: se comprobaron los { $entries } registros.
    }
audit-unbroken-timelines =
    { $entries ->
        [one] Sin alteraciones: 1 registro comprobado (cronologías: { $chains }).
       *[other] Sin alteraciones: { $entries } registros comprobados (cronologías: { $chains }).
    }
audit-unbroken-so-far =
    { $entries ->
        [one] Sin alteraciones: 1 registro comprobado (cronologías: { $chains }). Hay más; `answerable doctor`, en el servidor, los comprueba todos.
       *[other] Sin alteraciones: { $entries } registros comprobados (cronologías: { $chains }). Hay más; `answerable doctor`, en el servidor, los comprueba todos.
    }
audit-what-happened = Qué ocurrió
audit-person = Persona
audit-everybody = Todas
audit-from = Desde
audit-up-to = Hasta
audit-show = Mostrar
audit-nothing = No hay nada que coincida.
audit-when = Cuándo
audit-what = Qué
audit-entry = Registro
audit-earlier = Anteriores
audit-somebody = alguien
audit-a-customer = Un cliente
audit-the-desk = El servicio
audit-operator = Quien administra el servidor
audit-a-team = un equipo
audit-unreadable = { $who }: un registro de tipo «{ $kind }» que esta versión no puede leer o que se borró
audit-signed-in = { $who } entró
audit-sign-in-refused = Se rechazó un intento de entrar como { $name }
audit-sessions-ended = { $who } cerró sus sesiones en otros navegadores
audit-invited = { $who } invitó a { $name }
audit-invitation-withdrawn = { $who } retiró la invitación a { $name }
audit-invitation-followed = { $who } aceptó su invitación
audit-password-asked-for = Alguien pidió, desde la página de entrada, un enlace para una contraseña nueva de { $name }
audit-password-link = { $who } creó un enlace para una contraseña nueva de { $name }
audit-own-password = { $who } eligió una contraseña nueva
audit-password-of = { $who } puso una contraseña nueva a { $name }
audit-role-sees-all = { $who } cambió lo que puede hacer { $name }: { $role } en { $team }, ve todas las conversaciones
audit-role-sees-team = { $who } cambió lo que puede hacer { $name }: { $role } en { $team }, ve las conversaciones de su equipo
audit-factor-set = { $who } activó un código además de su contraseña
audit-own-factor-removed = { $who } quitó el código que se le pedía además de su contraseña
audit-factor-removed = { $who } quitó el código que se pedía a { $name } además de su contraseña
audit-brand-kept = { $who } configuró la marca { $name }
audit-brand-removed = { $who } quitó la marca { $name }
audit-provider-set = { $who } permitió entrar con { $name } ({ $issuer }){ $trust ->
    [yes] ; sus direcciones se dan por buenas sin comprobarlas
   *[no] {""}
}
audit-provider-set-for = { $who } permitió entrar con { $name } ({ $issuer }); toda persona de { $domain } recibe una cuenta en { $team }{ $trust ->
    [yes] ; sus direcciones se dan por buenas sin comprobarlas
   *[no] {""}
}
audit-provider-removed = { $who } dejó de permitir la entrada con un proveedor de identidad
audit-provider-forgotten = { $who } hizo olvidar la cuenta de { $name } en el proveedor de identidad
audit-recovery-code = { $who } entró con un código de recuperación
audit-factor-demanded = { $who } hizo que se pida un código a todos
audit-factor-left = { $who } dejó que cada persona decida si se le pide un código
audit-what-they-did = { $who }: { $what }
audit-automatic-stopped = { $who } detuvo todo el correo automático
audit-automatic-resumed = { $who } reanudó el correo automático
audit-task-raised = Se creó una tarea sobre el servicio en conjunto
audit-task-done = { $who } terminó una tarea sobre el servicio en conjunto
