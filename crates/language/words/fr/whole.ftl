# Une conversation entière sur une page, et ses fichiers.

whole-open = Imprimer ou enregistrer
whole-print = Imprimez avec Ctrl P, ou enregistrez un fichier.
whole-with-notes = Avec les notes internes
whole-without-notes = Sans les notes internes
whole-download = Enregistrer un fichier
whole-back = Vers la conversation
whole-facts = Avec { $customer }, suivie par { $owner }. Référence { $reference }. Établi { $written }.
whole-took-part = Ont participé : { $people }.
whole-only-formatted = Ce message ne contient que des images. Elles se voient dans la conversation.
whole-cut = Cette conversation est plus longue : seuls ses { $messages } derniers messages figurent ici.
gallery-title = Tous les fichiers
gallery-nothing = Il n’y a pas de fichier dans cette conversation.
