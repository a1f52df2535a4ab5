//! The first run: one form, asked once.

use super::{Place, sign_in};
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
use serde::Deserialize;
use subtle::ConstantTimeEq;

/// `GET /set-up`
pub(crate) async fn show(
    State(app): State<App>,
    place: Place,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Answer {
    if app.read(|read| read.installation()).await?.is_some() {
        return Ok(see_other("/sign-in"));
    }
    may_set_up(&app, &place, &asked.key)?;
    let form = SetUpPage {
        lang: "en".into(),
        public_url: asked_at(&app, place, &headers),
        zone: hours::zone_here(),
        zones: hours::zones(),
        days: hours::usual_days(),
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
fn may_set_up(app: &App, place: &Place, key: &str) -> Result<(), Refusal> {
    let right =
        app.settings.set_up_key.as_ref().is_some_and(|known| bool::from(known.as_bytes().ct_eq(key.as_bytes())));
    if place.near || right {
        return Ok(());
    }
    Err(Refusal::NotAllowed {
        what: "This desk is not set up yet. From another machine, open the link that it printed when it started; `answerable set-up` on its own machine does the same".into(),
        who: vec!["whoever runs the machine".into()],
    })
}

/// `POST /set-up`
pub(crate) async fn set_up(State(app): State<App>, place: Place, headers: HeaderMap, fields: Fields) -> Answer {
    may_set_up(&app, &place, fields.get("key"))?;
    let (email, password) = (fields.get("email").to_owned(), fields.get("password").to_owned());
    let hours = match hours::read(&fields) {
        Ok(hours) => hours,
        Err(words) => return Ok(again(&fields, "zone", words)),
    };
    let first = FirstRun {
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
        CannotSetUp::Already | CannotSetUp::NotAllowed(_) | CannotSetUp::Trouble(_) => "",
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
