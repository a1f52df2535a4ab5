//! How a request wants to be answered, and the answers: a page, a piece of one, or the way on.

use crate::refusal::Refusal;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use std::convert::Infallible;

/// What a handler answers.
pub(crate) type Answer = Result<Response, Refusal>;

/// The media type by which the script asks for a piece only.
pub(crate) const FRAGMENT: &str = "text/vnd.answerable.fragment";

/// How the request wants its answer.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The script asks for a piece of the page; else a browser asks for the whole.
    pub(crate) fragment: bool,
    back: Option<String>,
}

impl Asked {
    /// What the headers say.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
        Self { fragment: accept.contains(FRAGMENT), back: referrer(headers) }
    }

    /// After an act: nothing more for the script, the page it was done on for a plain form.
    pub(crate) fn done(&self, otherwise: &str) -> Response {
        if self.fragment {
            return StatusCode::NO_CONTENT.into_response();
        }
        see_other(self.back.as_deref().unwrap_or(otherwise))
    }

    /// The page of ours that it was asked from.
    pub(crate) fn back_or(&self, otherwise: &str) -> String {
        self.back.clone().unwrap_or_else(|| otherwise.to_owned())
    }

    /// After an act that changed what is on screen: the changed piece for the script.
    pub(crate) fn changed(&self, piece: impl FnOnce() -> Markup, otherwise: &str) -> Response {
        if self.fragment { html(StatusCode::OK, piece()) } else { see_other(self.back.as_deref().unwrap_or(otherwise)) }
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// The page of ours that the request was made from: path and query only, so that it never leads elsewhere.
fn referrer(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (referrer, host) = (text(header::REFERER)?, text(header::HOST)?);
    let rest = referrer.split_once("://")?.1.strip_prefix(host)?;
    local_path(rest).map(str::to_owned)
}

/// A path of ours, or nothing: what could lead to another host is refused.
pub(crate) fn local_path(text: &str) -> Option<&str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && text.starts_with('/') && !text.starts_with("//")).then_some(text)
}

/// A page or a piece of one.
pub(crate) fn html(status: StatusCode, markup: Markup) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::VARY, HeaderValue::from_static("accept")),
    ];
    (status, headers, markup.into_string()).into_response()
}

/// A page that is as it should be.
pub(crate) fn page(markup: Markup) -> Response {
    html(StatusCode::OK, markup)
}

/// The way on after a form.
pub(crate) fn see_other(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_followed() {
        for (text, kept) in [
            ("/inbox/mine?c=1", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://x", false),
            ("/a\r\nb", false),
        ] {
            assert_eq!(local_path(text).is_some(), kept, "{text:?}");
        }
    }

    #[test]
    fn the_way_back_is_never_on_another_host() {
        let headers = |referrer| {
            HeaderMap::from_iter([
                (header::HOST, HeaderValue::from_static("desk.example")),
                (header::REFERER, HeaderValue::from_static(referrer)),
            ])
        };
        assert_eq!(referrer(&headers("https://desk.example/tasks")).as_deref(), Some("/tasks"));
        assert_eq!(referrer(&headers("https://desk.example.evil.example/tasks")), None);
    }
}
