//! Who is at the screen. Taking this as an argument is what makes a handler one for people who are signed in.

use super::{Place, Spoken, cookie};
use crate::answer::{Asked, html, see_other};
use crate::app::App;
use crate::body::Whose;
use crate::refusal::Refusal;
use crate::settings::security;
use crate::views::Link;
use crate::views::shell::Theme;
use crate::views::trouble::{self, TroublePage};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use desk::permit::NotAllowed;
use domain::team::{Agent, Permission};
use language::Language;
use store::Trouble;

/// The header in which the script says whose page it stands on: the session of the browser may be another one by now.
const VIEWER: &str = "x-answerable-viewer";

/// An agent with a valid session.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// The agent.
    pub(crate) agent: Agent,
    /// The session's token, for what lives longer than one answer.
    pub(crate) token: String,
    /// The theme of their browser.
    pub(crate) theme: Theme,
    /// The language of their pages.
    pub(crate) language: Language,
}

impl SignedIn {
    /// Whether they may, for what a page offers; the use case asks again before it writes.
    pub(crate) fn may(&self, permission: Permission) -> bool {
        self.agent.may(permission)
    }

    /// Refuses what they may not even try.
    pub(crate) fn demand(&self, permission: Permission) -> Result<(), Refusal> {
        if self.may(permission) { Ok(()) } else { Err(NotAllowed(permission).into()) }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let place = Place::of(parts, app);
        let secure = cookie::secure(app, place, &parts.headers).await.map_err(broken)?;
        let token = cookie::session(secure, &parts.headers);
        let spoken = Spoken::of(&parts.headers);
        let spoken = parts.extensions.get::<Spoken>().cloned().unwrap_or(spoken);
        if let Some(token) = token {
            let found = app.desk.signed_in_owing(&token).await.map_err(broken)?;
            if let Some((agent, owes)) = found {
                // A page that somebody else opened sends nothing in this person's name, and shows them nothing of theirs.
                if page_of(parts).is_some_and(|viewer| viewer != agent.id.to_string()) {
                    return Err(to_the_door(parts, app, spoken.language()).await);
                }
                // Until the code is set up there is one page, and what leads to it or away.
                if owes && !parts.uri.path().starts_with(security::HERE) {
                    if parts.method == Method::GET && !Asked::of(&parts.headers).fragment {
                        return Err(see_other(security::HERE));
                    }
                    // What was typed is not taken for sent.
                    let what = spoken.language().refusal_factor_demanded().to_owned();
                    return Err(Refusal::NotAllowed { what, who: Vec::new() }.into_response());
                }
                parts.extensions.insert(Whose::Agent(agent.id));
                let theme = theme(cookie::theme(&parts.headers).as_deref());
                if let Some(chosen) = agent.language.as_deref().and_then(Language::of_tag) {
                    spoken.choose(chosen);
                }
                return Ok(Self { agent, token, theme, language: spoken.language() });
            }
        }
        Err(to_the_door(parts, app, spoken.language()).await)
    }
}

/// Whose page asks, where its script says so: in a header, or in the query of the live line, which can have none.
fn page_of(parts: &Parts) -> Option<&str> {
    let header = parts.headers.get(VIEWER).and_then(|value| value.to_str().ok());
    let query = parts.uri.query().filter(|_| parts.uri.path() == crate::live::PATH);
    let listens = || query?.split('&').find_map(|pair| pair.strip_prefix("viewer="));
    header.or_else(listens).filter(|viewer| !viewer.is_empty())
}

fn broken(trouble: Trouble) -> Response {
    Refusal::from(trouble).into_response()
}

pub(super) fn theme(word: Option<&str>) -> Theme {
    match word {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// A page leads to the sign-in and back; a piece is refused, and the script asks to sign in beside it; a form that
/// was posted too late is not lost, because going back shows it as it was.
async fn to_the_door(parts: &Parts, app: &App, language: Language) -> Response {
    let asked = Asked::of(&parts.headers);
    if parts.method == Method::GET && !asked.fragment && parts.uri.path() != crate::live::PATH {
        let installed = app.read(|read| read.installation()).await;
        return match installed {
            Err(trouble) => Refusal::from(trouble).into_response(),
            Ok(None) => see_other("/set-up"),
            Ok(Some(_)) => {
                let to = parts.uri.path_and_query().map_or("/", |uri| uri.as_str());
                see_other(&format!("/sign-in?to={}", encoded(to)))
            }
        };
    }
    if asked.fragment {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let page = TroublePage {
        language,
        happened: language.door_signed_out().into(),
        words: vec![language.door_signed_out_kept().into()],
        links: vec![Link { href: "/sign-in".into(), label: language.door_sign_in().into() }],
        ..TroublePage::default()
    };
    html(StatusCode::UNAUTHORIZED, trouble::page(&page))
}

/// A path as the value of a query.
pub(super) fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
