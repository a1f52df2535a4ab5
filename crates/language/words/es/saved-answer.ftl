# Saved answers: texts that are written once and filled in for the customer at hand.

saved-answer-refused-no-name = Póngale un nombre de { $max } caracteres como máximo, para encontrarla
saved-answer-refused-empty = Escriba un texto o elija qué hace
saved-answer-refused-too-long = Una respuesta guardada tiene { $max } caracteres como máximo
saved-answer-refused-blank = { $blank } no es un campo que se pueda completar
saved-answer-refused-act = «{ $act }» no es algo que se pueda hacer
saved-answer-refused-acts = Una respuesta guardada hace { $max } cosas como máximo
saved-answer-refused-too-many = Ya hay { $max } respuestas guardadas; elimine antes alguna
saved-answer-refused-gone = Esta respuesta guardada ya no existe
saved-answer-title = Respuestas guardadas
saved-answer-sentence = Se escriben una vez, se completan con los datos de cada cliente y se leen antes de enviarse.
saved-answer-none = Aún no hay respuestas guardadas. Escriba la primera abajo; en una conversación se encuentra con «/» al principio de una línea.
saved-answer-name = Nombre
saved-answer-text = Texto
saved-answer-text-hint = Se completan por sí solos: { $blanks }. Si falta el dato, se usa la palabra que va tras la barra: { $example }
saved-answer-whose = Para quién
saved-answer-everybody = Todos
saved-answer-own = Solo usted
saved-answer-shared = Todos pueden usarla
saved-answer-acts = Al enviarla
saved-answer-acts-close = Cerrar la conversación
saved-answer-acts-tag = Agregar la etiqueta
saved-answer-acts-snooze = Posponer (horas)
saved-answer-used =
    { $count ->
        [0] sin usar aún
        [one] usada una vez
       *[other] usada { $count } veces
    }
saved-answer-add = Escribir una respuesta guardada
saved-answer-change = Cambiar
saved-answer-remove = Eliminar
saved-answer-save = Guardar
saved-answer-only-leads = Las respuestas de todos las cambian los líderes. Pregunte a { $who }.
saved-answer-menu = Respuestas guardadas
saved-answer-find = Buscar una respuesta guardada
saved-answer-nothing = Ninguna respuesta guardada contiene esas palabras.
saved-answer-empty-blanks = Faltan datos; complételos: { $blanks }
saved-answer-back = Volver a la conversación
saved-answer-done = Hecho: { $name }
saved-answer-does-tag = Agregar la etiqueta { $tag }
saved-answer-does-snooze =
    { $hours ->
        [one] Posponer { $hours } hora
       *[other] Posponer { $hours } horas
    }
saved-answer-remove-says = «{ $name }» desaparecerá definitivamente. Lo que se envió con ella queda.
saved-answer-remove-says-shared = «{ $name }» desaparecerá definitivamente para todos. Lo que se envió con ella queda.
saved-answer-does-team = Pasar al equipo { $team }
saved-answer-does-owner = Pasar a { $agent }
saved-answer-does-team-owner = Pasar a { $agent } en el equipo { $team }
saved-answer-does-gone = Pasar a alguien que ya no está
