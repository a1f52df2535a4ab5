# Wie man sich anmeldet: die eigenen Browser.

session-title = Anmeldung
session-sentence = Ihre Browser, und was neben Ihrem Passwort verlangt wird.
session-where = Wo Sie angemeldet sind
session-no-places = An welchem Ort ein Browser ist, weiß der Kundenservice nicht und fragt auch nicht danach.
session-browser = Browser
session-when-seen = Zuletzt gesehen
session-since-when = Seit wann
session-this = dieser hier
session-last-seen = Zuletzt gesehen: { $at }
session-signed-in = Angemeldet seit { $at }
session-end = Abmelden
session-end-others = Alle anderen abmelden
session-device = { $browser } auf { $system }
session-a-browser-on = Unbekannter Browser auf { $system }
session-a-browser = Unbekannter Browser
