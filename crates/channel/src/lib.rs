//! The outside world: one folder for each way of reaching people. Today that is [`email`].
//!
//! A channel turns bytes into [`domain::message::Inbound`] and [`domain::message::Outgoing`] into bytes. It never
//! fails on what it reads (what cannot be understood becomes a defect, the raw bytes are kept by the desk), and it
//! knows exactly how far a delivery got.
//!
//! **Never:** a store transaction; a decision about routing, consent or who may be written to.
//!
//! | what | where |
//! |---|---|
//! | the port that the desk calls | [`email::EmailChannel`], a [`desk::Channel`] |
//! | bytes to message | [`email::read`], [`email::peek`] |
//! | mails that lie in files | [`email::archive`] |
//! | new words and quoted history | [`email::quote`] |
//! | message to bytes | [`email::compose`], [`email::dkim`] |
//! | handing it over | [`email::deliver`] |
//! | taking it in by SMTP and LMTP | [`email::server`] |
//! | asking an identity provider who somebody is | [`identity`] |
//! | telling somebody through their browser | [`push`] |
//! | fetching pictures that a mail names elsewhere | [`pictures`] |
//! | asking a virus scanner about files | [`clamd`] |

pub mod clamd;
pub mod email;
pub mod identity;
mod open_net;
pub mod pictures;
pub mod push;
