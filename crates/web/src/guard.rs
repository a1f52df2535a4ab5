//! What holds for every answer: headers that keep a page from being misused, and faults that become a page with a
//! reference.

use crate::app::App;
use crate::csp;
use crate::door::Spoken;
use crate::form::Typed;
use crate::refusal::Refusal;
use crate::settings::who_can;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

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

/// Writes the page of a refusal or a fault in the reader's language, and the headers of everything.
pub(crate) async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    // The route, not the address: addresses of customers' pages are secrets.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let spoken = Spoken::of(request.headers());
    request.extensions_mut().insert(spoken.clone());
    let typed = Typed::default();
    request.extensions_mut().insert(typed.clone());
    let mut response = next.run(request).await;
    if let Some(refusal) = response.extensions_mut().remove::<Refusal>() {
        let reference: String = app.desk.chance.token().chars().take(REFERENCE_CHARS).collect();
        if let Refusal::Broken { trouble, .. } = &refusal {
            tracing::error!(reference, route = route.unwrap_or_default(), error = trouble, "a request failed");
        }
        let language = spoken.language();
        let refusal = match refusal {
            Refusal::Denied(why) => {
                let agents = app.read(|read| read.agents()).await.unwrap_or_default();
                Refusal::NotAllowed { what: why.said(language), who: who_can(&agents, why.0) }
            }
            refusal => refusal,
        };
        response = refusal.told(language, &reference, typed.text());
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}
