//! The door: signing in and out, the first set-up, and the choice of light or dark.

pub mod set_up;
pub mod sign_in;

use crate::answer::see;
use crate::form::Fields;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// Light, dark, or as the system says; kept in a cookie of its own.
pub async fn theme(headers: HeaderMap, fields: Fields) -> Response {
    let theme = match fields.text("theme") {
        "light" => "light",
        "dark" => "dark",
        _ => "system",
    };
    let back =
        headers.get(header::REFERER).and_then(|value| value.to_str().ok()).and_then(path_of).unwrap_or("/".to_owned());
    let mut response = see(&back);
    let cookie = format!("theme={theme}; Path=/; Max-Age=31536000; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The path of an address of ours.
fn path_of(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    Some(rest.find('/').map_or("/".to_owned(), |at| rest[at..].to_owned())).filter(|path| own_path(path))
}

/// Whether a text is a path of this program: never another host.
pub fn own_path(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//") && !text.contains(['\\', '\r', '\n'])
}
