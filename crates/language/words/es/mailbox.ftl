# Mailboxes: the addresses that the desk answers at.

mailbox-address = Dirección
mailbox-comes-in = Entrada de correo
mailbox-title = Buzones
mailbox-sentence = Direcciones que el servicio lee y desde las que responde.
mailbox-add = Agregar un buzón
mailbox-address-hint = Debe aceptar respuestas.
mailbox-name = Nombre que ven los clientes
mailbox-team = Equipo que responde
mailbox-only-administrators = Los cambia un administrador: { $who }.
mailbox-accepted-elsewhere = se recibe en otro proceso
mailbox-accepted-at = se recibe en { $at }
mailbox-leaves = las respuestas salen de aquí
mailbox-stays = las respuestas quedan en la sala de correo
