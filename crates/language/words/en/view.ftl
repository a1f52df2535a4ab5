# Views that people make themselves, and the line of filters that they are made of.

view-keep = Keep this as a view
view-name = Name of the view
view-line = Filters
view-line-hint = For example: is:open waiting:us tag:refund
view-shared = Everybody sees it
view-save = Keep
view-change = Change this view
view-remove = Remove this view
view-empty = Nothing is in this view.
view-looked-back = Looked through the latest ones, back to { $day }. Older ones may be there.
view-look-further = Look further back
view-nothing = No conversation fits { $line }.
view-found =
    { $count ->
        [one] 1 conversation fits { $line }
       *[other] { $count } conversations fit { $line }
    }
view-found-more = { $count } conversations and more fit { $line }
view-odd-value = “{ $typed }” is not understood. It can be: { $values }.
view-odd-day = “{ $typed }” is not understood. Write a day as 2026-11-01, or 7d for seven days ago.
view-odd-twice = “{ $typed }” is left out: something else was said before.
view-odd-too-many = “{ $typed }” is left out: a line can have { $max } tags.
view-odd-unknown = “{ $typed }”: nobody and nothing here has that name.
view-help = Filters
view-help-sentence = Words and filters can stand in one line. A hyphen in front leaves out: -tag:refund.
view-filter-is = open, snoozed, closed, spam, or unread by you
view-filter-owner = whose it is: me, a name or an address; none: of somebody who left
view-filter-waiting = whose move it is: us or them
view-filter-channel = how the newest message came
view-filter-by = who began it: a person or a machine
view-filter-priority = how urgent it is: low, normal, high or urgent
view-filter-tag = its tags; a name with blanks stands in quotation marks
view-filter-mailbox = the address of ours that it belongs to
view-filter-team = the team that answers
view-filter-from = the customer's address
view-filter-after = its newest message is of that day or later
view-filter-before = its newest message is older than that day
view-filter-has = has:file, it has files
view-refused-no-name = Give the view a name of at most { $max } characters
view-refused-no-filter = There is nothing to look for in this line; write words, or a filter such as is:open or tag:refund
view-refused-odd = “{ $typed }” is not understood
view-refused-too-many = There are { $max } views already; remove one first
view-refused-no-view = This view does not exist any more
view-filter-field = what stands in a field of your own: its name, an equals sign, the value
view-odd-field = “{ $typed }”: write field:name=value
view-remove-says = The view “{ $view }” is gone for good. Its conversations stay where they are.
view-remove-says-shared = The view “{ $view }” is gone for good, for everybody. Its conversations stay where they are.
