# Something odd about an arrival that was kept all the same.

defect-no-sender = Il n’indique aucun expéditeur.
defect-no-message-id = Il est arrivé sans Message-ID ; nous lui en avons donné un.
defect-no-date = Il ne porte aucune date lisible ; l’heure affichée est celle de son arrivée.
defect-unreadable = Sa structure n’a pas pu être lue ; vous voyez le texte brut.
defect-wrong-charset = Certains caractères n’ont pas pu être décodés.
defect-control-characters = Des caractères de contrôle invisibles ont été retirés à l’affichage.
defect-cut-off = Il n’est pas affiché en entier ({ $limit }). L’original est complet.
defect-encrypted = Il est chiffré et ne peut pas être lu ici.
defect-piece = C’est un morceau ({ $which }) d’un message plus grand ; les autres arrivent séparément.
