# Roles, teams, and how far a person sees.

role-light-user = Light user: reads along in the team and writes notes
role-auditor = Auditor: sees everything and changes nothing
role-agent = Agent: answers customers
role-lead = Lead: also answers for the team
role-administrator = Administrator: also sets the desk up
role-is-light-user = light user
role-is-auditor = auditor
role-choose = Choose a role
role-choose-team = Choose a team
role-team = Team
role-teams = Teams
role-teams-are = Each team has its mailboxes, its opening hours and its people. Who is limited to their team sees no other.
role-team-hours = { $team } and its opening hours
role-another-team = Another team
role-add-team = Add the team
role-sees-all = Every conversation
role-sees-team = The conversations of their team
role-sentence = Who they are at this desk.
role-what-they-may = What they may do
role-what-they-see = What they see
role-who-sees-what = Administrators and auditors see everything, a light user sees their team. What they may not look after any more goes to a colleague at once.
role-how-they-get-in = How they get in
role-sign-in-as = They sign in as { $address }.
role-person-left = They left { $at }, and cannot sign in.
role-back = Back to everybody
