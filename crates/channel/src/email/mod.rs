//! Electronic mail: reading, writing, signing, handing over, taking in.

pub mod archive;
mod ascii;
pub mod authenticate;
mod channel;
mod charset;
mod compose;
pub mod connection;
pub mod deliver;
pub mod dkim;
mod fields;
mod head;
mod html_text;
pub(crate) mod http;
pub mod imap;
mod peek;
pub mod quote;
mod read;
mod received;
mod report;
pub mod rspamd;
pub mod server;
mod words;

pub use channel::{ATTACHMENT_BYTES_MAX, EmailChannel, MANNERS, TEXT_CHARS_MAX, UNDO};
pub use compose::compose;
pub use peek::{PEEK_BYTES_MAX, peek};
pub use read::{TEXT_BYTES_MAX, read, subject_by_the_letter};
pub use received::{came_at, return_path};
