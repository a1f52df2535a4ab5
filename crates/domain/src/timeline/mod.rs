//! What happened: append-only entries, chained by digests. The audit log, the undo, the measures, the live screen and
//! the customer's story are all read from here.

mod entry;

pub use entry::{Actor, Happened};
