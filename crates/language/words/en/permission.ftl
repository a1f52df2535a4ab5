# What a role may not do, and who can: one sentence each, without a full stop.

permission-read = Only people who work here can read this
permission-note = Only people who work with customers can write a note
permission-answer = Only an agent can write to customers
permission-own = Only an agent can look after a conversation
permission-arrange = Only an agent can do this
permission-change-own-words = An auditor changes nothing here
permission-arrange-absence = Only a lead can say that somebody else is away
permission-stop-automatic = Only a lead can stop all automatic mail, or let it run again
permission-share-words = Only a lead can change words that everybody uses
permission-share-views = Only a lead can change views that everybody sees
permission-manage-people = Only an administrator can say who works here
permission-set-up = Only an administrator can change how the desk is set up
permission-audit = Only an administrator or an auditor can read the audit
