//! The colours of a brand, as a style sheet of their own: the policy of the pages allows none within them.

use crate::refusal::Refusal;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::brand::Colour;

/// Where the style sheet of a colour is.
pub(crate) fn sheet_of(colour: Colour) -> String {
    format!("/brand/{}.css", colour.to_string().trim_start_matches('#'))
}

/// `GET /brand/{colour}`: "0d5c57.css". The address says all, so a browser keeps it.
pub(crate) async fn sheet(Path(colour): Path<String>) -> Response {
    let Some(colour) = colour.strip_suffix(".css").and_then(|digits| Colour::parse(&format!("#{digits}"))) else {
        return Refusal::NotFound.into_response();
    };
    let look = colour.look();
    let pair = |name: &str, [light, dark]: [Colour; 2]| format!("--{name}: light-dark({light}, {dark});");
    let pairs = [pair("accent", look.accent), pair("accent-ink", look.ink), pair("accent-soft", look.soft)];
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], format!(":root {{ {} }}\n", pairs.join(" ")))
        .into_response()
}
