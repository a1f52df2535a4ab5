# What was set at the desk: stands behind the name of whoever did it and a colon.

change-desk-set-up = the desk was set up
change-public-address = the public address, from the configuration
change-desk-named = name, public address and language of the desk
change-mailbox-added = mailbox { $address } added
change-connection-asked = it was asked whether { $address } is connected
change-source-added = mail is fetched from { $account } at { $host }
change-source-password = a new password for { $account } at { $host }
change-source-removed = mail is no longer fetched from { $account } at { $host }
change-mail-held = outgoing mail is held in the post room
change-mail-leaves = outgoing mail leaves
change-sent-by-hand =
    sent the { $what ->
        [answer] answer
        [message] message
        [acknowledgement] acknowledgement
       *[notification] notification
    } on by hand
change-team-added = team { $name } added
change-opening-hours = opening hours: { $hours }
change-agent-joined = { $name } joined
change-agent-away = { $name } is away
change-agent-back = { $name } is back
change-agent-left = { $name } left
change-tag-made = made the tag “{ $name }”
change-tag-renamed = renamed the tag “{ $before }” to “{ $name }”
change-tag-removed =
    removed the tag “{ $name }” from { $conversations ->
        [one] 1 conversation
       *[other] { $conversations } conversations
    }
change-view-made = made the view “{ $name }” for everybody: { $line }
change-view-changed = changed the view “{ $name }” of everybody: { $line }
change-view-removed = removed the view “{ $name }” of everybody
change-saved-answer-written = wrote the saved answer “{ $name }” for everybody
change-saved-answer-removed = removed the saved answer “{ $name }” of everybody
change-article-written = wrote the article “{ $title }”
change-field-added = added the field “{ $name }”
change-field-changed = changed the field “{ $before }” to “{ $name }”
change-field-removed =
    removed the field “{ $name }” with { $values ->
        [one] 1 value
       *[other] { $values } values
    }
change-rule-written = wrote the rule “{ $name }”; it is off
change-rule-on = switched the rule “{ $name }” on
change-rule-off = switched the rule “{ $name }” off
change-rule-moved = put the rule “{ $name }” in place { $place }
change-rule-removed = removed the rule “{ $name }”
