//! The first run: one form, asked once.

use super::{Place, Spoken, sign_in};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::settings::hours;
use crate::views::Wrong;
use crate::views::door::{self, SetUpPage};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use desk::set_up::{CannotSetUp, FirstRun};
use desk::sign_in::CannotSignIn;
use language::Language;
use serde::Deserialize;
use subtle::ConstantTimeEq;

/// `GET /set-up`
pub(crate) async fn show(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Answer {
    let language = spoken.language();
    if app.read(|read| read.installation()).await?.is_some() {
        return Ok(see_other("/sign-in"));
    }
    may_set_up(&app, &place, language, &asked.key)?;
    let form = SetUpPage {
        language,
        public_url: asked_at(&app, place, &headers),
        zone: hours::zone_here(),
        zones: hours::zones(),
        days: hours::usual_days(language),
        key: asked.key,
        ..SetUpPage::default()
    };
    Ok(page(door::set_up(&form)))
}

/// What stands in the link that the program printed when it started.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    key: String,
}

/// Whoever is at this machine, or has the link, may set an empty desk up; not whoever finds it first.
fn may_set_up(app: &App, place: &Place, language: Language, key: &str) -> Result<(), Refusal> {
    let right =
        app.settings.set_up_key.as_ref().is_some_and(|known| bool::from(known.as_bytes().ct_eq(key.as_bytes())));
    if place.near || right {
        return Ok(());
    }
    Err(Refusal::NotAllowed { what: language.door_not_set_up().into(), who: vec![language.door_whoever_runs().into()] })
}

/// `POST /set-up`
pub(crate) async fn set_up(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let language = spoken.language();
    may_set_up(&app, &place, language, fields.get("key"))?;
    let (email, password) = (fields.get("email").to_owned(), fields.get("password").to_owned());
    let hours = match hours::read(language, &fields) {
        Ok(hours) => hours,
        Err(words) => return Ok(again(language, &fields, "zone", words)),
    };
    let first = FirstRun {
        language,
        name: fields.get("desk-name").to_owned(),
        public_url: Some(app.settings.public_url.clone().unwrap_or_else(|| fields.get("public-url").to_owned())),
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
        Err(refused) => return Ok(again(language, &fields, field_of(&refused, &fields), refused.said(language))),
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
        CannotSetUp::Already | CannotSetUp::NotAllowed(_) | CannotSetUp::Trouble(_) => "",
    }
}

/// The form as it was typed, with what is wrong.
fn again(language: Language, fields: &Fields, field: &str, words: String) -> axum::response::Response {
    let form = SetUpPage {
        language,
        desk_name: fields.get("desk-name").into(),
        public_url: fields.get("public-url").into(),
        your_name: fields.get("your-name").into(),
        email: fields.get("email").into(),
        mailbox: fields.get("mailbox").into(),
        zone: fields.get("zone").into(),
        zones: hours::zones(),
        days: hours::typed_days(language, fields),
        key: fields.get("key").into(),
        wrongs: vec![Wrong { field: field.into(), words: crate::refusal::sentence(&words) }],
    };
    html(StatusCode::UNPROCESSABLE_ENTITY, door::set_up(&form))
}

/// The address that the browser used: most likely the one that others use too.
fn asked_at(app: &App, place: Place, headers: &HeaderMap) -> String {
    if let Some(configured) = &app.settings.public_url {
        return configured.clone();
    }
    let scheme = if app.settings.secure_cookies || place.https == Some(true) { "https" } else { "http" };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if host.is_empty() { String::new() } else { format!("{scheme}://{host}") }
}
