# Why mail could not be fetched from a mailbox elsewhere, and what to do: one sentence each, without a full stop.

fault-no-host = No se encontró ningún servidor con ese nombre. Revise el nombre ({ $detail })
fault-unreachable = No se puede conectar con el servidor. Revise el nombre y el puerto ({ $detail })
fault-silent = El servidor no responde
fault-no-greeting = El servidor no dice nada en este puerto. Quizá pide cifrado desde el primer byte: elija esa opción u otro puerto
fault-begins-in-clear = Este puerto no empieza con cifrado. Elija STARTTLS u otro puerto
fault-certificate = El servidor no puede demostrar quién es. Revise el nombre o agregue su certificado a fetching.trusted_certificate ({ $detail })
fault-no-encryption = El servidor no ofrece cifrado en este puerto. Elija otro puerto
fault-refused = La contraseña fue rechazada. Escríbala de nuevo y, si el proveedor lo pide, use una contraseña de aplicación ({ $detail })
fault-permission-gone = El proveedor retiró su permiso. Entre allí de nuevo ({ $detail })
fault-no-client = La configuración no indica ningún cliente para este proveedor: defina { $detail }
fault-unsealable = La contraseña guardada no se puede leer con la clave de este servicio. Escríbala de nuevo
fault-no-folder = En ese buzón no hay ninguna carpeta «{ $detail }»
fault-said = El servidor rechazó la petición: { $detail }
fault-odd = La respuesta del servidor no se entiende ({ $detail })
fault-not-kept = El servicio no pudo guardar lo que llegó: { $detail }
