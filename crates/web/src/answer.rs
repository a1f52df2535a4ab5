//! Answers: pages, fragments, "look there", and trouble in plain words with a reference to quote.

use crate::views::Markup;
use crate::views::trouble::{self, TroublePage};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use store::Trouble;

/// The media type by which the script asks for a piece of a page.
const FRAGMENT: &str = "text/vnd.answerable.fragment";

/// Whether the script asks for a fragment instead of a page.
pub fn wants_fragment(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains(FRAGMENT))
}

/// A page.
pub fn page(markup: &Markup) -> Response {
    with_vary(Html(markup.0.clone()).into_response())
}

/// A page with a status.
pub fn page_with(status: StatusCode, markup: &Markup) -> Response {
    with_vary((status, Html(markup.0.clone())).into_response())
}

/// The same address answers with a page or a fragment: caches must know.
fn with_vary(mut response: Response) -> Response {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept, cookie"));
    response
}

/// "Look there": after a form without the script.
pub fn see(href: &str) -> Response {
    Redirect::to(href).into_response()
}

/// After an act: nothing for the script, which fetches what changed; the page for everybody else.
pub fn done(headers: &HeaderMap, href: &str) -> Response {
    if wants_fragment(headers) { StatusCode::NO_CONTENT.into_response() } else { see(href) }
}

/// 404.
pub fn not_found() -> Response {
    page_with(StatusCode::NOT_FOUND, &trouble::page(&english(TroublePage::not_found())))
}

/// 403, with who can.
pub fn not_allowed(what: &str, who_can: &[String]) -> Response {
    page_with(StatusCode::FORBIDDEN, &trouble::page(&english(TroublePage::not_allowed(what, who_can))))
}

/// A refusal with what was typed kept on the page.
pub fn refused(status: StatusCode, happened: &str, kept_text: Option<String>, back: crate::views::Link) -> Response {
    let words = vec!["Nothing was sent or changed.".to_owned()];
    let page =
        TroublePage { happened: capitalised(happened), words, kept_text, links: vec![back], ..TroublePage::default() };
    page_with(status, &trouble::page(&english(page)))
}

/// Trouble beneath: logged with a reference, answered in plain words.
pub struct Broken(pub Trouble);

impl From<Trouble> for Broken {
    fn from(trouble: Trouble) -> Self {
        Broken(trouble)
    }
}

impl IntoResponse for Broken {
    fn into_response(self) -> Response {
        let reference = reference();
        tracing::error!(reference, error = %self.0, "a page could not be made");
        let status = match self.0 {
            Trouble::DiskFull | Trouble::Unreachable(_) | Trouble::Stopped => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        page_with(status, &trouble::page(&english(TroublePage::broken(&reference, None))))
    }
}

/// What a person can quote and an administrator can find in the log.
fn reference() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    format!("{:x}-{:x}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

fn english(page: TroublePage) -> TroublePage {
    TroublePage { lang: "en".to_owned(), ..page }
}

/// With a capital at the start and a full stop at the end.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
