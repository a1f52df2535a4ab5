# The switch for all automatic mail.

automatic-stopped = Todo el correo automático está detenido
automatic-running = El correo automático está en marcha
automatic-people = Las respuestas que escriben las personas no se ven afectadas, y todo mensaje que llega se guarda y se muestra.
automatic-before = Antes
automatic-title = Correo automático
automatic-sentence = Los acuses de recibo y todo lo demás que sale sin que nadie pulse un botón.
automatic-run = Reanudarlo
automatic-stop = Detener el correo automático
automatic-stopped-by = { $who } lo detuvo ({ $at }).
automatic-ask = Pida a { $who } que lo cambie.
automatic-did-stop = { $who } lo detuvo
automatic-did-run = { $who } lo reanudó
automatic-today =
    { $sent ->
        [one] En las últimas 24 horas se escribió 1 acuse de recibo.
       *[other] En las últimas 24 horas se escribieron { $sent } acuses de recibo.
    }
automatic-held = Lo que habría salido desde entonces espera; nada se pierde.
