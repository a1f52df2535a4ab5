# enquiry: consulta externa (a un transportista, a un proveedor); to forward: reenviar

enquiry-ask = Preguntar a otra persona
enquiry-forward = Reenviar
enquiry-title = Preguntar a otra persona sobre esta conversación
enquiry-title-forward = Reenviar un mensaje
enquiry-title-on = Continuar una consulta externa
enquiry-unseen = El cliente no ve nada de esto. Lo que llegue aparece aquí, en la conversación, solo para usted y su equipo.
enquiry-to = Para
enquiry-to-hint = Una dirección o varias, separadas por comas.
enquiry-subject = Asunto
enquiry-subject-hint = Se envía tal cual. Se añade la referencia { $tag }.
enquiry-text = Su texto
enquiry-text-hint = De lo que escribió el cliente solo se envía lo que usted ponga aquí.
enquiry-text-hint-forward = Va encima del mensaje, con su firma. Puede dejarlo vacío.
enquiry-enclosed = El mensaje que se envía
enquiry-files = Archivos que se envían
enquiry-files-hint = Solo los que usted elija.
enquiry-send = Enviar
enquiry-heading-asked = Consultado: { $people }
enquiry-heading-forwarded = Reenviado a { $people }
enquiry-region = Consultas externas
enquiry-asked = a la espera de respuesta desde { $when }
enquiry-answered = respondida { $when }, nos toca a nosotros
enquiry-seen = respondida { $when }
enquiry-closed = terminada desde { $when }
enquiry-others = También escribió aquí otra persona: { $people }. Si quiere escribirle, añada su dirección.
enquiry-go-on = Continuar
enquiry-close = Terminada
enquiry-close-said = La consulta externa está terminada
enquiry-messages =
    { $messages ->
        [one] 1 mensaje
       *[other] { $messages } mensajes
    }
enquiry-earlier = Los mensajes anteriores de esta consulta no se muestran aquí.
enquiry-mark = Esto es parte de una consulta externa. El cliente no lo ve.

enquiry-timeline-asked = { $who } consultó a { $people }
enquiry-timeline-forwarded = { $who } reenvió un mensaje a { $people }
enquiry-timeline-answered = { $name } respondió a nuestra consulta
enquiry-timeline-machine = Una máquina respondió a nuestra consulta: { $name }
enquiry-timeline-closed = { $who } terminó una consulta externa
enquiry-timeline-taken-back = { $who } retiró una consulta externa antes de que saliera
enquiry-timeline-not-delivered = Una consulta externa no se entregó: { $why }
enquiry-timeline-uncertain = No se sabe si una consulta externa ha salido: { $why }
enquiry-timeline-stopped = Una consulta externa se detuvo antes de salir. { $because }

enquiry-letter-enclosed = Mensaje reenviado
enquiry-letter-enclosed-date = Fecha
enquiry-letter-enclosed-from = De
enquiry-letter-enclosed-subject = Asunto
enquiry-letter-enclosed-to = Para

enquiry-refusal-colleague = { $address } es de nuestro equipo; escriba una nota y mencione a la persona
enquiry-refusal-empty = Escriba lo que quiere preguntar
enquiry-refusal-file-gone = El archivo { $file } ya no está; quítelo
enquiry-refusal-files-too-large = Los archivos juntos superan { $megabytes } MB; quite algunos
enquiry-refusal-files-too-many = Se pueden enviar { $most } archivos como máximo; quite algunos
enquiry-refusal-merged = Esta conversación se fusionó con otra; pregunte desde allí
enquiry-refusal-message-gone = Este mensaje no se puede reenviar; elija uno recibido o enviado
enquiry-refusal-no-conversation = Esta conversación no existe
enquiry-refusal-gone = Esta consulta externa ya no está en la conversación
enquiry-refusal-no-subject = Escriba un asunto
enquiry-refusal-nobody = Escriba la dirección del destinatario
enquiry-refusal-other-text = Este texto es de otra conversación o de otra persona; recargue la página y escríbalo allí
enquiry-refusal-not-an-address = «{ $text }» no es una dirección de correo
enquiry-refusal-ourselves = { $address } es una dirección de nuestro propio servicio
enquiry-refusal-subject-too-long = El asunto tiene más de { $most } caracteres; acórtelo
enquiry-refusal-takes-part = { $address } participa en esta conversación; escríbale una respuesta
enquiry-refusal-too-long = El texto tiene más de { $most } caracteres; envíe el resto en un archivo
enquiry-refusal-too-many = Una consulta externa va a { $most } direcciones como máximo
enquiry-refusal-too-many-enquiries = Ya hay { $most } consultas externas sobre esta conversación; continúe una de ellas
