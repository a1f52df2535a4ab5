//! The people who answer: who they are, whether they are on duty, who covers for whom.

mod agent;
mod owner;

pub use agent::{Agent, Role, Team};
pub use owner::{Chosen, Load, choose_owner};
