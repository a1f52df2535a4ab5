# Saved answers: texts that are written once and filled in for the customer at hand.

saved-answer-refused-no-name = Give it a name of at most { $max } characters, by which it is found
saved-answer-refused-empty = Write a text, or choose what it does
saved-answer-refused-too-long = A saved answer has at most { $max } characters
saved-answer-refused-blank = { $blank } is no blank that can be filled in
saved-answer-refused-act = “{ $act }” is nothing that can be done
saved-answer-refused-acts = A saved answer does at most { $max } things
saved-answer-refused-too-many = There are { $max } saved answers already; remove some first
saved-answer-refused-gone = This saved answer does not exist any more
saved-answer-title = Saved answers
saved-answer-sentence = Written once, filled in for the customer at hand, and read before it is sent.
saved-answer-none = There are no saved answers yet. Write the first one below; in a conversation it is found with “/” at the start of a line.
saved-answer-name = Name
saved-answer-text = Text
saved-answer-text-hint = These are filled in: { $blanks }. A word behind a bar stands in where nothing is known: { $example }
saved-answer-whose = For whom
saved-answer-everybody = Everybody
saved-answer-own = Only you
saved-answer-shared = Everybody can use it
saved-answer-acts = When it is sent
saved-answer-acts-close = Close the conversation
saved-answer-acts-tag = Add the tag
saved-answer-acts-snooze = Snooze for hours
saved-answer-used =
    { $count ->
        [0] not used yet
        [one] used once
       *[other] used { $count } times
    }
saved-answer-add = Write a saved answer
saved-answer-change = Change
saved-answer-remove = Remove
saved-answer-save = Save
saved-answer-only-leads = Answers of everybody are changed by leads. Ask { $who }.
saved-answer-menu = Saved answers
saved-answer-find = Find a saved answer
saved-answer-nothing = No saved answer has these words.
saved-answer-empty-blanks = Not known, please fill in: { $blanks }
saved-answer-back = Back to the conversation
saved-answer-done = Done: { $name }
saved-answer-does-tag = Add the tag { $tag }
saved-answer-does-snooze =
    { $hours ->
        [one] Snooze for 1 hour
       *[other] Snooze for { $hours } hours
    }
saved-answer-remove-says = “{ $name }” is gone for good. What was sent with it stays.
saved-answer-remove-says-shared = “{ $name }” is gone for good, for everybody. What was sent with it stays.
saved-answer-does-team = Give it to the team { $team }
saved-answer-does-owner = Give it to { $agent }
saved-answer-does-team-owner = Give it to { $agent } in the team { $team }
saved-answer-does-gone = Give it to somebody who is not there any more
