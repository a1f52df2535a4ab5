# Agents: who works here, who is away, and what happens when someone leaves.

agent-title = Agents
agent-sentence = Everyone who answers, with a name that customers see. Who is away is covered by a person.
agent-name = Name
agent-where = Where they are
agent-open = Open
agent-deactivate = Deactivate
agent-heir = Who takes over
agent-email = Email address
agent-email-hint = They sign in with it.
agent-name-hint = As customers will read it.
agent-role = Role
agent-first-password = First password
agent-first-password-hint = Leave it empty to send an invitation; with a password they can sign in at once.
agent-only-administrators = Only an administrator can add or deactivate people. Ask { $who }.
agent-open-ones = open
agent-deactivate-says =
    { $open ->
        [one] { $name } can no longer sign in. Their address keeps working and their answers keep their name. 1 open conversation goes to:
       *[other] { $name } can no longer sign in. Their address keeps working and their answers keep their name. { $open } open conversations go to:
    }
agent-deactivate-name = Deactivate { $name }
agent-is-agent = agent
agent-is-lead = lead
agent-is-administrator = administrator
agent-away = away
agent-away-until = away until { $until }
agent-outside-hours = outside opening hours
agent-at-work = at work
agent-at-work-until = at work until { $until }
agent-left = left { $at }
agent-here = here
agent-away-until-covered = away until { $until }; others cover
agent-away-covered = away; others cover
agent-go-away = Away
agent-come-back = Back
