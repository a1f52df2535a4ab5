# Views that people make themselves, and the line of filters that they are made of.

view-keep = Guardar como vista
view-name = Nombre de la vista
view-line = Filtros
view-line-hint = Por ejemplo: is:open waiting:us tag:refund
view-shared = Todos la ven
view-save = Guardar
view-change = Cambiar esta vista
view-remove = Eliminar esta vista
view-empty = No hay nada en esta vista.
view-looked-back = Se miraron las más recientes, hasta el { $day }. Puede haber otras anteriores.
view-look-further = Mirar más atrás
view-nothing = Ninguna conversación coincide con { $line }.
view-found =
    { $count ->
        [one] 1 conversación coincide con { $line }
       *[other] { $count } conversaciones coinciden con { $line }
    }
view-found-more = { $count } conversaciones o más coinciden con { $line }
view-odd-value = «{ $typed }» no se entiende. Valores posibles: { $values }.
view-odd-day = «{ $typed }» no se entiende. Escriba un día así: 2026-11-01, o 7d para hace siete días.
view-odd-twice = «{ $typed }» no se tiene en cuenta: antes se indicó otra cosa.
view-odd-too-many = «{ $typed }» no se tiene en cuenta: una línea puede tener { $max } etiquetas.
view-odd-unknown = «{ $typed }»: aquí nadie ni nada tiene ese nombre.
view-help = Filtros
view-help-sentence = Palabras y filtros pueden ir en la misma línea. Con un guion delante se excluye: -tag:refund.
view-filter-is = open (abierta), snoozed (pospuesta), closed (cerrada), spam, unread (usted no la ha leído)
view-filter-owner = quién se ocupa: me (usted), un nombre o una dirección; none: alguien que ya no trabaja aquí
view-filter-waiting = a quién le toca: us (a nosotros) o them (al cliente)
view-filter-channel = cómo llegó el mensaje más reciente: email (correo), page (su página)
view-filter-by = quién la empezó: person (una persona) o machine (una máquina)
view-filter-priority = qué tan urgente es: low (baja), normal, high (alta) o urgent (urgente)
view-filter-tag = sus etiquetas; un nombre con espacios va entre comillas
view-filter-mailbox = la dirección nuestra a la que pertenece
view-filter-team = el equipo que responde
view-filter-from = la dirección del cliente
view-filter-after = su mensaje más reciente es de ese día o posterior
view-filter-before = su mensaje más reciente es anterior a ese día
view-filter-has = has:file, tiene archivos
view-refused-no-name = Ponga a la vista un nombre de { $max } caracteres como máximo
view-refused-no-filter = En esta línea no hay nada que buscar; escriba palabras o un filtro, como is:open o tag:refund
view-refused-odd = «{ $typed }» no se entiende
view-refused-too-many = Ya hay { $max } vistas; elimine antes una
view-refused-no-view = Esta vista ya no existe
view-filter-field = lo que contiene un campo propio: su nombre, un signo igual y el valor
view-odd-field = «{ $typed }»: escriba field:nombre=valor
view-remove-says = La vista «{ $view }» desaparecerá definitivamente. Sus conversaciones quedan donde están.
view-remove-says-shared = La vista «{ $view }» desaparecerá definitivamente para todos. Sus conversaciones quedan donde están.
