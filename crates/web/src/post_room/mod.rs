//! The post room: what would have left, as its reader would see it, and answering as the customer.

mod answer;
mod release;
mod show;

pub(crate) use answer::answer;
pub(crate) use release::{discard, discard_automatic, release, release_all};
pub(crate) use show::{formatted, list, open, original};
