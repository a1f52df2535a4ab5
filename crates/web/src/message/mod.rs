//! What belongs to one message: its formatted version, the bytes as they came, its files, and
//! what the virus scanner said of these.

pub(crate) mod attachment;
pub(crate) mod file;
pub(crate) mod formatted;
mod leads;
pub(crate) mod original;
pub(crate) mod picture;
pub(crate) mod scan;
