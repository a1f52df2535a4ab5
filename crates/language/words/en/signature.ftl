# What is known of the digital signature of a message.

signature-openpgp = Signed with OpenPGP; not checked here.
signature-not-checked = Signed, in a way that cannot be checked here.
signature-not-checked-by = Signed by { $signer }, in a way that cannot be checked here.
signature-broken = It says that it was signed, but the signature does not fit: the text was changed on its way.
signature-broken-by = It says that it was signed by { $signer }, but the signature does not fit: the text was changed on its way.
signature-fits = Signed; the signature fits the text. Who stands behind the certificate was not checked.
signature-fits-by = Signed by { $signer }; the signature fits the text. Who stands behind the certificate was not checked.
signature-fits-other = Signed; the signature fits the text. Who stands behind the certificate was not checked. That is another address than the author's.
signature-fits-other-by = Signed by { $signer }; the signature fits the text. Who stands behind the certificate was not checked. That is another address than the author's.
