//! The first run: one form, asked once.

use super::{Place, sign_in};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::form::Fields;
use crate::settings::hours;
use crate::views::Wrong;
use crate::views::door::{self, SetUpPage};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use desk::set_up::{CannotSetUp, FirstRun};
use desk::sign_in::CannotSignIn;

/// `GET /set-up`
pub(crate) async fn show(State(app): State<App>, place: Place, headers: HeaderMap) -> Answer {
    if app.read(|read| read.installation()).await?.is_some() {
        return Ok(see_other("/sign-in"));
    }
    let form = SetUpPage {
        lang: "en".into(),
        public_url: asked_at(&app, place, &headers),
        zone: hours::zone_here(),
        zones: hours::zones(),
        days: hours::usual_days(),
        ..SetUpPage::default()
    };
    Ok(page(door::set_up(&form)))
}

/// `POST /set-up`
pub(crate) async fn set_up(State(app): State<App>, place: Place, headers: HeaderMap, fields: Fields) -> Answer {
    let (email, password) = (fields.get("email").to_owned(), fields.get("password").to_owned());
    let hours = match hours::read(&fields) {
        Ok(hours) => hours,
        Err(words) => return Ok(again(&fields, "zone", words)),
    };
    let first = FirstRun {
        name: fields.get("desk-name").to_owned(),
        public_url: Some(fields.get("public-url").to_owned()),
        your_name: fields.get("your-name").to_owned(),
        email: email.clone(),
        password: Some(password.clone()),
        mailbox: fields.get("mailbox").to_owned(),
        hours,
        post_room: false,
        demo: false,
    };
    match app.desk.set_up(first).await {
        Ok(_) => {}
        Err(CannotSetUp::Already) => return Ok(see_other("/sign-in")),
        Err(CannotSetUp::Trouble(trouble)) => return Err(trouble.into()),
        Err(refused) => return Ok(again(&fields, field_of(&refused, &fields), refused.to_string())),
    }
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    match app.desk.sign_in(&email, password, &place.client.to_string(), device).await {
        Ok(token) => sign_in::signed_in_again(&app, place, &headers, &token, "/").await,
        Err(CannotSignIn::Trouble(trouble)) => Err(trouble.into()),
        Err(_) => Ok(see_other("/sign-in")),
    }
}

/// The field that a refusal is about.
fn field_of(refused: &CannotSetUp, fields: &Fields) -> &'static str {
    match refused {
        CannotSetUp::NoName if fields.get("desk-name").trim().is_empty() => "desk-name",
        CannotSetUp::NoName => "your-name",
        CannotSetUp::BadEmail => "email",
        CannotSetUp::BadUrl => "public-url",
        CannotSetUp::Mailbox(_) => "mailbox",
        CannotSetUp::Password(_) => "password",
        CannotSetUp::Already | CannotSetUp::Trouble(_) => "",
    }
}

/// The form as it was typed, with what is wrong.
fn again(fields: &Fields, field: &str, words: String) -> axum::response::Response {
    let form = SetUpPage {
        lang: "en".into(),
        desk_name: fields.get("desk-name").into(),
        public_url: fields.get("public-url").into(),
        your_name: fields.get("your-name").into(),
        email: fields.get("email").into(),
        mailbox: fields.get("mailbox").into(),
        zone: fields.get("zone").into(),
        zones: hours::zones(),
        days: hours::typed_days(fields),
        wrongs: vec![Wrong { field: field.into(), words: crate::refusal::sentence(&words) }],
    };
    html(StatusCode::UNPROCESSABLE_ENTITY, door::set_up(&form))
}

/// The address that the browser used: most likely the one that others use too.
fn asked_at(app: &App, place: Place, headers: &HeaderMap) -> String {
    let scheme = if app.settings.secure_cookies || place.https == Some(true) { "https" } else { "http" };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if host.is_empty() { String::new() } else { format!("{scheme}://{host}") }
}
