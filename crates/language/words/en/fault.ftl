# Why mail could not be fetched from a mailbox elsewhere, and what to do: one sentence each, without a full stop.

fault-no-host = No server of that name was found. Check its name ({ $detail })
fault-unreachable = The server cannot be reached. Check its name and port ({ $detail })
fault-silent = The server does not answer
fault-no-greeting = The server says nothing on this port. It may want encryption from the first byte: choose that, or another port
fault-begins-in-clear = This port does not begin with encryption. Choose STARTTLS, or another port
fault-certificate = The server cannot prove who it is. Check its name, or add its certificate to fetching.trusted_certificate ({ $detail })
fault-no-encryption = The server does not offer encryption on this port. Choose another port
fault-refused = The password was refused. Enter it again, and use an app password where the provider wants one ({ $detail })
fault-permission-gone = The provider withdrew its permission. Sign in there again ({ $detail })
fault-no-client = The settings name no client for this provider: set { $detail }
fault-unsealable = The stored password cannot be read with the key of this desk. Enter it again
fault-no-folder = There is no folder “{ $detail }” in that mailbox
fault-said = The server refused: { $detail }
fault-odd = The server answered in a way that is not understood ({ $detail })
fault-not-kept = The desk could not keep what came: { $detail }
