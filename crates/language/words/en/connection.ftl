# Whether a mailbox is connected: what was found out about the way in and the way out, what that means for customers, and
# what to publish. Host names, addresses and values of records stay as they are in every language.

connection-title = Is it connected?
connection-sentence = Whether what customers write to { $address } comes in, and what you answer reaches them.
connection-open = Is it connected?
connection-open-known = Is it connected? { $grade }
connection-to-mailboxes = All mailboxes
connection-ask = Ask now
connection-ask-again = Ask again
connection-look-again = Look again
connection-asks = The name servers and the mail relay are asked, and two messages are sent to { $address } and waited for. They become no conversation, and nobody answers them.
connection-asks-held = The name servers are asked. No message is sent there and back: none can leave yet.
connection-asked-at = Asked { $at }. It is asked again every day by itself.
connection-never-asked = Nobody has asked yet.
connection-only-administrators = An administrator can ask: { $who }.

# The whole, in one line.
connection-whole-fine = It is connected. What customers write comes in, and your answers reach them.
connection-whole-improvable = It works, and something could be better.
connection-whole-in-vain = A customer would wait in vain. What to do stands below.
connection-whole-not-asked = Not everything could be found out yet.

# Each finding has one of these words.
connection-grade-fine = fine
connection-grade-improvable = could be better
connection-grade-in-vain = in vain
connection-grade-not-asked = not known

# What a finding is about.
connection-about-incoming = Mail comes in
connection-about-outgoing = Mail leaves
connection-about-sender = Who may send (SPF)
connection-about-signature = Signature (DKIM)
connection-about-policy = What receivers are asked to do (DMARC)
connection-about-trip = A message there and back

# What to publish, and where.
connection-publish = Publish this where the records of the domain are kept. Name servers may go on giving the old answer for an hour or more.
connection-publish-reverse = Whoever gave you the address keeps its name: ask them to enter this.
connection-record-name = Name
connection-record-kind = Type
connection-record-value = Value

connection-no-answer = The name servers or the relay did not answer in time, so nobody can say. Ask again in a while.
connection-once-mail-leaves = This is asked as soon as mail leaves.

# The way in. The servers are named.
connection-mail-goes-nowhere = Nothing says which server takes mail to { $domain }. What customers write comes back to them.
connection-nobodys-name = { $domain } is a name for examples: nobody can write to it. Add the mailbox that customers really write to.
connection-mail-is-refused = { $domain } says that it takes no mail at all. What customers write comes back to them.
connection-server-without-address = Mail to { $domain } should go to { $server }, and that name leads nowhere. What customers write comes back to them after days.
connection-mail-comes-here = Mail to { $domain } comes straight to this desk, as { $server }.
connection-mail-is-fetched = Mail to { $domain } goes to { $server }, and the desk fetches it from { $host }.
connection-mail-is-fetched-perhaps = Mail to { $domain } goes to { $server }, and the desk fetches from { $host }. Whether the one leads to the other, the message there and back shows.
connection-mail-is-passed-on = Mail to { $domain } goes to { $server }, and comes to this desk from there.
connection-mail-is-passed-on-perhaps = Mail to { $domain } goes to { $server }. Whether it comes to this desk from there, the message there and back shows.
connection-mail-goes-elsewhere = Mail to { $domain } goes to { $server }, and nothing has come from there lately. What customers write stays there. Let the desk fetch it, let that server pass it on, or send it straight here:

# The way out.
connection-held = Your answers stay in the post room until a mail relay is set up: customers get none of them. Name the relay under sending in the configuration, as the guide about sending says, and start the desk again.
connection-held-first = Mail could leave, and is held in the post room first: customers get your answers when somebody sends them on there.
connection-relay-takes = The mail relay { $host } takes our mail.
connection-relay-is-open = The mail relay { $host } takes our mail, but the way there is not encrypted: others could read along. Set sending.relay.tls to starttls or implicit.
connection-relay-fails = The mail relay { $host } does not take our mail, and every answer waits here. { $why }.
connection-leaves-from-here = Mail leaves from this machine, as { $host }, and its name and address fit.
connection-name-without-address = This machine calls itself { $host }, and that name has no address. Many servers refuse mail from such a machine. Publish an address for it, or set smtp.hostname to a name that has one.
connection-address-without-name = Mail leaves from { $address }, and that address has no name. Many servers refuse mail from such an address.
connection-name-leads-elsewhere = Mail leaves from { $address }, which is called { $name }, and that name does not lead back. Some servers distrust such mail.

# SPF.
connection-may-send = { $domain } says that your mail may be sent as it is sent.
connection-nobody-may-send = { $domain } does not say who may send its mail. Many providers put such mail among spam.
connection-several-sender-records = { $domain } says more than once who may send its mail, so none of it counts. Publish this one record in place of them:
connection-sender-record-unusable = { $domain } says who may send its mail in a way that cannot be used: { $why }. Correct the record.
connection-may-not-send = { $domain } says who may send its mail, and { $who } is not among them. Your answers may be taken for forged. Publish this in place of what stands there, or what the help of your relay says:

# DKIM.
connection-keys-published = Your mail is signed for { $domain }, and receivers can check it.
connection-key-missing = Your mail is signed, but receivers do not find the key at { $record }, so the signature counts for nothing.
connection-key-differs = At { $record } there is another key than the one your mail is signed with, so the signature is wrong. Publish this in its place:
connection-signed-on-the-way = Your mail is signed for { $domain } on its way, and receivers can check it.
connection-not-signed = Nobody signs your mail for { $domain }, as far as is known. Let your relay sign it, or set sending.dkim.domain to { $domain } and publish what “answerable key” prints.

# DMARC.
connection-no-policy = { $domain } does not say what receivers should do with mail in its name that is not yours. Begin by watching:
connection-several-policies = { $domain } says more than once what receivers should do with mail that is not yours, so none of it counts. Keep one record:
connection-policy-unreadable = { $domain } says what receivers should do with mail that is not yours in a way that nobody understands. Publish this in its place:
connection-watches = { $domain } watches who sends mail in its name. When the reports show nothing of yours failing, ask for more: p=quarantine.
connection-keeps-others-out = { $domain } asks receivers to keep out mail in its name that is not yours, and yours can be told apart.
connection-keeps-us-out = { $domain } asks receivers to keep out mail that is not proved to be its own, and yours is not: neither SPF nor DKIM speaks for it. Your answers are refused or end among spam.

# A message there and back. One goes to the address itself, one to the address with a tag, as answers of customers do.
connection-no-trip = No message was sent there and back yet.
connection-trip-waits = It waits to leave.
connection-trip-waits-because = It waits to leave: { $why }.
connection-trip-refused = The message to { $address } did not leave: { $why }.
connection-trip-refused-tagged = The message to { $address } did not leave: { $why }. Answers of customers come to addresses with a “+”: let your mail server or provider take them for the mailbox.
connection-trip-under-way = The message to { $address } left { $at } and is on its way. That can take some minutes.
connection-trip-came-back = The message to { $address } could not be delivered: { $why }.
connection-trip-came-back-tagged = The message to { $address } could not be delivered: { $why }. Answers of customers come to addresses with a “+”: let your mail server or provider take them for the mailbox.
connection-trip-lost = The message to { $address } left { $at } and has not come. Look whether it lies among spam in the mailbox, or at the mail relay.
connection-trip-lost-tagged = The message to { $address } left { $at } and has not come. Answers of customers come to addresses with a “+”: let your mail server or provider take them for the mailbox.
connection-trip-done = The message to { $address } came after { $span }, handed over by { $server }.
connection-trip-done-fetched = The message to { $address } came after { $span }, fetched from { $server }.

connection-seconds = { $seconds } s

# The message itself, and what is said across all pages.
connection-letter-subject = Is { $address } connected? { $token }
connection-letter = This message was sent by { $desk } to itself, to see whether mail to { $address } comes in. The desk takes it in and nobody answers it. If you find it in your mailbox, nothing has to be done.
connection-lost = { $address } was connected and is so no longer: a customer would wait in vain.
connection-what-is-wrong = What is wrong

# Why it was not asked.
connection-busy = It is being asked at this moment. Look again in a minute.
connection-nobody-to-ask = This process has no name servers to ask. Ask on the command line: answerable doctor.
connection-gone = This mailbox is not there.
