# Die Kundendaten neben einer Konversation.

customer-title = Kundendaten
customer-back = Zurück zur Konversation
customer-timeline = Alles, der Reihe nach
customer-told = Schon mitgeteilt
customer-nothing-told = Bisher nichts außer dieser Konversation.
customer-reached = Erreicht uns über
customer-own-page = Kundenseite, wie man sie dort sieht
customer-participants = Auch in dieser Konversation
customer-conversations = Andere Konversationen
customer-from-signature = Aus der Signatur
customer-undeliverable = E-Mails kommen seit { $since } nicht an
customer-merge-into = Damit zusammenführen
customer-since-first = Bei uns seit { $since }, erste Konversation
customer-since =
    { $conversations ->
        [one] Bei uns seit { $since }, { $conversations } Konversation
       *[other] Bei uns seit { $since }, { $conversations } Konversationen
    }
customer-since-and-more = Bei uns seit { $since }, { $conversations } Konversationen und mehr
customer-letters-in = Sprache automatischer E-Mails: { $language }
customer-language-unknown = Sprache noch nicht bekannt
customer-language = Sprache automatischer E-Mails an diese Person
customer-language-by-words = Aus den Nachrichten erkennen
