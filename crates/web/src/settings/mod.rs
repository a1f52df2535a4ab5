//! Settings: one file a page. Nothing takes effect by being looked at.

pub(crate) mod agents;
pub(crate) mod automatic;
pub(crate) mod deliveries;
pub(crate) mod desk;
pub(crate) mod hours;
pub(crate) mod mailboxes;
pub(crate) mod profile;
pub(crate) mod saved_answers;
pub(crate) mod sources;
pub(crate) mod tags;

use crate::refusal::Refusal;
use domain::team::{Agent, Role};

/// Those who can do what the viewer cannot, by name.
pub(crate) fn who_can(agents: &[Agent], least: Role) -> Vec<String> {
    agents.iter().filter(|one| one.role >= least && one.deactivated_at.is_none()).map(|one| one.name.clone()).collect()
}

/// Refuses what only others can do, and says who they are.
async fn not_allowed(app: &crate::app::App, what: &str, least: Role) -> Refusal {
    match app.read(|read| read.agents()).await {
        Ok(agents) => Refusal::NotAllowed { what: what.into(), who: who_can(&agents, least) },
        Err(trouble) => trouble.into(),
    }
}
