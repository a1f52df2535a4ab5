//! Electronic mail: reading, writing, signing, handing over, taking in.

pub mod archive;
mod ascii;
pub mod authenticate;
mod channel;
mod compose;
pub mod deliver;
pub mod dkim;
mod fields;
mod html_text;
mod peek;
pub mod quote;
mod read;
mod report;
pub mod server;

pub use channel::{ATTACHMENT_BYTES_MAX, EmailChannel, TEXT_CHARS_MAX, UNDO};
pub use compose::compose;
pub use peek::{PEEK_BYTES_MAX, peek};
pub use read::{TEXT_BYTES_MAX, read};
