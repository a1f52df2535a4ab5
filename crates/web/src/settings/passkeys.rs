//! One's passkeys: adding, renaming and removing one, on the page about signing in.

use super::security::{HERE, shown};
use crate::answer::{Answer, html, see_other};
use crate::app::App;
use crate::door::{Place, SignedIn, household};
use crate::form::Fields;
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use crate::views::settings::{PasskeyLine, PasskeysPart, SecurityPage};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::passkey::{
    ANSWER_WITHIN, CannotAddPasskey, CannotChangePasskey, FRESH, NewPasskey, NewQuestion, OwnPasskeys, PASSKEYS_MAX,
};
use desk::said::no_passkeys;
use desk::sign_in::CannotSignIn;
use domain::team::passkey::ALGORITHMS;
use language::Times;
use serde_json::json;

/// The part of the page.
pub(super) fn part(times: &Times, of: OwnPasskeys) -> PasskeysPart {
    let site = of.site.as_ref().ok().map(|site| site.id.clone());
    let full = (of.all.len() >= PASSKEYS_MAX).then(|| times.language.passkey_full(PASSKEYS_MAX));
    let is_last_way = of.all.len() == 1 && !of.has_password;
    let line = |one: store::Passkey| PasskeyLine {
        id: one.id.to_string(),
        name: one.name,
        since: times.when(one.created_at),
        used: one.used_at.map(|at| times.when(at)),
        other_site: Some(one.site).filter(|made_for| Some(made_for) != site.as_ref()),
        doubted: one.doubted_at.map(|at| times.when(at)),
        is_last_way,
    };
    PasskeysPart {
        lines: of.all.into_iter().map(line).collect(),
        why_not: of.site.err().map(|why| no_passkeys(why, times.language).to_owned()).or(full),
        site: site.clone(),
        password_after: (!of.fresh).then_some(FRESH.0 / 60_000),
    }
}

/// `POST /settings/security/passkeys/question`: what the script puts to the device, as JSON; or why not, as a sentence.
pub(crate) async fn question(State(app): State<App>, place: Place, who: SignedIn, fields: Fields) -> Answer {
    let (peer, home) = (place.client.to_string(), household(place.client).to_string());
    let (name, password) = (fields.get("name"), fields.get("password").to_owned());
    let question = app.desk.ask_for_passkey(&who.agent, &who.token, name, password, &peer, &home).await;
    let NewQuestion { challenge, site, handle, known } = match question {
        Ok(question) => question,
        Err(CannotAddPasskey::Trouble(trouble) | CannotAddPasskey::Password(CannotSignIn::Trouble(trouble))) => {
            return Err(trouble.into());
        }
        Err(refused) => {
            let words = sentence(&refused.said(who.language));
            return Ok((status(&refused), words).into_response());
        }
    };
    let name = app.read(|read| read.installation()).await?.map(|desk| desk.name).unwrap_or_default();
    let asked = json!({
        "challenge": challenge,
        "site": { "id": site.id, "name": name },
        "user": { "id": handle, "name": who.agent.email.as_str(), "displayName": who.agent.name },
        "kinds": ALGORITHMS,
        "known": known,
        "timeout": ANSWER_WITHIN.0,
    });
    Ok(Json(asked).into_response())
}

/// `POST /settings/security/passkeys`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let new = NewPasskey {
        name: fields.get("name").to_owned(),
        client_data: fields.get("client-data").to_owned(),
        attestation: fields.get("attestation").to_owned(),
    };
    match app.desk.add_passkey(&who.agent, &who.token, new).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotAddPasskey::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => {
            let words = sentence(&refused.said(who.language));
            wrong(&app, who, status(&refused), words).await
        }
    }
}

/// `POST /settings/security/passkeys/{id}`
pub(crate) async fn rename(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let done = app.desk.rename_passkey(who.agent.id, named(&id)?, fields.get("name")).await;
    changed(&app, who, done).await
}

/// `POST /settings/security/passkeys/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let done = app.desk.remove_passkey(who.agent.id, named(&id)?, &who.token).await;
    changed(&app, who, done).await
}

async fn changed(app: &App, who: SignedIn, done: Result<(), CannotChangePasskey>) -> Answer {
    match done {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotChangePasskey::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotChangePasskey::NotThere) => Err(Refusal::NotFound),
        Err(refused @ CannotChangePasskey::Name) => {
            let words = sentence(&refused.said(who.language));
            wrong(app, who, StatusCode::UNPROCESSABLE_ENTITY, words).await
        }
    }
}

async fn wrong(app: &App, who: SignedIn, status: StatusCode, words: String) -> Answer {
    let wrongs = vec![Wrong { field: "passkey".into(), words }];
    let of = SecurityPage { wrongs, ..SecurityPage::default() };
    Ok(html(status, shown(app, who, of).await?))
}

fn status(of: &CannotAddPasskey) -> StatusCode {
    match of {
        CannotAddPasskey::Password(CannotSignIn::Wait(_)) | CannotAddPasskey::Busy => StatusCode::TOO_MANY_REQUESTS,
        CannotAddPasskey::NoSite(_) | CannotAddPasskey::Full | CannotAddPasskey::There | CannotAddPasskey::Late => {
            StatusCode::CONFLICT
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
