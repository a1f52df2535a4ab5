//! One conversation: what stands on its page, and what can be done with it.

pub mod act;
pub mod build;
pub mod draft;
pub mod open;
pub mod show;
mod story;
pub mod write;
