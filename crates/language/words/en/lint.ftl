# What is found in a text before it leaves: what was seen, and why it matters with the way out.

lint-empty = The message is empty.
lint-empty-why = An empty message only makes people wonder what they missed. Write what the customer needs to know.
lint-unfilled = “{ $quote }” was not filled in.
lint-unfilled-why = The customer would see that nobody read the message before it was sent. Put in the value, or write the sentence without it.
lint-importance = It says “{ $quote }”.
lint-importance-why = People hear it while nobody answers them; it shows the opposite of what it says. Say who looks after it and by when, or leave the sentence out.
lint-dead-end = “{ $quote }” tells people that nobody is there.
lint-dead-end-why = Every message of ours can be answered, and somebody reads the answer. Ask for an answer to this message, or leave the sentence out.
lint-vague-wait = “{ $quote }” is no time.
lint-vague-wait-why = Waiting is easier with an end: people plan by a time, and by nothing else. Name a time that you can keep, or say that you will write by then with news.
lint-shouting = “{ $quote }” is all in capitals.
lint-shouting-why = Capitals read as shouting. Write it in ordinary letters.
lint-attachment = “{ $quote }” speaks of a file, and there is none.
lint-attachment-why = The customer would have to ask for it, and wait once more. Add the file.
