# Acts on many conversations at once.

acts-select = Select several
acts-bar = Acts on what is selected
acts-pick = Select { $name }: { $subject }
acts-close = Close
acts-assign = Assign
acts-assign-to = Assign to
acts-tag = Tag
acts-tag-name = Tag
acts-snooze = Snooze
acts-snooze-until = Snooze until
acts-clear = Stop selecting
acts-nothing-selected = Nothing is selected. Tick some conversations first.
acts-not-understood = Choose what to do with them.
acts-done-title = Done
acts-closed =
    { $count ->
        [one] 1 closed
       *[other] { $count } closed
    }
acts-reopened =
    { $count ->
        [one] 1 opened again
       *[other] { $count } opened again
    }
acts-assigned =
    { $count ->
        [one] 1 assigned
       *[other] { $count } assigned
    }
acts-tagged =
    { $count ->
        [one] 1 tagged
       *[other] { $count } tagged
    }
acts-untagged =
    { $count ->
        [one] 1 tag taken off
       *[other] { $count } tags taken off
    }
acts-prioritised =
    { $count ->
        [one] Priority of 1 set
       *[other] Priority of { $count } set
    }
acts-snoozed =
    { $count ->
        [one] 1 snoozed
       *[other] { $count } snoozed
    }
acts-undone =
    { $count ->
        [one] 1 is as it was
       *[other] { $count } are as they were
    }
acts-nothing-changed = Nothing had to change.
acts-refused =
    { $count ->
        [one] 1 was left as it is: { $why }
       *[other] { $count } were left as they are: { $why }
    }
acts-undo = Undo
acts-back = Back to the list
# Follows other sentences; without a full stop, as they are.
acts-left =
    { $count ->
        [one] 1 is left and stays selected: { $most } at once are the most
       *[other] { $count } are left and stay selected: { $most } at once are the most
    }
acts-go-on =
    { $count ->
        [one] Go on with 1 more
       *[other] Go on with { $count } more
    }
