# Lo que se ajustó en el servicio: va tras el nombre de la persona y dos puntos.

change-desk-set-up = servicio configurado
change-public-address = dirección pública, según la configuración
change-desk-named = nombre, dirección pública e idioma del servicio
change-mailbox-added = buzón { $address } añadido
change-connection-asked = comprobación de la conexión de { $address }
change-source-added = el correo se trae de { $account } en { $host }
change-source-password = contraseña nueva de { $account } en { $host }
change-source-removed = el correo ya no se trae de { $account } en { $host }
change-mail-held = el correo saliente queda retenido en la sala de correo
change-mail-leaves = el correo saliente sale
change-sent-by-hand =
    { $what ->
        [answer] respuesta enviada
        [message] mensaje enviado
        [acknowledgement] acuse de recibo enviado
       *[notification] aviso enviado
    } a mano
change-team-added = equipo { $name } añadido
change-opening-hours = horario: { $hours }
change-agent-joined = { $name } forma parte del equipo
change-agent-away = ausencia: { $name }
change-agent-back = regreso: { $name }
change-agent-left = { $name } deja el equipo
change-tag-made = etiqueta «{ $name }» creada
change-tag-renamed = etiqueta «{ $before }» renombrada a «{ $name }»
change-tag-removed =
    etiqueta «{ $name }» quitada de { $conversations ->
        [one] 1 conversación
       *[other] { $conversations } conversaciones
    }
change-view-made = vista «{ $name }» creada para todos: { $line }
change-view-changed = vista «{ $name }» de todos cambiada: { $line }
change-view-removed = vista «{ $name }» de todos quitada
change-saved-answer-written = respuesta guardada «{ $name }» escrita para todos
change-saved-answer-removed = respuesta guardada «{ $name }» de todos quitada
change-article-written = artículo «{ $title }» escrito
change-field-added = campo «{ $name }» añadido
change-field-changed = campo «{ $before }» cambiado a «{ $name }»
change-field-removed =
    campo «{ $name }» quitado, con { $values ->
        [one] 1 valor
       *[other] { $values } valores
    }
change-rule-written = regla «{ $name }» escrita; está apagada
change-rule-on = regla «{ $name }» encendida
change-rule-off = regla «{ $name }» apagada
change-rule-moved = regla «{ $name }» puesta en el lugar { $place }
change-rule-removed = regla «{ $name }» quitada
