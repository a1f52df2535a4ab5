//! A forgotten password, and the links that let somebody in once.

use super::{Place, Spoken, sign_in};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::settings::who_can;
use crate::views::Wrong;
use crate::views::door::{self, ChoosePasswordPage, ForgottenPage};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::invitation::CannotEnter;
use desk::sign_in::CannotSignIn;
use domain::team::{Agent, Permission};
use language::Language;
use store::KeyKind;

/// `GET /forgotten`
pub(crate) async fn show(State(app): State<App>, spoken: Spoken) -> Answer {
    Ok(page(door::forgotten(&forgotten_page(&app, spoken.language()).await?)))
}

/// `POST /forgotten`: the answer is the same whether or not the address is known here.
pub(crate) async fn ask(State(app): State<App>, place: Place, spoken: Spoken, fields: Fields) -> Answer {
    let of = forgotten_page(&app, spoken.language()).await?;
    if of.ask.is_some() {
        return Ok(page(door::forgotten(&of)));
    }
    let email = fields.get("email");
    match app.desk.password_forgotten(email, &place.client.to_string()).await {
        Ok(()) => Ok(page(door::forgotten(&ForgottenPage { asked: true, ..of }))),
        Err(CannotSignIn::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => {
            let wrongs = vec![Wrong { field: "email".into(), words: refused.said(spoken.language()) }];
            let of = ForgottenPage { email: email.into(), wrongs, ..of };
            Ok(html(StatusCode::TOO_MANY_REQUESTS, door::forgotten(&of)))
        }
    }
}

async fn forgotten_page(app: &App, language: Language) -> Result<ForgottenPage, Refusal> {
    let can_deliver = app.desk.mail.can_deliver();
    let of = app.read(move |read| {
        let Some(desk) = read.installation()? else { return Ok(None) };
        let leaves = can_deliver && !desk.post_room && desk.public_url.is_some();
        let ask =
            if leaves { None } else { Some(language.either(&who_can(&read.agents()?, Permission::ManagePeople))) };
        Ok(Some(ForgottenPage { language, desk_name: desk.name, ask, ..ForgottenPage::default() }))
    });
    of.await?.ok_or(Refusal::NotFound)
}

/// `GET /invitation/{token}` and `GET /new-password/{token}`
pub(crate) async fn enter(State(app): State<App>, spoken: Spoken, Path(token): Path<String>) -> Answer {
    match app.desk.let_in_by(&token).await? {
        Some((agent, kind)) => {
            Ok(page(door::choose_password(&form(&app, spoken.language(), &token, &agent, kind).await?)))
        }
        None => dead(&app, spoken.language()).await,
    }
}

/// `POST /invitation/{token}` and `POST /new-password/{token}`
pub(crate) async fn choose(
    State(app): State<App>,
    place: Place,
    spoken: Spoken,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> Answer {
    let Some((agent, kind)) = app.desk.let_in_by(&token).await? else { return dead(&app, spoken.language()).await };
    let password = fields.get("password").to_owned();
    match app.desk.enter_by(&token, password.clone()).await {
        Ok(agent) => sign_in::enter(&app, place, &spoken, &headers, agent.email.as_str(), password, "/").await,
        Err(CannotEnter::NoKey) => dead(&app, spoken.language()).await,
        Err(CannotEnter::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotEnter::Password(refused)) => {
            let wrongs = vec![Wrong { field: "password".into(), words: refused.said(spoken.language()) }];
            let of = ChoosePasswordPage { wrongs, ..form(&app, spoken.language(), &token, &agent, kind).await? };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, door::choose_password(&of)))
        }
    }
}

async fn form(
    app: &App,
    language: Language,
    token: &str,
    agent: &Agent,
    kind: KeyKind,
) -> Result<ChoosePasswordPage, Refusal> {
    let joins = kind == KeyKind::Invitation;
    Ok(ChoosePasswordPage {
        language,
        desk_name: name(app).await?,
        joins,
        name: agent.first_name().to_owned(),
        email: agent.email.to_string(),
        href: format!("/{}/{token}", if joins { "invitation" } else { "new-password" }),
        wrongs: Vec::new(),
    })
}

async fn dead(app: &App, language: Language) -> Result<Response, Refusal> {
    if app.read(|read| read.installation()).await?.is_none() {
        return Ok(see_other("/set-up"));
    }
    Ok(html(StatusCode::NOT_FOUND, door::dead_link(language, &name(app).await?)))
}

pub(super) async fn name(app: &App) -> Result<String, Refusal> {
    Ok(app.read(|read| read.installation()).await?.map(|desk| desk.name).unwrap_or_default())
}
