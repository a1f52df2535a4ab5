//! Electronic mail.
mod fields;
mod html_text;
mod peek;
pub mod quote;
mod read;
pub use peek::peek;
pub use read::read;
mod compose;
pub mod deliver;
pub mod dkim;
pub use compose::compose;
