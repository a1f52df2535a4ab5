# Acts on many conversations at once.

acts-select = Seleccionar varias
acts-bar = Acciones sobre lo seleccionado
acts-pick = Seleccionar { $name }: { $subject }
acts-close = Cerrar
acts-assign = Asignar
acts-assign-to = Asignar a
acts-tag = Etiquetar
acts-tag-name = Etiqueta
acts-snooze = Posponer
acts-snooze-until = Posponer hasta
acts-clear = Dejar de seleccionar
acts-nothing-selected = No hay nada seleccionado. Marque antes algunas conversaciones.
acts-not-understood = Elija qué hacer con ellas.
acts-done-title = Hecho
acts-closed =
    { $count ->
        [one] 1 cerrada
       *[other] { $count } cerradas
    }
acts-reopened =
    { $count ->
        [one] 1 reabierta
       *[other] { $count } reabiertas
    }
acts-assigned =
    { $count ->
        [one] 1 asignada
       *[other] { $count } asignadas
    }
acts-tagged =
    { $count ->
        [one] 1 etiquetada
       *[other] { $count } etiquetadas
    }
acts-untagged =
    { $count ->
        [one] 1 etiqueta quitada
       *[other] { $count } etiquetas quitadas
    }
acts-prioritised =
    { $count ->
        [one] Prioridad de 1 cambiada
       *[other] Prioridad de { $count } cambiada
    }
acts-snoozed =
    { $count ->
        [one] 1 pospuesta
       *[other] { $count } pospuestas
    }
acts-undone =
    { $count ->
        [one] 1 está como antes
       *[other] { $count } están como antes
    }
acts-nothing-changed = No hizo falta cambiar nada.
acts-refused =
    { $count ->
        [one] 1 quedó como estaba. { $why }.
       *[other] { $count } quedaron como estaban. { $why }.
    }
acts-undo = Deshacer
acts-back = Volver a la lista
# Follows other sentences; without a full stop, as they are.
acts-left =
    { $count ->
        [one] Queda 1 por hacer y sigue seleccionada: como máximo son { $most } a la vez
       *[other] Quedan { $count } por hacer y siguen seleccionadas: como máximo son { $most } a la vez
    }
acts-go-on =
    { $count ->
        [one] Seguir con 1 más
       *[other] Seguir con { $count } más
    }
