//! The identity provider that people may sign in with.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::{SignedIn, provider};
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::settings::{SingleSignOnPage, single_sign_on};
use axum::extract::State;
use axum::http::StatusCode;
use desk::single_sign_on::{CannotSetProvider, NewProvider};
use domain::team::{Agent, Permission};
use maud::Markup;
use store::{Read, Trouble};

const HERE: &str = "/settings/single-sign-on";

/// `GET /settings/single-sign-on`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, None).await?))
}

/// What was typed and why it cannot be, or what stands there.
async fn shown(app: &App, who: SignedIn, refused: Option<(NewProvider, String)>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let back = provider::back(app).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        let kept = read.identity_provider()?;
        let is_set = kept.is_some();
        let agents = read.agents()?;
        let removal_says = match &kept {
            Some(kept) => {
                let outside = left_outside(read, &agents)?;
                around.who.language.single_sign_on_remove_says(outside, &kept.name)
            }
            None => String::new(),
        };
        let (typed, wrong) = match refused {
            Some((typed, wrong)) => (typed, Some(wrong)),
            None => {
                let kept = kept.map(|kept| NewProvider {
                    name: kept.name,
                    issuer: kept.issuer,
                    client: kept.client,
                    secret: String::new(),
                    trusts_addresses: kept.trusts_addresses,
                    domain: kept.domain,
                    team: kept.team,
                });
                (kept.unwrap_or_default(), None)
            }
        };
        let teams = read.teams()?.into_iter().map(|team| (team.id.to_string(), team.name)).collect();
        let of = SingleSignOnPage {
            name: typed.name,
            issuer: typed.issuer,
            client: typed.client,
            trusts_addresses: typed.trusts_addresses,
            domain: typed.domain,
            team: typed.team.map(|team| team.to_string()).unwrap_or_default(),
            teams,
            back: back.starts_with("http").then_some(back),
            is_set,
            removal_says,
            may_change: around.who.may(Permission::SetUp),
            who_can: around.who.language.either(&who_can(&agents, Permission::SetUp)),
            wrong,
        };
        Ok(single_sign_on(&frame, &of))
    });
    Ok(shown.await?)
}

/// How many people here have no way in but the provider: neither a password nor a passkey.
fn left_outside(read: &mut Read<'_, '_>, agents: &[Agent]) -> Result<usize, Trouble> {
    let mut count = 0;
    for one in agents.iter().filter(|one| one.deactivated_at.is_none()) {
        let only_there = read.has_subject(one.id)?
            && read.password_hash(one.id)?.is_none()
            && read.passkeys_of(one.id, 1)?.is_empty();
        count += usize::from(only_there);
    }
    Ok(count)
}

/// `POST /settings/single-sign-on`
pub(crate) async fn change(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    who.demand(Permission::SetUp)?;
    let text = |name: &str| fields.get(name).to_owned();
    let new = NewProvider {
        name: text("name"),
        issuer: text("issuer"),
        client: text("client"),
        secret: text("secret"),
        trusts_addresses: fields.has("trusts"),
        domain: text("domain"),
        team: fields.parsed("team"),
    };
    match app.desk.set_identity_provider(who.agent.id, new.clone()).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotSetProvider::NotAllowed(why)) => Err(why.into()),
        Err(CannotSetProvider::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotSetProvider::Nobody) => Err(Refusal::NotFound),
        Err(refused) => {
            let words = refused.said(who.language);
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, Some((new, words))).await?))
        }
    }
}

/// `POST /settings/single-sign-on/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn) -> Answer {
    who.demand(Permission::SetUp)?;
    app.desk.remove_identity_provider(who.agent.id).await.map_err(|refused| match refused {
        CannotSetProvider::NotAllowed(why) => why.into(),
        CannotSetProvider::Trouble(trouble) => Refusal::from(trouble),
        _ => Refusal::NotFound,
    })?;
    Ok(see_other(HERE))
}
