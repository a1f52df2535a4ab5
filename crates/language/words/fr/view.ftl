# Views that people make themselves, and the line of filters that they are made of.

view-keep = Enregistrer comme vue
view-name = Nom de la vue
view-line = Filtres
view-line-hint = Par exemple : is:open waiting:us tag:refund
view-shared = Visible par tous
view-save = Enregistrer
view-change = Modifier cette vue
view-remove = Retirer cette vue
view-empty = Cette vue est vide.
view-looked-back = Seules les plus récentes ont été parcourues, jusqu’au { $day }. Il y en a peut-être de plus anciennes.
view-look-further = Remonter plus loin
view-nothing = Aucune conversation ne correspond à { $line }.
view-found =
    { $count ->
        [one] { $count } conversation correspond à { $line }
       *[other] { $count } conversations correspondent à { $line }
    }
view-found-more = Au moins { $count } conversations correspondent à { $line }
view-odd-value = « { $typed } » n’a pas été compris. Valeurs possibles : { $values }.
view-odd-day = « { $typed } » n’a pas été compris. Écrivez un jour sous la forme 2026-11-01, ou 7d pour il y a sept jours.
view-odd-twice = « { $typed } » est laissé de côté : autre chose a été indiqué avant.
view-odd-too-many = « { $typed } » est laissé de côté : une ligne peut contenir { $max } étiquettes.
view-odd-unknown = « { $typed } » : personne et rien ici ne porte ce nom.
view-help = Filtres
view-help-sentence = Mots et filtres peuvent se suivre sur une même ligne. Un trait d’union devant une étiquette l’exclut : -tag:refund.
view-filter-is = open (en cours), snoozed (reportée), closed (clôturée), spam, ou unread (non lue par vous)
view-filter-owner = son responsable : me (vous), un nom ou une adresse ; none : quelqu’un qui est parti
view-filter-waiting = qui doit agir : us (nous) ou them (le client)
view-filter-channel = comment est arrivé son dernier message
view-filter-by = qui l’a commencée : person (une personne) ou machine (un robot)
view-filter-priority = son urgence : low (basse), normal (normale), high (haute) ou urgent (urgente)
view-filter-tag = ses étiquettes ; un nom avec des espaces se met entre guillemets droits (")
view-filter-mailbox = celle de nos adresses dont elle relève
view-filter-team = l’équipe qui répond
view-filter-from = l’adresse du client
view-filter-after = son dernier message date de ce jour ou d’après
view-filter-before = son dernier message date d’avant ce jour
view-filter-has = has:file, elle contient des fichiers
view-refused-no-name = Donnez à la vue un nom de { $max } caractères au plus
view-refused-no-filter = Cette ligne ne dit pas quoi chercher ; écrivez des mots ou un filtre comme is:open ou tag:refund
view-refused-odd = « { $typed } » n’a pas été compris
view-refused-too-many = Il y a déjà { $max } vues ; retirez-en d’abord une
view-refused-no-view = Cette vue n’existe plus
view-filter-field = ce que contient un champ personnalisé : son nom, un signe égal, la valeur
view-odd-field = « { $typed } » : écrivez field:nom=valeur
view-remove-says = La vue « { $view } » disparaîtra définitivement. Ses conversations restent où elles sont.
view-remove-says-shared = La vue « { $view } » disparaîtra définitivement, pour tout le monde. Ses conversations restent où elles sont.
