//! What happened: append-only entries, chained by digests. The audit log, the undo, the measures, the live screen and
//! the customer's story are all read from here.

mod chain;
mod change;
mod entry;
mod tidings;

pub use chain::{
    Broken, Digest, Linked, SALT_BYTES, content_digest, from_hex, hex, link, matches_content, start_of, verify,
    verify_on,
};
pub use change::Change;
pub use entry::{Actor, Happened};
pub use tidings::{News, Tidings};
