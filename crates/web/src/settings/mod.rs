//! Settings: mailboxes, people, the red switch, and how mail leaves.

mod agents;
mod automatic;
mod deliveries;
mod mailboxes;

use crate::answer::see;
use crate::app::App;
use axum::Router;
use axum::routing::{get, post};

/// The addresses of the settings.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings", get(|| async { see("/settings/mailboxes") }))
        .route("/settings/mailboxes", get(mailboxes::show).post(mailboxes::create))
        .route("/settings/agents", get(agents::show).post(agents::create))
        .route("/settings/agents/{id}/away", post(agents::away))
        .route("/settings/agents/{id}/back", post(agents::back))
        .route("/settings/agents/{id}/deactivation", post(agents::deactivate))
        .route("/settings/automatic-mail", get(automatic::show).post(automatic::switch))
        .route("/settings/deliveries", get(deliveries::show))
}
