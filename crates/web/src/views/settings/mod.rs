//! Settings: mailboxes, agents, the desk itself, automatic mail, deliveries, and one's own profile. Each screen says
//! what is, who changed it, and what can be done; nothing takes effect by being looked at.

mod agents;
mod audit;
mod automatic;
mod deliveries;
mod desk;
mod mailboxes;
mod person;
mod profile;
mod security;
mod source;

pub use agents::{AgentLine, AgentsPage, agents};
pub use audit::{AuditLine, AuditPage, audit};
pub use automatic::{AutomaticPage, Stopped, automatic};
pub use deliveries::{DeliveriesPage, DeliveryLine, RelayStatus, deliveries};
pub use desk::{DeskPage, desk};
pub use mailboxes::{MailboxLine, MailboxesPage, mailboxes};
pub use person::{PersonPage, person};
pub use profile::{ProfilePage, profile};
pub use security::{Factor, SecurityPage, SessionLine, security};
pub use source::{SourceLine, SourcePage, source};

use super::shell::{self, Frame, Place};
use maud::{Markup, html};

/// Only for those who may read it.
const AUDIT: &str = "/settings/audit";

const TABS: &[(&str, &str)] = &[
    ("/settings/mailboxes", "Mailboxes"),
    ("/settings/agents", "Agents"),
    ("/settings/desk", "The desk"),
    ("/settings/automatic-mail", "Automatic mail"),
    ("/settings/deliveries", "Deliveries"),
    (AUDIT, "Audit"),
    ("/settings/profile", "You"),
    ("/settings/security", "Signing in"),
];

/// A page of the settings: head, tabs, content.
fn page(frame: &Frame, title: &str, sentence: &str, href: &str, content: &Markup) -> Markup {
    let whole = html! {
        (shell::head(title, sentence, &html! {}))
        nav.tabs aria-label="Settings" {
            @for (to, name) in TABS.iter().filter(|(to, _)| *to != AUDIT || frame.viewer.audits) {
                a href=(to) aria-current=[(*to == href).then_some("page")] { (name) }
            }
        }
        (content)
    };
    shell::page(frame, title, Place::Settings, &whole)
}
