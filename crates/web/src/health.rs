//! `/health` for load balancers and `/metrics` for monitoring. Metrics are for this machine and trusted proxies only.

use crate::app::App;
use crate::proof::Client;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// 200 while the database can be reached; what is late stands in the body.
pub async fn health(State(app): State<App>) -> Response {
    match app.desk.health().await {
        Ok(health) => {
            let status = if health.wrong.is_empty() { "ok" } else { "late" };
            Json(json!({
                "status": status,
                "version": app.settings.version,
                "inbound_waiting": health.inbound_waiting,
                "outgoing_due": health.outgoing_due,
                "wrong": health.wrong,
            }))
            .into_response()
        }
        Err(trouble) => {
            tracing::error!(error = %trouble, "the health check failed");
            (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "down" }))).into_response()
        }
    }
}

/// The text format of Prometheus.
pub async fn metrics(State(app): State<App>, client: Client) -> Response {
    if !client.0.is_loopback() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let health = match app.desk.health().await {
        Ok(health) => health,
        Err(trouble) => return (StatusCode::SERVICE_UNAVAILABLE, trouble.to_string()).into_response(),
    };
    let seconds = |span: domain::Millis| span.0.max(0) / 1_000;
    let gauges = [
        ("inbound_waiting", "Arrivals that are kept and not yet taken in.", health.inbound_waiting),
        ("inbound_oldest_seconds", "Age of the oldest of them.", seconds(health.inbound_oldest)),
        ("outgoing_due", "Messages that should have left.", health.outgoing_due),
        ("outgoing_oldest_seconds", "How late the oldest of them is.", seconds(health.outgoing_oldest)),
        ("outgoing_leaving", "Messages being handed over.", health.leaving),
        ("outgoing_held", "Messages held in the post room.", health.held),
        ("tasks_open", "Tasks that wait for a person.", i64::try_from(health.tasks).unwrap_or(i64::MAX)),
        ("automatic_stopped", "1 while all automatic mail is stopped by hand.", i64::from(health.automatic_stopped)),
    ];
    let mut text = String::new();
    for (name, help, value) in gauges {
        text.push_str(&format!(
            "# HELP answerable_{name} {help}\n# TYPE answerable_{name} gauge\nanswerable_{name} {value}\n"
        ));
    }
    ([("content-type", "text/plain; version=0.0.4")], text).into_response()
}
