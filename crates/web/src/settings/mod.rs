//! Settings: one file a page. Nothing takes effect by being looked at.

pub(crate) mod agents;
pub(crate) mod articles;
pub(crate) mod audit;
pub(crate) mod automatic;
pub(crate) mod blocked;
mod brand_told;
pub(crate) mod brands;
pub(crate) mod connection;
pub(crate) mod deliveries;
pub(crate) mod desk;
pub(crate) mod fields;
pub(crate) mod hours;
pub(crate) mod keys;
pub(crate) mod mailboxes;
pub(crate) mod passkeys;
pub(crate) mod person;
pub(crate) mod profile;
pub(crate) mod push;
pub(crate) mod rules;
pub(crate) mod saved_answers;
pub(crate) mod security;
pub(crate) mod single_sign_on;
pub(crate) mod sources;
pub(crate) mod tags;

use domain::team::{Agent, Permission};

/// Those who can do what the viewer cannot, by name: the least of them first, who are asked more easily.
pub(crate) fn who_can(agents: &[Agent], permission: Permission) -> Vec<String> {
    let mut able: Vec<&Agent> = agents.iter().filter(|one| one.may(permission)).collect();
    able.sort_by_key(|one| one.role);
    able.into_iter().take(NAMED_MAX).map(|one| one.name.clone()).collect()
}

/// Names in a sentence that says who can.
const NAMED_MAX: usize = 5;
