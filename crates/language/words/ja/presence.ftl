# Who else is in a conversation right now.

presence-reading = { $name }もこの会話を見ています
presence-two-reading = { $one }と{ $other }もこの会話を見ています
presence-more-reading = { $name }ほか{ $others }人もこの会話を見ています
presence-writing = { $name }が返信を書いています
presence-two-writing = { $one }と{ $other }が返信を書いています
presence-more-writing = { $people }人が返信を書いています
