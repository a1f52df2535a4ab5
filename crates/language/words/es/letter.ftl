# Letters that the desk writes by itself to customers. Every one can be answered and names a next step.

letter-hello = Hola:
letter-hello-name = Hola, { $name }:
letter-we-have-it = Ya tenemos su mensaje, y { $owner } se ocupa de él.
letter-answers = { $owner } responde en este horario: { $hours }.
letter-answers-closed = { $owner } responde en este horario: { $hours }. En este momento estamos fuera de horario; volvemos a atender { $opens }.
letter-next = Qué pasa ahora: { $owner } lee lo que usted escribió y le responde personalmente, por correo. No hace falta que haga nada. Si quiere agregar algo, basta con responder a este correo.
letter-next-page = Qué pasa ahora: { $owner } lee lo que usted escribió y le responde personalmente, por correo. No hace falta que haga nada. Si quiere agregar algo, basta con responder a este correo o escribir en su propia página, donde también puede ver lo que nos ha dicho:
letter-told-hours = horario de respuesta: { $hours }
letter-your-message = Su mensaje
