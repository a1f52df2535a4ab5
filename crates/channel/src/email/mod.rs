//! Electronic mail.
mod fields;
mod html_text;
mod peek;
pub mod quote;
mod read;
pub use peek::peek;
pub use read::read;
