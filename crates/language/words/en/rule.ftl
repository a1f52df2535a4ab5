# Rules that people make: when, if, then; what they would have done; what they did.

rule-title = Rules
rule-sentence = What the desk does by itself. A rule is off until you have seen what it would have done last week.
rule-none = There is no rule yet.
rule-name = Name
rule-name-hint = It stands on the timeline wherever the rule does something
rule-when = When
rule-if = If
rule-then = Then
rule-state = State
rule-order = Order
rule-when-begins = a message begins a conversation
rule-when-arrives = a person writes to us
rule-when-answered = one of us answers
rule-when-closed = it is closed
rule-if-all = whatever it is
rule-if-fits = it fits { $line }
rule-line-hint = Filters as in the search, such as tag:vip or mailbox:orders@example.com, and words that the message holds. Empty: every conversation
rule-does-tag = tag it “{ $tag }”
rule-does-untag = take the tag “{ $tag }” off
rule-does-priority =
    { $priority ->
        [low] set the priority to low
        [high] set the priority to high
        [urgent] set the priority to urgent
       *[normal] set the priority to normal
    }
rule-does-team = give it to the team { $team }
rule-does-owner = give it to { $agent }
rule-does-snooze =
    { $hours ->
        [one] put it aside for 1 hour
       *[other] put it aside for { $hours } hours
    }
rule-does-gone = something that is not there any more
rule-on = on since { $since }
rule-off = off
rule-earlier = Earlier: { $rule }
rule-later = Later: { $rule }
rule-add = Write a rule
rule-change = Change the rule
rule-save = Save, and see what it would have done
rule-form-tag = Add this tag
rule-form-untag = Take this tag off
rule-form-priority = Set the priority
rule-form-team = Give it to this team
rule-form-owner = Give it to
rule-form-snooze = Put it aside for so many hours
rule-form-nothing = Leave as it is
rule-no-loops = What a rule does never sets off another rule. Rules are followed in their order, each at most once.
rule-trial = What it would have done in the last seven days
rule-trial-count =
    { $count ->
        [0] It would have touched no conversation.
        [one] It would have touched 1 conversation.
       *[other] It would have touched { $count } conversations.
    }
rule-trial-today = Tags, priority, team and owner are looked at as they are today.
rule-trial-back-to = Only conversations since { $since } were looked at; there are too many to look at all of them.
rule-trial-odd = “{ $what }” does not exist any more, so the rule touches nothing. Change the rule.
rule-switch-on = Switch it on
rule-switch-off = Switch it off
rule-remove = Remove the rule
rule-only-administrators = Only { $who } can change rules.
rule-followed = The rule “{ $rule }” was followed
rule-team-changed = It went to the team { $team }
rule-refused-name = Give the rule a name of at most { $max } characters
rule-refused-odd = “{ $what }” is not understood, or not there
rule-refused-eyes = “{ $what }” depends on who looks, and a rule has no eyes; leave it out
rule-refused-nothing = Choose what the rule does
rule-refused-acts = A rule does at most { $max } things
rule-refused-act = A rule cannot do “{ $what }”: it is not there, or not possible
rule-refused-many = There are { $max } rules already; remove one first
rule-refused-changed = This rule was changed meanwhile; look once more at what it would have done
rule-remove-says = The rule “{ $rule }” is gone for good. What it did stays.
rule-remove-says-on = The rule “{ $rule }” stops at once and is gone for good. What it did stays. To stop it for a while, switch it off.
