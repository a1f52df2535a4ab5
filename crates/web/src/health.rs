//! How the desk is, for machines that watch it.

use crate::answer::Answer;
use crate::app::App;
use crate::door::{Place, SignedIn};
use crate::refusal::Refusal;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// `GET /health`: 503 only when the database cannot be reached; what is late is said, but a late message is no reason
/// to take the desk off the net.
pub(crate) async fn health(State(app): State<App>) -> Response {
    match app.desk.health().await {
        Ok(health) => {
            // Which mailboxes these are is nobody's business but ours: a page for everybody counts them.
            let silent = health.silent_sources.len();
            let wrong = health.wrong.iter().map(ToString::to_string);
            let wrong =
                wrong.chain((silent > 0).then(|| format!("No mail comes from {silent} of {} sources", health.sources)));
            let lost = health.lost_mailboxes.len();
            let wrong = wrong.chain((lost > 0).then(|| format!("No longer connected: {lost} mailboxes")));
            Json(json!({
            "status": if health.is_well() { "ok" } else { "late" },
            "version": app.settings.version,
            "inbound_waiting": health.inbound_waiting,
            "outgoing_due": health.outgoing_due,
            "outgoing_leaving": health.leaving,
            "outgoing_retrying": health.retrying,
            "outgoing_failed": health.failed,
            "held": health.held,
            "sources": health.sources,
            "sources_silent": health.silent_sources.len(),
            "mailboxes_lost": lost,
            "wrong": wrong.collect::<Vec<_>>(),
            }))
            .into_response()
        }
        Err(trouble) => {
            tracing::error!(error = %trouble, "the desk cannot reach its database");
            (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "down" }))).into_response()
        }
    }
}

/// `GET /metrics`: Prometheus' text form. For this machine, trusted proxies, and people who are signed in.
pub(crate) async fn metrics(State(app): State<App>, place: Place, who: Result<SignedIn, Response>) -> Answer {
    if !place.near && who.is_err() {
        return Err(Refusal::NotAllowed {
            what: "Metrics are for this machine, its trusted proxies, and people who are signed in".into(),
            who: vec!["the person who runs the desk".into()],
        });
    }
    let health = app.desk.health().await?;
    let seconds = |span: domain::Millis| span.0 / 1_000;
    let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let lines = [
        ("inbound_waiting", "Arrivals that wait to be taken in", health.inbound_waiting),
        ("inbound_oldest_seconds", "How long the oldest of them has waited", seconds(health.inbound_oldest)),
        ("outgoing_due", "Messages that should leave now", health.outgoing_due),
        ("outgoing_oldest_seconds", "How late the oldest of them is", seconds(health.outgoing_oldest)),
        ("outgoing_leaving", "Messages being handed over", health.leaving),
        ("outgoing_retrying", "Messages tried in vain and tried again", health.retrying),
        (
            "outgoing_retrying_oldest_seconds",
            "How long the oldest of them has been tried",
            seconds(health.retrying_oldest),
        ),
        ("outgoing_failed", "Messages not delivered, or uncertain, for a person to decide", health.failed),
        ("held", "Messages held in the post room", health.held),
        ("sources", "Mailboxes elsewhere that mail is fetched from", count(health.sources)),
        ("sources_silent", "Those that it cannot be fetched from", count(health.silent_sources.len())),
        ("mailboxes_lost", "Mailboxes that were connected and are so no longer", count(health.lost_mailboxes.len())),
        ("scans_waiting", "Messages whose files wait for the virus scanner", health.scans_waiting.unwrap_or_default()),
        ("tasks", "Open tasks", count(health.tasks)),
        ("automatic_stopped", "1 while all automatic mail is stopped", i64::from(health.automatic_stopped)),
    ];
    let text: String = lines
        .iter()
        .map(|(name, help, value)| {
            format!("# HELP answerable_{name} {help}.\n# TYPE answerable_{name} gauge\nanswerable_{name} {value}\n")
        })
        .collect();
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
