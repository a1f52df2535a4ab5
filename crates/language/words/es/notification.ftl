# Correos al responsable sobre lo que escribió un cliente o alguien a quien se preguntó.

notification-the-customer = El cliente
notification-wrote = { $customer } escribió:
notification-enquiry = { $who } respondió a lo que preguntamos sobre { $reference }. El cliente no ve nada de esto.
notification-enquiry-stranger = { $who } ({ $address }) respondió a lo que preguntamos sobre { $reference }. El cliente no ve nada de esto.
notification-no-text = (un mensaje sin texto)
notification-stranger = Nunca preguntamos a { $address }, y solo este mensaje dice quién es: una respuesta a este correo se guarda como nota y nadie la recibe.
notification-elsewhere = { $customer } quiere la respuesta en { $address }.
notification-elsewhere-new = { $customer } quiere la respuesta en { $address }. Nunca hemos escrito allí, y solo este mensaje dice de quién es la dirección: si le sorprende, mire antes en el servicio.
notification-answer = Responda a este correo y { $who } recibirá sus palabras, firmadas con su nombre.
notification-link = En el servicio: { $link }
