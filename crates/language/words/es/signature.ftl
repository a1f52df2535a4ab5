# What is known of the digital signature of a message.

signature-openpgp = Firmado con OpenPGP; aquí no se comprueba.
signature-not-checked = Firmado, de una forma que aquí no se puede comprobar.
signature-not-checked-by = Firmado por { $signer }, de una forma que aquí no se puede comprobar.
signature-broken = Dice estar firmado, pero la firma no corresponde: el texto cambió por el camino.
signature-broken-by = Dice estar firmado por { $signer }, pero la firma no corresponde: el texto cambió por el camino.
signature-fits = Firmado; la firma corresponde al texto. No se comprobó quién está detrás del certificado.
signature-fits-by = Firmado por { $signer }; la firma corresponde al texto. No se comprobó quién está detrás del certificado.
signature-fits-other = Firmado; la firma corresponde al texto. No se comprobó quién está detrás del certificado. Su dirección no es la del autor.
signature-fits-other-by = Firmado por { $signer }; la firma corresponde al texto. No se comprobó quién está detrás del certificado. Esa dirección no es la del autor.
