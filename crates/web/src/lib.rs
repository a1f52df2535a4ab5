//! People and programs at the door: pages, fragments of pages, live news, and the pages of customers.
//!
//! [`views`] turns plain structs into HTML; `assets/` holds the style sheets and the script that make it look and
//! feel right; every page works without the script. A handler parses, calls a use case of the desk, and renders.
//!
//! **Never:** a rule, a write except through `desk`, SQL.

pub mod assets;
pub mod csp;
pub mod views;

mod answer;
mod app;
mod clock_words;
mod conversation;
mod door;
mod files;
mod form;
mod frame;
mod health;
mod inbox;
mod live;
mod portal;
mod post_room;
mod proof;
mod search;
mod settings;
mod task;

pub use app::{Settings, router};
