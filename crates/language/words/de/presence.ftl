# Wer sonst gerade in einer Konversation ist.

presence-reading = { $name } liest auch mit
presence-two-reading = { $one } und { $other } lesen auch mit
presence-more-reading =
    { $others ->
        [one] { $name } und 1 weitere Person lesen auch mit
       *[other] { $name } und { $others } weitere Personen lesen auch mit
    }
presence-writing = { $name } schreibt gerade eine Antwort
presence-two-writing = { $one } und { $other } schreiben gerade Antworten
presence-more-writing = { $people } Personen schreiben gerade Antworten
