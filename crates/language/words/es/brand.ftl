# Marcas: los nombres con los que responde el servicio.

brand-title = Marcas
brand-sentence = Los nombres con los que responde. Cada marca tiene sus direcciones; los clientes ven su nombre, su color y su idioma.
brand-none = Aún no hay ninguna marca: todas las direcciones hablan en nombre del servicio. Añada una si también le conocen por otro nombre.
brand-only-administrators = Solo un administrador puede cambiarlo: { $names }.
brand-name = Nombre
brand-name-hint = Tal como lo conocen los clientes. Figura como remitente de cada correo y en sus páginas.
brand-addresses = Sus direcciones
brand-hours = Cuándo responde
brand-rest = { $addresses }: aquí habla { $desk }.
brand-add = Añadir una marca
brand-keep = Guardar la marca
brand-all = Todas las marcas
brand-remove = Quitar la marca
brand-remove-sentence = Sus direcciones hablarán entonces en nombre del servicio. Lo enviado queda como estaba.
brand-language = Idioma
brand-language-of-the-desk = el del servicio
brand-language-hint = Para escribir a personas cuyo idioma no se conoce o no está marcado abajo.
brand-colour = Color
brand-colour-hint = Por ejemplo #0d5c57, en las páginas de los clientes. Vacío: el color del servicio.
brand-colour-as-chosen = Los clientes ven { $chosen } tal como lo eligió; más claro en modo oscuro.
brand-colour-darker = Eligió { $chosen }. No todas las personas podrían leer palabras de ese color, así que los clientes ven { $shown }, el mismo tono, más oscuro; más claro en modo oscuro.
brand-sign-off = Lo que figura bajo cada respuesta
brand-sign-off-hint = Debajo del nombre de quien la escribió: la tienda, su dirección, lo que exige la ley.
brand-voice = Cómo habla
brand-voice-hint = Para los agentes, junto a lo que escriben: «Tuteamos. Nunca decimos lamentablemente.»
brand-how-it-speaks = Cómo habla { $brand }
brand-hours-team = como el equipo que tiene la conversación
brand-hours-own = en su propio horario, el siguiente
brand-hours-hint = Los acuses de recibo y las páginas de los clientes indican este horario, y las esperas se miden según él.
brand-hours-days = Su propio horario de atención
brand-told-own = A quienes escriben a { $addresses } se les indica cuándo respondemos: { $hours }.
brand-told-team = A quienes escriben a { $addresses } se les indica el horario de { $team }: { $hours }.
brand-told-nobody = Todavía ninguna dirección habla como esta marca, así que su horario no se indica a nadie.
brand-languages = Idiomas de la marca
brand-languages-hint = Para los acuses de recibo y las páginas de los clientes. Ninguno marcado: todos. El idioma de arriba está siempre incluido.
brand-spoken = Los acuses de recibo y las páginas de los clientes están en el idioma del cliente si es uno de estos: { $languages }. Para las demás personas: { $language }.
brand-spoken-only = Los acuses de recibo y las páginas de los clientes están siempre en un solo idioma: { $language }.
brand-refused-name = Hace falta un nombre de { $characters } caracteres como máximo.
brand-refused-taken = Ya hay una marca con ese nombre.
brand-refused-colour = Un color se escribe así: #0d5c57.
brand-refused-too-long = Es demasiado largo: { $characters } caracteres como máximo.
brand-refused-too-many = Hay { $most } marcas y no caben más.
brand-refused-never-open = Marque al menos un día, o deje que la marca responda como el equipo.
brand-refused-gone = Esta marca ya no existe.
brand-refused-changed = Alguien cambió esta marca después de que usted la abriera. Lo que escribió está aquí y todavía no se ha guardado: mire la marca en otra ventana, o guarde de nuevo para poner lo suyo en su lugar
brand-remove-says =
    { $mailboxes ->
        [0] Ninguna dirección habla como { $brand }. Su nombre, su color y sus textos desaparecerán definitivamente.
        [one] 1 dirección volverá a hablar en nombre del servicio. El nombre, el color y los textos de { $brand } desaparecerán definitivamente.
       *[other] { $mailboxes } direcciones volverán a hablar en nombre del servicio. El nombre, el color y los textos de { $brand } desaparecerán definitivamente.
    }
