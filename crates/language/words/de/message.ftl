# Eine Nachricht in einer Konversation.

message-internal-note = Interne Notiz
message-automatic = Automatisch
message-pictures = Mit externen Bildern
message-picture-missing = Dieses Bild konnte nicht geladen werden
message-files = Dateien
message-as-sent = Wie gesendet anzeigen
message-replied-to = Zeigen, worauf geantwortet wurde
message-why = Warum das hier ist
message-why-odd = Warum das hier ist und was daran auffiel
message-original = Das Original, wie es ankam
message-split-done = Jetzt eine eigene Konversation
message-split = Eigene Konversation daraus machen
message-split-later = Diese und alle späteren
message-events =
    { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    }
message-from = Nachricht: { $who }
message-seconds-left = { ", noch " }{ $seconds } s
message-no-text = (kein Text)
message-only-files = (kein Text, nur Dateien)
message-addressed = An { $to }, von { $from }.
message-addressed-copies = An { $to }, Kopie an { $copies }, von { $from }.
message-addressed-blind = Blindkopie an { $blind }.
message-copy-went = Kopie an { $to }: { $how }
message-link-leads = Führt zu { $place }
message-link-elsewhere = Führt zu { $place }, obwohl der Text { $named } nennt
