# Marken: die Namen, unter denen der Kundenservice antwortet.

brand-title = Marken
brand-sentence = Die Namen, unter denen Sie antworten. Jede Marke hat ihre Adressen; die Kundschaft sieht ihren Namen, ihre Farbe und ihre Sprache.
brand-none = Es gibt noch keine Marke: Alle Adressen sprechen für den Kundenservice selbst. Fügen Sie eine hinzu, wenn man Sie auch unter einem anderen Namen kennt.
brand-only-administrators = Ändern kann dies die Administration: { $names }.
brand-name = Name
brand-name-hint = So, wie die Kundschaft ihn kennt. Er steht im Absender jeder E-Mail und auf den Seiten der Kundschaft.
brand-addresses = Adressen
brand-hours = Wann geantwortet wird
brand-rest = { $addresses }: Hier spricht { $desk } selbst.
brand-add = Marke hinzufügen
brand-keep = Marke speichern
brand-all = Alle Marken
brand-remove = Marke entfernen
brand-remove-sentence = Ihre Adressen sprechen dann für den Kundenservice selbst. Was gesendet wurde, bleibt, wie es war.
brand-language = Sprache
brand-language-of-the-desk = wie der Kundenservice
brand-language-hint = Für Briefe an Menschen, deren Sprache nicht bekannt ist oder unten nicht gewählt ist.
brand-colour = Farbe
brand-colour-hint = Zum Beispiel #0d5c57, auf den Seiten der Kundschaft. Leer: die Farbe des Kundenservice.
brand-colour-as-chosen = Die Kundschaft sieht { $chosen }, wie Sie es gewählt haben; im Dunkeln etwas heller.
brand-colour-darker = Sie haben { $chosen } gewählt. Worte in dieser Farbe könnten nicht alle lesen. Deshalb sieht die Kundschaft { $shown }, denselben Farbton, dunkler; im Dunkeln heller.
brand-sign-off = Was unter jeder Antwort steht
brand-sign-off-hint = Unter dem Namen der Person, die geschrieben hat: das Geschäft, die Anschrift, was das Gesetz verlangt.
brand-voice = Wie die Marke spricht
brand-voice-hint = Für alle, die antworten, neben dem Text: „Wir duzen. Wir sagen nie leider.“
brand-how-it-speaks = So spricht { $brand }
brand-hours-team = wie das Team, das die Konversation hat
brand-hours-own = zu eigenen Servicezeiten, wie folgt
brand-hours-hint = Eingangsbestätigungen und Kundenseiten nennen diese Zeiten, und Wartezeiten werden in ihnen gemessen.
brand-hours-days = Eigene Servicezeiten
brand-told-own = Wer an { $addresses } schreibt, liest, dass zu diesen Zeiten geantwortet wird: { $hours }.
brand-told-team = Wer an { $addresses } schreibt, liest die Zeiten von { $team }: { $hours }.
brand-told-nobody = Noch spricht keine Adresse für diese Marke; ihre Zeiten liest niemand.
brand-languages = Sprachen der Marke
brand-languages-hint = Für Eingangsbestätigungen und Kundenseiten. Nichts gewählt: alle. Die Sprache oben gehört immer dazu.
brand-spoken = Eingangsbestätigungen und Kundenseiten sind in der Sprache der Kundschaft, wenn es eine von diesen ist: { $languages }. Für alle anderen: { $language }.
brand-spoken-only = Eingangsbestätigungen und Kundenseiten sind immer in einer Sprache: { $language }.
brand-refused-name = Nötig ist ein Name mit höchstens { $characters } Zeichen.
brand-refused-taken = Eine Marke mit diesem Namen gibt es schon.
brand-refused-colour = Eine Farbe sieht so aus: #0d5c57.
brand-refused-too-long = Das ist zu lang: höchstens { $characters } Zeichen.
brand-refused-too-many = Es gibt { $most } Marken, mehr passen nicht hinein.
brand-refused-never-open = Wählen Sie mindestens einen Tag, oder lassen Sie die Marke antworten wie das Team.
brand-refused-gone = Diese Marke gibt es nicht mehr.
brand-refused-changed = Jemand hat diese Marke geändert, nachdem Sie sie geöffnet haben. Was Sie eingegeben haben, steht hier und ist noch nicht gespeichert: Sehen Sie sich die Marke in einem anderen Fenster an, oder speichern Sie noch einmal, um sie durch Ihre Fassung zu ersetzen
brand-remove-says =
    { $mailboxes ->
        [0] Keine Adresse spricht als { $brand }. Name, Farbe und Texte sind dann endgültig weg.
        [one] 1 Adresse spricht wieder für den Kundenservice selbst. Name, Farbe und Texte von { $brand } sind dann endgültig weg.
       *[other] { $mailboxes } Adressen sprechen wieder für den Kundenservice selbst. Name, Farbe und Texte von { $brand } sind dann endgültig weg.
    }
