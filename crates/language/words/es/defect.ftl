# Something odd about an arrival that was kept all the same.

defect-no-sender = No indica ningún remitente.
defect-no-message-id = Llegó sin Message-ID; le dimos uno.
defect-no-date = No trae una fecha legible; se muestra la hora de llegada.
defect-unreadable = No se pudo leer su estructura; se muestra el texto sin procesar.
defect-wrong-charset = Algunos caracteres no se pudieron descifrar.
defect-control-characters = Para mostrarlo se quitaron caracteres de control invisibles.
defect-cut-off = Aquí no se muestra todo ({ $limit }). El original está completo.
defect-encrypted = Está cifrado y no se puede leer aquí.
defect-piece = Es una parte ({ $which }) de un mensaje más grande; las demás llegan por separado.
