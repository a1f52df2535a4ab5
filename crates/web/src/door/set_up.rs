//! The first run: one form, asked once.

use super::{Place, Spoken, sign_in};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::form::Fields;
use crate::refusal::{Refusal, sentence};
use crate::settings::hours;
use crate::views::Wrong;
use crate::views::door::{self, SetUpPage};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use desk::set_up::{CannotSetUp, FirstRun};
use desk::sign_in::CannotSignIn;
use domain::team::OpeningHours;
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
        zones: zones(language),
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
    let (hours, wrong_hours) = match hours::read(language, &fields) {
        Ok(hours) => (hours, None),
        Err(words) => (OpeningHours::always(), Some(Wrong { field: "zone".into(), words })),
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
    let wrongs: Vec<Wrong> = first.wrongs().iter().map(|refused| wrong(language, refused)).chain(wrong_hours).collect();
    if !wrongs.is_empty() {
        let known = app.read(|read| read.installation()).await?.is_some();
        return Ok(if known { see_other("/sign-in") } else { again(language, &fields, wrongs) });
    }
    match app.desk.set_up(first).await {
        Ok(_) => {}
        Err(CannotSetUp::Already) => return Ok(see_other("/sign-in")),
        Err(CannotSetUp::Trouble(trouble)) => return Err(trouble.into()),
        Err(refused) => return Ok(again(language, &fields, vec![wrong(language, &refused)])),
    }
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    match app.desk.sign_in(&email, password, &place.client.to_string(), device).await {
        Ok(token) => sign_in::signed_in_again(&app, place, &headers, &token, "/").await,
        Err(CannotSignIn::Trouble(trouble)) => Err(trouble.into()),
        Err(_) => Ok(see_other("/sign-in")),
    }
}

/// A refusal at the field that it is about.
fn wrong(language: Language, refused: &CannotSetUp) -> Wrong {
    let field = match refused {
        CannotSetUp::NoName => "desk-name",
        CannotSetUp::NoOwnName => "your-name",
        CannotSetUp::BadEmail => "email",
        CannotSetUp::BadUrl => "public-url",
        CannotSetUp::Mailbox(_) => "mailbox",
        CannotSetUp::Password(_) => "password",
        CannotSetUp::Already | CannotSetUp::NotAllowed(_) | CannotSetUp::Trouble(_) => "",
    };
    Wrong { field: field.into(), words: sentence(&refused.said(language)) }
}

/// The zones to choose from, and first that none is chosen yet.
fn zones(language: Language) -> Vec<(String, String)> {
    let none = (String::new(), language.door_zone_choose().to_owned());
    std::iter::once(none).chain(hours::zones()).collect()
}

/// The form as it was typed, with all that is wrong.
fn again(language: Language, fields: &Fields, wrongs: Vec<Wrong>) -> axum::response::Response {
    let form = SetUpPage {
        language,
        desk_name: fields.get("desk-name").into(),
        public_url: fields.get("public-url").into(),
        your_name: fields.get("your-name").into(),
        email: fields.get("email").into(),
        mailbox: fields.get("mailbox").into(),
        zone: fields.get("zone").into(),
        zones: zones(language),
        days: hours::typed_days(language, fields),
        key: fields.get("key").into(),
        wrongs,
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
