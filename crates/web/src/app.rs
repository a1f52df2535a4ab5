//! The router: which address leads where, and what surrounds every answer.

use crate::{
    answer, assets, conversation, door, files, health, inbox, live, portal, post_room, search, settings, task,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use desk::Desk;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

/// What the pages need to know beside the desk.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Proxies whose word about the client's address is believed: addresses or networks.
    pub trusted_proxies: Vec<String>,
    /// Whether cookies travel over https only.
    pub secure_cookies: bool,
    /// Where mail comes in, for the first steps.
    pub smtp_hint: String,
    /// The version of the program.
    pub version: String,
    /// How to sign in to a demo.
    pub demo_hint: Option<String>,
    /// Whether mail leaves; otherwise it is held in the post room.
    pub sends: bool,
}

/// What every handler gets.
#[derive(Clone)]
pub(crate) struct App {
    /// The desk.
    pub desk: Desk,
    /// The settings.
    pub settings: Arc<Settings>,
}

/// Bytes of a form without files.
const FORM_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Bytes of a form with files: what a message may carry, and the form around it.
const FILES_BYTES_MAX: usize = 30 * 1024 * 1024;

/// All pages of the desk.
pub fn router(desk: Desk, settings: Settings) -> Router {
    let app = App { desk, settings: Arc::new(settings) };
    let with_files = Router::new()
        .route("/conversations/{id}/replies", post(conversation::write::reply))
        .route("/conversations/{id}/notes", post(conversation::write::note))
        .route("/conversations/new", get(conversation::open::show).post(conversation::open::create))
        .route("/drafts/{id}/attachments", post(conversation::draft::attach))
        .route("/post-room/{id}/answer", post(post_room::answer))
        .route("/q/{token}/messages", post(portal::add))
        .layer(DefaultBodyLimit::max(FILES_BYTES_MAX));
    let forms = Router::new()
        .route("/", get(inbox::home))
        .route("/inbox/{view}", get(inbox::show))
        .route("/conversations/{id}", get(conversation::show::show))
        .route("/conversations/{id}/closure", post(conversation::act::close))
        .route("/conversations/{id}/reopening", post(conversation::act::reopen))
        .route("/conversations/{id}/snooze", post(conversation::act::snooze))
        .route("/conversations/{id}/owner", post(conversation::act::owner))
        .route("/conversations/{id}/read", post(conversation::act::read))
        .route("/outgoing/{id}/withdrawal", post(conversation::act::withdraw))
        .route("/outgoing/{id}/again", post(conversation::act::send_again))
        .route("/drafts/{id}", post(conversation::draft::save))
        .route("/drafts/{id}/attachments/{position}/removal", post(conversation::draft::detach))
        .route("/messages/{id}/html", get(files::html))
        .route("/messages/{id}/original", get(files::original))
        .route("/messages/{id}/attachments/{position}", get(files::attachment))
        .route("/search", get(search::show))
        .route("/tasks", get(task::show))
        .route("/tasks/{id}/done", post(task::done))
        .route("/post-room", get(post_room::list))
        .route("/post-room/release", post(post_room::release_all))
        .route("/post-room/{id}", get(post_room::show))
        .route("/post-room/{id}/html", get(post_room::html))
        .route("/post-room/{id}/original", get(post_room::original))
        .route("/sign-in", get(door::sign_in::show).post(door::sign_in::create))
        .route("/sign-out", post(door::sign_in::end))
        .route("/theme", post(door::theme))
        .route("/set-up", get(door::set_up::show).post(door::set_up::create))
        .route("/events", get(live::events))
        .route("/q/{token}", get(portal::show))
        .route("/q/{token}/solved", post(portal::solved))
        .route("/q/{token}/not-solved", post(portal::not_solved))
        .merge(settings::routes())
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX));
    Router::new()
        .merge(with_files)
        .merge(forms)
        .layer(CsrfLayer::new())
        .route("/health", get(health::health))
        .route("/metrics", get(health::metrics))
        .route("/assets/{file}", get(asset))
        .fallback(|| async { answer::not_found() })
        .layer(from_fn(around))
        .layer(CompressionLayer::new().gzip(true))
        .with_state(app)
}

async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Response {
    assets::serve(&format!("/assets/{file}"), &headers).into_response()
}

/// Headers of every answer that the handler has not set itself: the strict policy, and nothing kept by caches.
async fn around(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let defaults: [(HeaderName, &'static str); 6] = [
        (header::CONTENT_SECURITY_POLICY, crate::csp::PAGE),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in defaults {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
