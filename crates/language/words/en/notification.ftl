# Letters to the owner about what a customer, or somebody whom we asked, wrote.

notification-the-customer = The customer
notification-wrote = { $customer } wrote:
notification-enquiry = { $who } answered what we asked about { $reference }. The customer sees nothing of this.
notification-enquiry-stranger = { $who } ({ $address }) answered what we asked about { $reference }. The customer sees nothing of this.
notification-no-text = (a message without text)
notification-stranger = We never asked { $address }, and only this message says who it is: an answer to this mail is kept as a note, and nobody gets it.
notification-elsewhere = { $customer } wants the answer at { $address }.
notification-elsewhere-new = { $customer } wants the answer at { $address }. We have never written there, and only this message says whose address it is: if that surprises you, look in the desk first.
notification-answer = Answer this mail and { $who } gets your words, signed with your name.
notification-link = In the desk: { $link }
