//! Signing in and out.

use super::{Place, Spoken, cookie};
use crate::answer::{Answer, html, local_path, page, see_other};
use crate::app::App;
use crate::form::Fields;
use crate::views::door::{self, SignInPage, SignInRefused};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use desk::sign_in::{CannotSignIn, SessionToken};
use domain::team::passkey::Site;
use serde::Deserialize;

/// Where to go after.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    pub(super) to: String,
}

/// `GET /sign-in`
pub(crate) async fn show(State(app): State<App>, spoken: Spoken, Query(after): Query<After>) -> Answer {
    Ok(match form(&app, &spoken, String::new(), &after.to, None).await? {
        Some(form) => page(door::sign_in(&form)),
        None => see_other("/set-up"),
    })
}

/// `POST /sign-in`
pub(crate) async fn sign_in(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let (email, password) = (fields.get("email").to_owned(), fields.get("password").to_owned());
    enter(&app, place, &spoken, &headers, &email, password, fields.get("after")).await
}

/// Signs somebody in with a password, and leads on: to the code that is owed, or to where they wanted.
pub(super) async fn enter(
    app: &App,
    place: Place,
    spoken: &Spoken,
    headers: &HeaderMap,
    email: &str,
    password: String,
    after: &str,
) -> Answer {
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let secure = cookie::secure(app, place, headers).await?;
    let mark = cookie::mark(secure, headers);
    let tried = app.desk.sign_in_with(email, password, &place.client.to_string(), device, mark.as_deref()).await;
    let (status, refused) = match tried {
        Ok(entered) => {
            let mut response = with_session(secure, &entered.session, local_path(after).unwrap_or("/"));
            response.headers_mut().append(header::SET_COOKIE, cookie::keep_mark(secure, &entered.mark));
            return Ok(response);
        }
        Err(CannotSignIn::CodeOwed { halfway, mark }) => {
            return Ok(halfway_to(after, secure, &halfway, &mark));
        }
        Err(CannotSignIn::Wait(minutes)) => (StatusCode::TOO_MANY_REQUESTS, SignInRefused::TooMany { minutes }),
        Err(CannotSignIn::Trouble(trouble)) => return Err(trouble.into()),
        Err(CannotSignIn::Wrong | CannotSignIn::WrongCode | CannotSignIn::Late) => {
            (StatusCode::UNAUTHORIZED, SignInRefused::Wrong)
        }
    };
    let form = form(app, spoken, email.to_owned(), after, Some(refused)).await?.unwrap_or_default();
    Ok(html(status, door::sign_in(&form)))
}

/// To the code that is owed, and from there to where they wanted.
pub(super) fn halfway_to(after: &str, secure: bool, halfway: &str, mark: &str) -> Response {
    let after = local_path(after).filter(|after| *after != "/").map(super::signed_in::encoded);
    let mut response =
        see_other(&after.map_or_else(|| "/sign-in/code".to_owned(), |to| format!("/sign-in/code?to={to}")));
    response.headers_mut().append(header::SET_COOKIE, cookie::keep_halfway(secure, halfway));
    response.headers_mut().append(header::SET_COOKIE, cookie::keep_mark(secure, mark));
    response
}

/// The form; `None` where there is no desk yet.
pub(super) async fn form(
    app: &App,
    spoken: &Spoken,
    email: String,
    after: &str,
    refused: Option<SignInRefused>,
) -> Result<Option<SignInPage>, crate::refusal::Refusal> {
    let (installation, provider) =
        app.read(|read| Ok((read.installation()?, read.identity_provider()?.map(|provider| provider.name)))).await?;
    Ok(installation.map(|desk| SignInPage {
        provider,
        passkeys: Site::of(desk.public_url.as_deref()).ok().map(|site| site.id),
        language: spoken.language(),
        desk_name: desk.name,
        email,
        after: local_path(after).unwrap_or("/").to_owned(),
        refused,
        hint: app.settings.demo_hint.clone().filter(|_| desk.demo).unwrap_or_default(),
    }))
}

/// `POST /sign-out`
pub(crate) async fn sign_out(State(app): State<App>, place: Place, headers: HeaderMap) -> Answer {
    let secure = cookie::secure(&app, place, &headers).await?;
    if let Some(token) = cookie::session(secure, &headers) {
        app.desk.sign_out(&token).await?;
    }
    Ok(leaving(secure))
}

fn leaving(secure: bool) -> Response {
    let mut response = see_other("/sign-in");
    response.headers_mut().insert(header::SET_COOKIE, cookie::end_session(secure));
    // What the browser kept of this agent's pages goes too.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    response
}

/// A new session's cookie on a redirect; after a password was set.
pub(crate) async fn signed_in_again(
    app: &App,
    place: Place,
    headers: &HeaderMap,
    token: &SessionToken,
    to: &str,
) -> Answer {
    Ok(with_session(cookie::secure(app, place, headers).await?, token, to))
}

pub(super) fn with_session(secure: bool, token: &SessionToken, to: &str) -> Response {
    let mut response = see_other(to);
    response.headers_mut().insert(header::SET_COOKIE, cookie::keep_session(secure, &token.0));
    response
}
