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
tag-none-yet = There is no tag yet. Add the first one here, or in a conversation with the key “.”.
tag-name = Name
tag-conversations = Conversations
tag-rename = Rename
tag-remove = Remove everywhere
tag-only-leads = Only a lead can rename or remove a tag. Ask { $who }.
tag-and-more = { $count } and more
tag-refused-no-conversation = This conversation does not exist
tag-refused-no-tag = This tag does not exist any more
tag-refused-empty = A tag needs a name
tag-refused-too-long = A tag has at most { $max } characters
tag-refused-marks = A tag is written without quotation marks and colons, and does not begin with a hyphen
tag-refused-too-many = A conversation has at most { $max } tags; take one off first
tag-refused-too-many-known = This desk has { $max } tags already; use one of them, or remove some in the settings
tag-refused-taken = There is a tag of that name already
tag-remove-says =
    { $conversations ->
        [0] No conversation has the tag “{ $tag }”. It is not offered any more.
        [one] “{ $tag }” is taken off 1 conversation for good, and is not offered any more.
       *[other] “{ $tag }” is taken off { $conversations } conversations for good, and is not offered any more.
    }
tag-remove-says-many = “{ $tag }” is taken off { $conversations } conversations and more for good, and is not offered any more.
