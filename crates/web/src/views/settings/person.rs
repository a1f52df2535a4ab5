//! One person of the desk: what they are here, how they get in.

use super::page;
use crate::views::part::{HERE, Question, post_button, question, select, woven};
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
    /// Ways in that can be taken away.
    pub removals: Vec<Removal>,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// A way in that can be taken away.
#[derive(Clone, Debug, Default)]
pub struct Removal {
    /// What takes it away: "Remove all passkeys".
    pub label: String,
    /// What that touches.
    pub says: String,
    /// Where it posts.
    pub href: String,
}

/// The page.
pub fn person(frame: &Frame, of: &PersonPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @for wrong in &of.wrongs { p.notice.late role="alert" { (wrong.words) } }
        @if let Some(link) = &of.link {
            div.panel {
                p { (language.invitation_hand_over(&of.name)) }
                p { code dir="ltr" { (link) } }
            }
        }
        section {
            h2 { (language.role_what_they_may()) }
            form.fields method="post" action={ "/settings/agents/" (of.id) "/role" } {
                (select("role", language.agent_role(), &of.roles, &of.role, ""))
                div.pair {
                    (select("team", language.role_team(), &of.teams, &of.team, ""))
                    (select("scope", language.role_what_they_see(), &of.scopes, &of.scope, ""))
                }
                div.actions { button.button.primary type="submit" { (language.settings_save()) } }
                p.quiet.small { (language.role_who_sees_what()) }
            }
        }
        section {
            h2 { (language.role_how_they_get_in()) }
            p { (woven(&language.role_sign_in_as(HERE[0]), &[html! { bdi dir="ltr" { (of.email) } }])) }
            @for fact in &of.facts { p { (fact) } }
            div.actions {
                @for action in &of.actions { (post_button(action, "button")) }
                @for one in &of.removals {
                    (question(Question { opens: &one.label, says: &one.says, href: &one.href, answer: &one.label }))
                }
            }
        }
        p { a.link href="/settings/agents" { (language.role_back()) } }
    };
    page(frame, &of.name, language.role_sentence(), "/settings/agents", &content)
}
