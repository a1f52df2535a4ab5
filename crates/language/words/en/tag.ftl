# Tags: words of the team's own on conversations.

tag-put = { $who } tagged it “{ $tag }”
tag-taken = { $who } took the tag “{ $tag }” off
tag-menu = Tags
tag-field = Add a tag
tag-field-hint = A word of your own
tag-add = Add
tag-take-off = Take the tag { $tag } off
tag-added = Tagged
tag-taken-off = Tag taken off
tag-find = Conversations with the tag { $tag }
tag-settings = Tags
tag-settings-sentence = Words of your own on conversations, to find them by: tag:refund.
tag-none = No conversation has a tag yet. Add one in a conversation, with the key “.”.
tag-name = Name
tag-conversations = Conversations
tag-rename = Rename
tag-remove = Remove everywhere
tag-only-leads = Only a lead can rename or remove a tag. Ask { $who }.
tag-may-not-change = Only a lead can change or remove a tag everywhere
tag-and-more = { $count } and more
