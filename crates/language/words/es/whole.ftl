# Una conversación entera en una página, y sus archivos.

whole-open = Imprimir o guardar
whole-print = Imprima con Ctrl P o guárdela como archivo.
whole-with-notes = Con notas internas
whole-without-notes = Sin notas internas
whole-download = Guardar como archivo
whole-back = A la conversación
whole-facts = Con { $customer }, a cargo de { $owner }. Referencia { $reference }. Fecha de esta copia: { $written }.
whole-took-part = Participaron: { $people }.
whole-only-formatted = Este mensaje solo contiene imágenes. Se ven en la conversación.
whole-cut = Esta conversación es más larga: aquí solo están sus últimos { $messages } mensajes.
gallery-title = Todos los archivos
gallery-nothing = No hay archivos en esta conversación.
