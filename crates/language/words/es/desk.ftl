# The desk itself: its name, where customers reach its pages, when somebody is there.

desk-name = Nombre
desk-public-address = Dirección pública
desk-hours = Horario
desk-title = El servicio
desk-sentence = Lo que los clientes ven del servicio en conjunto, y cuándo encuentran a alguien.
desk-name-and-address = Nombre y dirección
desk-name-customers-see = Nombre que ven los clientes
desk-public-address-hint = Con ella empiezan los enlaces en los correos a clientes.
desk-opening-hours = Horario de atención
desk-zone = Zona horaria
desk-save-hours = Guardar el horario
desk-only-administrators = Solo un administrador puede cambiar esto. Pregunte a { $who }.
desk-hours-now = Horario actual: { $hours }
desk-wrong-hours = { $day }: { $wrong }
desk-language = Idioma de los correos que escribe el servicio
desk-language-hint = Para los clientes que aún no han escrito lo bastante para saber el suyo.
