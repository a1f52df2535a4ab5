//! What happened, in a chain that shows tampering.

mod chain;

pub use chain::{
    Broken, Digest, Linked, SALT_BYTES, content_digest, from_hex, hex, link, matches_content, start_of, verify,
};
