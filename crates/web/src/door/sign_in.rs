//! Signing in and out.

use super::own_path;
use crate::answer::{Broken, page, page_with, see};
use crate::app::App;
use crate::form::Fields;
use crate::proof::{Client, cookie_name, session_token};
use crate::views::door::{self, SignInPage, SignInRefused};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::sign_in::{CannotSignIn, SESSION_IDLE};
use serde::Deserialize;

/// Where to go after.
#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    after: String,
}

/// The page.
pub async fn show(State(app): State<App>, Query(after): Query<After>) -> Result<Response, Broken> {
    let Some(installation) = app.desk.reader().read(|read| read.installation()).await? else {
        return Ok(see("/set-up"));
    };
    Ok(page(&door::sign_in(&sign_in_page(&app, installation.name, String::new(), after.after, None))))
}

fn sign_in_page(
    app: &App,
    desk_name: String,
    email: String,
    after: String,
    refused: Option<SignInRefused>,
) -> SignInPage {
    let hint = app.settings.demo_hint.clone().unwrap_or_default();
    SignInPage { lang: "en".into(), right_to_left: false, desk_name, email, after, refused, hint }
}

/// A try.
pub async fn create(
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    let (email, after) = (fields.text("email").to_owned(), fields.text("after").to_owned());
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("unknown");
    let tried = app.desk.sign_in(&email, fields.text("password").to_owned(), &client.0.to_string(), device).await;
    let refused = match tried {
        Ok(token) => {
            let mut response = see(if own_path(&after) { &after } else { "/" });
            set_cookie(&mut response, &app, &token.0, SESSION_IDLE.0 / 1_000);
            return Ok(response);
        }
        Err(CannotSignIn::Wrong) => SignInRefused::Wrong,
        Err(CannotSignIn::Wait(minutes)) => SignInRefused::TooMany { wait: format!("in {minutes} minutes") },
        Err(CannotSignIn::Trouble(trouble)) => return Err(trouble.into()),
    };
    let status = match refused {
        SignInRefused::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNAUTHORIZED,
    };
    let name = app.desk.reader().read(|read| read.installation()).await?.map(|it| it.name).unwrap_or_default();
    Ok(page_with(status, &door::sign_in(&sign_in_page(&app, name, email, after, Some(refused)))))
}

/// The end of a session.
pub async fn end(State(app): State<App>, headers: HeaderMap) -> Result<Response, Broken> {
    if let Some(token) = session_token(&headers, &app) {
        app.desk.sign_out(&token).await?;
    }
    let mut response = see("/sign-in").into_response();
    set_cookie(&mut response, &app, "", 0);
    Ok(response)
}

/// Sets the session's cookie: not for scripts, not for other sites.
pub fn set_cookie(response: &mut Response, app: &App, value: &str, seconds: i64) {
    let secure = if app.settings.secure_cookies { "; Secure" } else { "" };
    let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(app));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
