//! People and programs at the door: pages, fragments of pages, live news, and the pages of customers.
//!
//! [`router`] leads each request to one file: a handler reads what was asked, calls one use case of `desk` or one
//! query of `store`, and hands plain structs to [`views`], which turn them into HTML. `assets/` holds the style
//! sheets and the script that make it look and feel right; every page works without the script.
//!
//! **Never:** a rule, a write except through `desk`, SQL.

mod answer;
mod app;
pub mod assets;
mod body;
mod brand;
mod conversation;
pub mod csp;
mod door;
mod draft;
mod form;
mod frame;
mod guard;
mod health;
mod help;
mod inbox;
mod live;
mod message;
mod outgoing;
mod palette;
mod portal;
mod post_room;
mod refusal;
mod routes;
mod search;
mod serve;
mod settings;
mod task;
pub mod views;

pub use app::Settings;
pub use body::{
    BODIES_BYTES_MAX, BODIES_OF_ONE_BYTES_MAX, BODIES_OF_STRANGERS_BYTES_MAX, BODY_PACE_BYTES, BODY_PACE_EVERY,
    BODY_WITHIN,
};
pub use door::{Proxies, household};
pub use routes::router;
pub use serve::{CONNECTIONS_MAX, HEAD_WITHIN, Room, serve};
