# One message in the column of a conversation.

message-internal-note = Nota interna
message-automatic = Automático
message-pictures = Con imágenes externas
message-picture-missing = No se ha podido cargar esta imagen
message-files = Archivos
message-as-sent = Ver tal como lo envió
message-replied-to = Ver a qué respondió
message-why = Por qué está aquí
message-why-odd = Por qué está aquí y qué tenía de raro
message-original = El original, tal como llegó
message-split-done = Ahora es una conversación aparte
message-split = Pasar a una conversación aparte
message-split-later = Este y todos los posteriores
message-events =
    { $events ->
        [one] 1 suceso
       *[other] { $events } sucesos
    }
message-from = Mensaje de { $who }
message-seconds-left = { ", en " }{ $seconds } s
message-no-text = (sin texto)
message-only-files = (sin texto, solo archivos)
message-addressed = Para { $to }, de { $from }.
message-addressed-copies = Para { $to }, con copia a { $copies }, de { $from }.
message-addressed-blind = Copia oculta para { $blind }.
message-copy-went = Copia para { $to }: { $how }
message-link-leads = Lleva a { $place }
message-link-elsewhere = Lleva a { $place }, aunque el texto nombra { $named }
