# The audit: what happened at the desk as a whole, and whether anybody changed it.

audit-title = Audit
audit-sentence = Who signed in, who may do what, and what was set: entries that nobody can change unseen.
audit-changed = Has anybody changed it?
audit-chained = Each entry is chained to the one before it, so that a change, a gap or an insertion shows from there on. The loss of the last entries shows only against a backup.
audit-check-page = Check this page’s entries
audit-check-all = Check every timeline
audit-running = A check is running already; look again in a minute
audit-broken =
    { $broken ->
        [one] Broken: { $first }. In all 1 of { $chains } timelines does not hold. Somebody changed the database by hand: compare with a backup.
       *[other] Broken: { $first }. In all { $broken } of { $chains } timelines do not hold. Somebody changed the database by hand: compare with a backup.
    }
audit-unbroken = Unbroken: all { $entries } entries hold.
audit-unbroken-timelines = Unbroken: { $entries } entries in { $chains } timelines hold.
audit-unbroken-so-far = Unbroken: { $entries } entries in { $chains } timelines hold. There are more; `answerable doctor` on the machine proves all of them.
audit-what-happened = What happened
audit-person = Person
audit-everybody = Everybody
audit-from = From
audit-up-to = Up to
audit-show = Show
audit-nothing = Nothing happened that fits.
audit-when = When
audit-what = What
audit-entry = Entry
audit-earlier = Earlier
audit-somebody = somebody
audit-a-customer = A customer
audit-the-desk = The desk
audit-operator = Whoever runs the machine
audit-a-team = a team
audit-unreadable = { $who }: an entry of the kind “{ $kind }” that this version cannot read, or that was erased
audit-signed-in = { $who } signed in
audit-sign-in-refused = A try to sign in as { $name } was refused
audit-sessions-ended = { $who } signed out other browsers of theirs
audit-invited = { $who } invited { $name }
audit-invitation-withdrawn = { $who } withdrew the invitation of { $name }
audit-invitation-followed = { $who } followed their invitation
audit-password-asked-for = Somebody asked at the door for a link to a new password for { $name }
audit-password-link = { $who } made a link to a new password for { $name }
audit-own-password = { $who } set a new password
audit-password-of = { $who } set a new password for { $name }
audit-role-sees-all = { $who } changed what { $name } may do: { $role } in { $team }, sees every conversation
audit-role-sees-team = { $who } changed what { $name } may do: { $role } in { $team }, sees the conversations of their team
audit-factor-set = { $who } has a code asked for after their password
audit-own-factor-removed = { $who } has no code asked for after their password any more
audit-factor-removed = { $who } removed the code that { $name } had asked for after their password
audit-brand-kept = { $who } set up the brand { $name }
audit-brand-removed = { $who } removed the brand { $name }
audit-provider-set = { $who } let people sign in with { $name } ({ $issuer }){ $trust ->
    [yes] ; its addresses are believed unchecked
   *[no] {""}
}
audit-provider-set-for = { $who } let people sign in with { $name } ({ $issuer }); everybody of { $domain } gets an account in { $team }{ $trust ->
    [yes] ; its addresses are believed unchecked
   *[no] {""}
}
audit-provider-removed = { $who } let nobody sign in with an identity provider any more
audit-provider-forgotten = { $who } had the account of { $name } at the identity provider forgotten
audit-recovery-code = { $who } signed in with a recovery code
audit-factor-demanded = { $who } asks everybody for a code
audit-factor-left = { $who } leaves the code to each person
audit-what-they-did = { $who }: { $what }
audit-automatic-stopped = { $who } stopped all automatic mail
audit-automatic-resumed = { $who } let automatic mail leave again
audit-task-raised = A task was raised about the desk as a whole
audit-task-done = { $who } saw to a task about the desk as a whole
