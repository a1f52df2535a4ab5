//! One person of the desk: what they are here, how they get in.

use super::page;
use crate::views::part::{post_button, select};
use crate::views::shell::Frame;
use crate::views::{PostAction, Wrong};
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct PersonPage {
    /// Agent id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// The word of their role.
    pub role: String,
    /// Roles to choose from: word and sentence.
    pub roles: Vec<(String, String)>,
    /// The id of their team.
    pub team: String,
    /// Teams to choose from: id and name.
    pub teams: Vec<(String, String)>,
    /// The word of their scope.
    pub scope: String,
    /// Scopes to choose from: word and sentence.
    pub scopes: Vec<(String, String)>,
    /// How they get in, one sentence each.
    pub facts: Vec<String>,
    /// A link to hand over, shown this once.
    pub link: Option<String>,
    /// What can be done about it.
    pub actions: Vec<PostAction>,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page.
pub fn person(frame: &Frame, of: &PersonPage) -> Markup {
    let content = html! {
        @for wrong in &of.wrongs { p.notice.late role="alert" { (wrong.words) } }
        @if let Some(link) = &of.link {
            div.panel {
                p { "Hand this link over to " bdi { (of.name) } ", by a way that only they read. It is shown now and never again, and works once." }
                p { code dir="ltr" { (link) } }
            }
        }
        section {
            h2 { "What they may do" }
            form.fields method="post" action={ "/settings/agents/" (of.id) "/role" } {
                (select("role", "Role", &of.roles, &of.role, ""))
                div.pair {
                    (select("team", "Team", &of.teams, &of.team, ""))
                    (select("scope", "What they see", &of.scopes, &of.scope, ""))
                }
                div.actions { button.button.primary type="submit" { "Save" } }
                p.quiet.small { "Administrators and auditors see everything, a light user sees their team. What they may not look after any more goes to a colleague at once." }
            }
        }
        section {
            h2 { "How they get in" }
            p { "They sign in as " bdi dir="ltr" { (of.email) } "." }
            @for fact in &of.facts { p { (fact) } }
            div.actions { @for action in &of.actions { (post_button(action, "button")) } }
        }
        p { a.link href="/settings/agents" { "Back to everybody" } }
    };
    page(frame, &of.name, "Who they are at this desk.", "/settings/agents", &content)
}
