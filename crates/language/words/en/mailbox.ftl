# Mailboxes: the addresses that the desk answers at.

mailbox-address = Address
mailbox-comes-in = Mail comes in
mailbox-title = Mailboxes
mailbox-sentence = Addresses that the desk reads and answers at.
mailbox-add = Add a mailbox
mailbox-address-hint = It must accept answers.
mailbox-name = Name that customers see
mailbox-only-administrators = These are changed by an administrator: { $who }.
mailbox-accepted-elsewhere = accepted by another process
mailbox-accepted-at = accepted at { $at }
mailbox-leaves = answers leave from it
mailbox-stays = answers stay in the post room
mailbox-team = Team that answers
