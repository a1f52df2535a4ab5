# Lo que se nota en un texto antes de que salga: lo que se vio, y por qué importa, con la salida.

lint-empty = El mensaje está vacío.
lint-empty-why = Un mensaje vacío solo hace preguntarse qué se perdió. Escriba lo que el cliente necesita saber.
lint-unfilled = «{ $quote }» quedó sin rellenar.
lint-unfilled-why = El cliente vería que nadie leyó el mensaje antes de enviarlo. Ponga el valor, o escriba la frase sin él.
lint-importance = Dice «{ $quote }».
lint-importance-why = Se oye mientras nadie responde; muestra lo contrario de lo que dice. Diga quién se ocupa y para cuándo, o quite la frase.
lint-dead-end = «{ $quote }» dice que no hay nadie.
lint-dead-end-why = A cada mensaje nuestro se puede responder, y alguien lee la respuesta. Pida una respuesta a este mensaje, o quite la frase.
lint-vague-wait = «{ $quote }» no es un plazo.
lint-vague-wait-why = Esperar es más fácil con un final: la gente se organiza según una hora, y según nada más. Nombre un plazo que pueda cumplir, o diga que escribirá con novedades para entonces.
lint-shouting = «{ $quote }» está todo en mayúsculas.
lint-shouting-why = Las mayúsculas se leen como gritos. Escríbalo en letras corrientes.
lint-attachment = «{ $quote }» habla de un archivo, y no hay ninguno.
lint-attachment-why = El cliente tendría que pedirlo y esperar otra vez. Añada el archivo.
