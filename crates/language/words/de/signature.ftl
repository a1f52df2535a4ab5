# Was über die digitale Signatur einer Nachricht bekannt ist.

signature-openpgp = Mit OpenPGP signiert; hier nicht geprüft.
signature-not-checked = Signiert, aber so, dass es sich hier nicht prüfen lässt.
signature-not-checked-by = Von { $signer } signiert, aber so, dass es sich hier nicht prüfen lässt.
signature-broken = Die Nachricht soll signiert sein, aber die Signatur passt nicht: Der Text wurde unterwegs verändert.
signature-broken-by = Die Nachricht soll von { $signer } signiert sein, aber die Signatur passt nicht: Der Text wurde unterwegs verändert.
signature-fits = Signiert; die Signatur passt zum Text. Wer hinter dem Zertifikat steht, wurde nicht geprüft.
signature-fits-by = Von { $signer } signiert; die Signatur passt zum Text. Wer hinter dem Zertifikat steht, wurde nicht geprüft.
signature-fits-other = Signiert; die Signatur passt zum Text. Wer hinter dem Zertifikat steht, wurde nicht geprüft. Die Signatur gehört zu einer anderen Adresse als der des Absenders.
signature-fits-other-by = Von { $signer } signiert; die Signatur passt zum Text. Wer hinter dem Zertifikat steht, wurde nicht geprüft. Die Signatur gehört zu einer anderen Adresse als der des Absenders.
