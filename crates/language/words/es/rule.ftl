# Rules that people make: when, if, then; what they would have done; what they did.

rule-title = Reglas
rule-sentence = Lo que el servicio hace por sí solo. Una regla está desactivada hasta que usted ha visto lo que habría hecho la semana pasada.
rule-none = Todavía no hay ninguna regla.
rule-name = Nombre
rule-name-hint = Aparece en el historial allí donde la regla hace algo
rule-when = Cuando
rule-if = Si
rule-then = Entonces
rule-state = Estado
rule-order = Orden
rule-when-begins = un mensaje inicia una conversación
rule-when-arrives = una persona nos escribe
rule-when-answered = alguien del equipo responde
rule-when-closed = se cierra
rule-if-all = sea cual sea
rule-if-fits = encaja con { $line }
rule-line-hint = Filtros como en la búsqueda, por ejemplo tag:vip o mailbox:orders@example.com, y palabras que contiene el mensaje. Vacío: todas las conversaciones
rule-does-tag = poner la etiqueta «{ $tag }»
rule-does-untag = quitar la etiqueta «{ $tag }»
rule-does-priority =
    { $priority ->
        [low] poner la prioridad en «baja»
        [high] poner la prioridad en «alta»
        [urgent] poner la prioridad en «urgente»
       *[normal] poner la prioridad en «normal»
    }
rule-does-team = pasarla al equipo { $team }
rule-does-owner = pasarla a { $agent }
rule-does-snooze =
    { $hours ->
        [one] posponerla 1 hora
       *[other] posponerla { $hours } horas
    }
rule-does-gone = algo que ya no existe
rule-on = activada desde { $since }
rule-off = desactivada
rule-earlier = Antes: { $rule }
rule-later = Después: { $rule }
rule-add = Escribir una regla
rule-change = Cambiar la regla
rule-save = Guardar y ver lo que habría hecho
rule-form-tag = Poner esta etiqueta
rule-form-untag = Quitar esta etiqueta
rule-form-priority = Poner esta prioridad
rule-form-team = Pasarla a este equipo
rule-form-owner = Pasarla a
rule-form-snooze = Posponerla tantas horas
rule-form-nothing = Dejar como está
rule-no-loops = Lo que hace una regla nunca activa otra. Las reglas se siguen en su orden, cada una como máximo una vez.
rule-trial = Lo que habría hecho en los últimos siete días
rule-trial-count =
    { $count ->
        [0] No habría tocado ninguna conversación.
        [one] Habría tocado 1 conversación.
       *[other] Habría tocado { $count } conversaciones.
    }
rule-trial-today = Las etiquetas, la prioridad, el equipo y el responsable se toman como están hoy.
rule-trial-back-to = Solo se miraron las conversaciones desde { $since }; son demasiadas para mirarlas todas.
rule-trial-odd = «{ $what }» ya no existe, así que la regla no toca nada. Cambie la regla.
rule-switch-on = Activarla
rule-switch-off = Desactivarla
rule-remove = Eliminar la regla
rule-only-administrators = Solo { $who } puede cambiar las reglas.
rule-followed = Se siguió la regla «{ $rule }»
rule-team-changed = Pasó al equipo { $team }
rule-refused-name = Dé a la regla un nombre de { $max } caracteres como máximo
rule-refused-odd = «{ $what }» no se entiende o no existe
rule-refused-eyes = «{ $what }» depende de quién mira, y una regla no mira; quítelo
rule-refused-nothing = Elija qué hace la regla
rule-refused-acts = Una regla hace { $max } cosas como máximo
rule-refused-act = Una regla no puede hacer «{ $what }»: no existe o no es posible
rule-refused-many = Ya hay { $max } reglas; elimine antes una
rule-refused-changed = Esta regla se cambió entretanto; mire otra vez lo que habría hecho
rule-remove-says = La regla «{ $rule }» desaparecerá definitivamente. Lo que hizo queda.
rule-remove-says-on = La regla «{ $rule }» dejará de actuar de inmediato y desaparecerá definitivamente. Lo que hizo queda. Para detenerla solo un tiempo, desactívela.
