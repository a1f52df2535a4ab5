//! The two cookies: the session's token, which only the server reads, and the theme.

use crate::app::App;
use axum::http::{HeaderMap, HeaderValue, header};

/// Browsers keep a session's cookie for so long without use; the session itself ends by the desk's rule.
const SESSION_SECONDS: i64 = desk::sign_in::SESSION_IDLE.0 / 1_000;
/// Nobody wants to choose the theme again.
const THEME_SECONDS: i64 = 365 * 86_400;
const THEME: &str = "theme";

/// The name of the session's cookie. The prefix makes browsers insist on https, the path `/` and no domain, so that
/// no other host can plant one (RFC 6265bis §4.1.3.2).
fn session_name(app: &App) -> &'static str {
    if app.settings.secure_cookies { "__Host-answerable" } else { "answerable" }
}

/// The token of the session, if the request carries one.
pub(super) fn session(app: &App, headers: &HeaderMap) -> Option<String> {
    value(headers, session_name(app))
}

/// The chosen theme.
pub(super) fn theme(headers: &HeaderMap) -> Option<String> {
    value(headers, THEME)
}

/// Sets the session's cookie.
pub(super) fn keep_session(app: &App, token: &str) -> HeaderValue {
    set(app, session_name(app), token, SESSION_SECONDS)
}

/// Takes the session's cookie away.
pub(super) fn end_session(app: &App) -> HeaderValue {
    set(app, session_name(app), "", 0)
}

/// Sets the theme's cookie.
pub(super) fn keep_theme(app: &App, theme: &'static str) -> HeaderValue {
    set(app, THEME, theme, THEME_SECONDS)
}

fn set(app: &App, name: &str, value: &str, seconds: i64) -> HeaderValue {
    let secure = if app.settings.secure_cookies { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    // Names and tokens are letters and digits, so this is always a header.
    HeaderValue::from_str(&cookie).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}
