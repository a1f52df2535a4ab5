//! The cookies: the session's token and the mark of a known browser, which only the server reads, and the theme.

use super::Place;
use crate::app::App;
use axum::http::{HeaderMap, HeaderValue, header};
use store::Trouble;

/// Browsers keep a session's cookie for so long without use; the session itself ends by the desk's rule.
const SESSION_SECONDS: i64 = desk::sign_in::SESSION_IDLE.0 / 1_000;
/// Nobody wants to choose the theme again.
const THEME_SECONDS: i64 = 365 * 86_400;
/// Whoever owes the code begins again after that.
const HALFWAY_SECONDS: i64 = desk::second_factor::HALFWAY_VALID.0 / 1_000;
/// Whoever is at the identity provider comes back until then.
const VISIT_SECONDS: i64 = desk::single_sign_on::VISIT.0 / 1_000;
/// Whoever was asked for a passkey answers until then.
const ASKED_SECONDS: i64 = desk::passkey::ANSWER_WITHIN.0 / 1_000;
const THEME: &str = "theme";
/// A browser's mark lives longer than its sessions.
const MARK_SECONDS: i64 = desk::sign_in::BROWSER_KNOWN.0 / 1_000;

/// Whether a browser reaches the desk by https, so that its cookies may insist on it: the configuration or a trusted
/// proxy says so, or the request was made to the public address as it stands now. Somebody who asks by another address,
/// as in the local network, could else never sign in.
pub(super) async fn secure(app: &App, place: Place, headers: &HeaderMap) -> Result<bool, Trouble> {
    if let Some(known) = app.settings.secure_cookies.then_some(true).or(place.https) {
        return Ok(known);
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let public = app.read(|read| Ok(read.installation()?.and_then(|desk| desk.public_url))).await?;
    let public = public.as_deref().and_then(|url| url.strip_prefix("https://")).unwrap_or_default();
    let public = public.split('/').next().unwrap_or_default().to_ascii_lowercase();
    let plain = |host: &str| host.trim_end_matches(":443").to_owned();
    Ok(!public.is_empty() && plain(&host) == plain(&public))
}

/// The name of the session's cookie. The prefix makes browsers insist on https, the path `/` and no domain, so that
/// no other host can plant one (RFC 6265bis §4.1.3.2).
fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-answerable" } else { "answerable" }
}

/// The token of the session, if the request carries one.
pub(super) fn session(secure: bool, headers: &HeaderMap) -> Option<String> {
    value(headers, session_name(secure))
}

fn mark_name(secure: bool) -> &'static str {
    if secure { "__Host-browser" } else { "browser" }
}

/// The mark of a browser that somebody signed in with.
pub(super) fn mark(secure: bool, headers: &HeaderMap) -> Option<String> {
    value(headers, mark_name(secure))
}

/// Sets the mark.
pub(super) fn keep_mark(secure: bool, mark: &str) -> HeaderValue {
    set(secure, mark_name(secure), mark, MARK_SECONDS)
}

fn halfway_name(secure: bool) -> &'static str {
    if secure { "__Host-halfway" } else { "halfway" }
}

/// The token of somebody who still owes the code.
pub(super) fn halfway(secure: bool, headers: &HeaderMap) -> Option<String> {
    value(headers, halfway_name(secure))
}

/// Sets it.
pub(super) fn keep_halfway(secure: bool, token: &str) -> HeaderValue {
    set(secure, halfway_name(secure), token, HALFWAY_SECONDS)
}

/// Takes it away.
pub(super) fn end_halfway(secure: bool) -> HeaderValue {
    set(secure, halfway_name(secure), "", 0)
}

fn visit_name(secure: bool) -> &'static str {
    if secure { "__Host-visit" } else { "visit" }
}

/// What somebody has to bring back from the identity provider.
pub(super) fn visit(secure: bool, headers: &HeaderMap) -> Option<String> {
    value(headers, visit_name(secure))
}

/// Sets it.
pub(super) fn keep_visit(secure: bool, state: &str) -> HeaderValue {
    set(secure, visit_name(secure), state, VISIT_SECONDS)
}

/// Takes it away.
pub(super) fn end_visit(secure: bool) -> HeaderValue {
    set(secure, visit_name(secure), "", 0)
}

fn asked_name(secure: bool) -> &'static str {
    if secure { "__Host-passkey" } else { "passkey" }
}

/// What a browser at the door keeps while it is asked for a passkey.
pub(super) fn asked(secure: bool, headers: &HeaderMap) -> Option<String> {
    value(headers, asked_name(secure))
}

/// Sets it.
pub(super) fn keep_asked(secure: bool, asker: &str) -> HeaderValue {
    set(secure, asked_name(secure), asker, ASKED_SECONDS)
}

/// Takes it away.
pub(super) fn end_asked(secure: bool) -> HeaderValue {
    set(secure, asked_name(secure), "", 0)
}

/// The chosen theme.
pub(super) fn theme(headers: &HeaderMap) -> Option<String> {
    value(headers, THEME)
}

/// Sets the session's cookie.
pub(super) fn keep_session(secure: bool, token: &str) -> HeaderValue {
    set(secure, session_name(secure), token, SESSION_SECONDS)
}

/// Takes the session's cookie away.
pub(super) fn end_session(secure: bool) -> HeaderValue {
    set(secure, session_name(secure), "", 0)
}

/// Sets the theme's cookie.
pub(super) fn keep_theme(secure: bool, theme: &'static str) -> HeaderValue {
    set(secure, THEME, theme, THEME_SECONDS)
}

fn set(secure: bool, name: &str, value: &str, seconds: i64) -> HeaderValue {
    let secure = if secure { "; Secure" } else { "" };
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
