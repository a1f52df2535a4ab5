# Tags: words of the team's own on conversations.

tag-put = { $who } puso la etiqueta «{ $tag }»
tag-taken = { $who } quitó la etiqueta «{ $tag }»
tag-menu = Etiquetas
tag-field = Agregar una etiqueta
tag-field-hint = Una palabra suya
tag-add = Agregar
tag-take-off = Quitar la etiqueta { $tag }
tag-added = Etiqueta agregada
tag-taken-off = Etiqueta quitada
tag-find = Conversaciones con la etiqueta { $tag }
tag-settings = Etiquetas
tag-settings-sentence = Palabras propias del equipo para encontrar conversaciones: tag:refund.
tag-none = Ninguna conversación tiene etiquetas aún. Agregue una en una conversación, con la tecla «.».
tag-none-yet = Aún no hay etiquetas. Agregue la primera aquí, o en una conversación con la tecla «.».
tag-name = Nombre
tag-conversations = Conversaciones
tag-rename = Cambiar nombre
tag-remove = Eliminar en todas
tag-only-leads = Solo un líder puede cambiar el nombre de una etiqueta o eliminarla. Pregunte a { $who }.
tag-and-more = { $count } o más
tag-refused-no-conversation = Esta conversación no existe
tag-refused-no-tag = Esta etiqueta ya no existe
tag-refused-empty = Una etiqueta necesita un nombre
tag-refused-too-long = Una etiqueta tiene { $max } caracteres como máximo
tag-refused-marks = Una etiqueta se escribe sin comillas ni dos puntos y no empieza con guion
tag-refused-too-many = Una conversación tiene { $max } etiquetas como máximo; quite antes una
tag-refused-too-many-known = Este servicio ya tiene { $max } etiquetas; use una de ellas o elimine alguna en los ajustes
tag-refused-taken = Ya hay una etiqueta con ese nombre
tag-remove-says =
    { $conversations ->
        [0] Ninguna conversación tiene la etiqueta «{ $tag }». Ya no se ofrecerá.
        [one] «{ $tag }» se quitará definitivamente de 1 conversación y ya no se ofrecerá.
       *[other] «{ $tag }» se quitará definitivamente de { $conversations } conversaciones y ya no se ofrecerá.
    }
tag-remove-says-many = «{ $tag }» se quitará definitivamente de { $conversations } conversaciones o más y ya no se ofrecerá.
