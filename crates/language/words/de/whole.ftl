# Eine ganze Konversation auf einer Seite, und ihre Dateien.

whole-open = Drucken oder speichern
whole-print = Drucken Sie mit Strg P oder speichern Sie eine Datei.
whole-with-notes = Mit internen Notizen
whole-without-notes = Ohne interne Notizen
whole-download = Als Datei speichern
whole-back = Zur Konversation
whole-facts = Mit { $customer }, zuständig: { $owner }. Referenz { $reference }. Festgehalten { $written }.
whole-took-part = Beteiligt: { $people }.
whole-only-formatted = Diese Nachricht besteht nur aus Bildern. Sie sind in der Konversation zu sehen.
whole-cut = Diese Konversation ist länger: Hier stehen nur die letzten { $messages } Nachrichten.
gallery-title = Alle Dateien
gallery-nothing = In dieser Konversation gibt es keine Dateien.
