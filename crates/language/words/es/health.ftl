# Lo que falla en el servicio: arriba en cada página hasta que se arregla.

health-no-name-server = Ningún servidor de nombres responde. No se comprueba quién envía el correo, y puede que el correo no salga. Revise la red y la configuración DNS de este servidor.
health-not-kept = El último mensaje que llegó no se pudo guardar, y se pidió al remitente que lo intente de nuevo: { $trouble }.
health-files-gone = Faltan archivos: no se pueden mostrar los adjuntos ni los correos grandes que llegaron. La carpeta de datos se movió o se vació, o su disco no está: devuélvala a su sitio o restaure una copia de seguridad. `answerable doctor` dice qué falta.
health-not-taken-in =
    Llegado y sin incorporar: { $messages ->
        [one] 1 mensaje
       *[other] { $messages } mensajes
    }, el más antiguo desde hace { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }.
health-late-to-leave =
    Con retraso al salir: { $messages ->
        [one] 1 mensaje
       *[other] { $messages } mensajes
    }, el más antiguo { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }.
health-not-scanned =
    El antivirus no ha revisado los archivos de { $messages ->
        [one] 1 mensaje
       *[other] { $messages } mensajes
    }, el más antiguo desde hace { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }. Hasta que responda, solo los obtiene quien los quiera de todos modos. `answerable doctor` dice qué falla.
health-nothing-leaves =
    El correo no sale: { $messages ->
        [one] 1 mensaje
       *[other] { $messages } mensajes
    } intentados en vano y de nuevo, el más antiguo desde hace { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }.
health-silent-source = No llega correo de { $account } en { $host }. { $why }.
health-source-silent = No llega correo de { $account } en { $host }
health-source-unseen = Nadie ha mirado allí desde hace media hora; compruebe que el servicio está en marcha
