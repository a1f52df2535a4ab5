//! What holds for every answer: headers that keep a page from being misused, and faults that become a page with a
//! reference.

use crate::answer::html;
use crate::app::App;
use crate::csp;
use crate::refusal::{Failure, sentence};
use crate::settings::who_can;
use crate::views::trouble::{self, TroublePage};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use desk::permit::NotAllowed;

/// Headers of every answer that does not bring its own.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, csp::PAGE),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Letters of a reference: enough to find the line in the log of a day.
const REFERENCE_CHARS: usize = 8;

/// Writes the page of a fault, and the headers of everything.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    // The route, not the address: addresses of customers' pages are secrets.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let mut response = next.run(request).await;
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        let reference: String = app.desk.chance.token().chars().take(REFERENCE_CHARS).collect();
        tracing::error!(reference, route = route.unwrap_or_default(), error = failure.trouble, "a request failed");
        let page = match failure.outage {
            Some(outage) => TroublePage::out(outage, failure.kept),
            None => TroublePage::broken(&reference, failure.kept),
        };
        response = html(response.status(), trouble::page(&page));
    }
    if let Some(NotAllowed(permission)) = response.extensions_mut().remove::<NotAllowed>() {
        let agents = app.read(|read| read.agents()).await.unwrap_or_default();
        let page = TroublePage::not_allowed(&sentence(permission.refusal()), &who_can(&agents, permission));
        response = html(response.status(), trouble::page(&page));
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}
