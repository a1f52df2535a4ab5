# Ce qui est remarqué dans un texte avant son départ : ce qui a été vu, et pourquoi cela compte, avec l’issue.

lint-empty = Le message est vide.
lint-empty-why = Un message vide fait seulement se demander ce que l’on a manqué. Écrivez ce que le client doit savoir.
lint-unfilled = « { $quote } » n’a pas été rempli.
lint-unfilled-why = Le client verrait que personne n’a lu le message avant l’envoi. Mettez la valeur, ou écrivez la phrase sans elle.
lint-importance = Il est écrit « { $quote } ».
lint-importance-why = On l’entend pendant que personne ne répond ; cela montre le contraire de ce que cela dit. Dites qui s’en occupe et pour quand, ou supprimez la phrase.
lint-dead-end = « { $quote } » dit aux gens qu’il n’y a personne.
lint-dead-end-why = On peut répondre à chacun de nos messages, et quelqu’un lit la réponse. Demandez une réponse à ce message, ou supprimez la phrase.
lint-vague-wait = « { $quote } » n’est pas un délai.
lint-vague-wait-why = Attendre est plus facile avec une fin : on s’organise d’après une heure, et d’après rien d’autre. Indiquez un délai que vous pouvez tenir, ou dites que vous donnerez des nouvelles d’ici là.
lint-shouting = « { $quote } » est tout en majuscules.
lint-shouting-why = Les majuscules se lisent comme des cris. Écrivez-le en lettres ordinaires.
lint-attachment = « { $quote } » parle d’un fichier, et il n’y en a pas.
lint-attachment-why = Le client devrait le demander et attendre encore une fois. Ajoutez le fichier.
