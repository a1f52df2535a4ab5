# The customer at the side of a conversation.

customer-title = Customer
customer-back = Back to the conversation
customer-timeline = Everything, one line of time
customer-told = Already told us
customer-nothing-told = Nothing yet beyond this conversation.
customer-reached = Reaches us as
customer-own-page = Their own page, as they see it
customer-participants = Also in this conversation
customer-conversations = Other conversations
customer-from-signature = From their signature
customer-undeliverable = mail does not arrive since { $since }
customer-merge-into = Merge into it
customer-since-first = Customer since { $since }, first conversation
customer-since = Customer since { $since }, { $conversations } conversations
customer-since-and-more = Customer since { $since }, { $conversations } conversations and more
customer-letters-in = Letters in { $language }
customer-language-unknown = Language not known yet
customer-language = Language of letters to them
customer-language-by-words = By what they write
