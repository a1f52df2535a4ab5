# Brands: the names under which the desk answers.

brand-title = Brands
brand-sentence = The names under which you answer. Each has its addresses, and customers see its name, colour and language.
brand-none = There is no brand yet: all addresses speak as the desk itself. Add one where customers know you under another name.
brand-only-administrators = Only an administrator can change this: { $names }.
brand-name = Name
brand-name-hint = As customers know it. It stands in the sender of each mail and on their pages.
brand-addresses = Its addresses
brand-hours = When it answers
brand-rest = { $addresses } speak as { $desk } itself.
brand-add = Add a brand
brand-keep = Keep the brand
brand-all = All brands
brand-remove = Remove the brand
brand-remove-sentence = Its addresses then speak as the desk itself. What was sent stays as it was.
brand-language = Language
brand-language-of-the-desk = as the desk
brand-language-hint = For letters to people whose own language is not known, or is none of those below.
brand-colour = Colour
brand-colour-hint = Such as #0d5c57, on customers’ pages. Empty: the colour of the desk.
brand-colour-as-chosen = Customers see { $chosen } as you chose it; in the dark a lighter one.
brand-colour-darker = You chose { $chosen }. Words in it could not be read by everybody, so customers see { $shown }, the same hue, darker; in the dark a lighter one.
brand-sign-off = What stands under each answer
brand-sign-off-hint = Below the name of whoever wrote it: the shop, its address, what the law asks for.
brand-voice = How it speaks
brand-voice-hint = For agents, beside what they write: “We say du. We never say unfortunately.”
brand-how-it-speaks = How { $brand } speaks
brand-hours-team = as the team that has the conversation
brand-hours-own = its own opening hours, as follows
brand-hours-hint = Acknowledgements and customers’ pages say these hours, and waits are measured in them.
brand-hours-days = Its own opening hours
brand-told-own = Customers who write to { $addresses } are told that we answer: { $hours }.
brand-told-team = Customers who write to { $addresses } are told the hours of { $team }: { $hours }.
brand-told-nobody = No address speaks as this brand yet, so no customer is told its hours.
brand-languages = Languages that it speaks
brand-languages-hint = For acknowledgements and customers’ pages. None ticked: all of them. The language above is always among them.
brand-spoken = Acknowledgements and customers’ pages are in the customer’s language where it is one of these: { $languages }. For everybody else: { $language }.
brand-spoken-only = Acknowledgements and customers’ pages are always in one language: { $language }.
brand-refused-name = It needs a name of at most { $characters } characters.
brand-refused-taken = There is a brand of that name already.
brand-refused-colour = A colour looks like #0d5c57.
brand-refused-too-long = That is too long: at most { $characters } characters.
brand-refused-too-many = There are { $most } brands, and no more fit.
brand-refused-never-open = Tick at least one day, or let the brand answer as the team does.
brand-refused-gone = This brand does not exist any more.
brand-refused-changed = Somebody changed this brand after you opened it. What you typed stands here and is not kept yet: look at the brand in another window, or save again to put yours in its place
brand-remove-says =
    { $mailboxes ->
        [0] No address speaks as { $brand }. Its name, colour and texts are gone for good.
        [one] 1 address speaks as the desk itself again. The name, the colour and the texts of { $brand } are gone for good.
       *[other] { $mailboxes } addresses speak as the desk itself again. The name, the colour and the texts of { $brand } are gone for good.
    }
