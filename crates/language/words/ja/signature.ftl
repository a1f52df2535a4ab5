# What is known of the digital signature of a message.

signature-openpgp = OpenPGP の署名があります。ここでは検証していません。
signature-not-checked = 署名がありますが、ここでは検証できない方式です。
signature-not-checked-by = { $signer }の署名がありますが、ここでは検証できない方式です。
signature-broken = 署名付きとされていますが、署名が本文と一致しません。途中で本文が変更されています。
signature-broken-by = { $signer }の署名付きとされていますが、署名が本文と一致しません。途中で本文が変更されています。
signature-fits = 署名があり、本文と一致しています。証明書の持ち主は確認していません。
signature-fits-by = { $signer }の署名があり、本文と一致しています。証明書の持ち主は確認していません。
signature-fits-other = 署名があり、本文と一致しています。証明書の持ち主は確認していません。署名のアドレスは差出人のものと異なります。
signature-fits-other-by = { $signer }の署名があり、本文と一致しています。証明書の持ち主は確認していません。署名のアドレスは差出人のものと異なります。
