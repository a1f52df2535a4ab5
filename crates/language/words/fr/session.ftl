# How one signs in: one’s own browsers.

session-title = Connexion
session-sentence = Vos navigateurs, et ce qui est demandé en plus de votre mot de passe.
session-where = Vos sessions ouvertes
session-no-places = Le service ne sait pas où se trouve un navigateur dans le monde, et ne le demande pas.
session-browser = Navigateur
session-when-seen = Dernière activité
session-since-when = Depuis
session-this = celui-ci
session-last-seen = Dernière activité : { $at }
session-signed-in = Session ouverte : { $at }
session-end = Déconnecter
session-end-others = Déconnecter les autres
session-device = { $browser } sur { $system }
session-a-browser-on = Un navigateur sur { $system }
session-a-browser = Un navigateur
