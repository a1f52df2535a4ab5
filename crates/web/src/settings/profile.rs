//! One's own name, signature, notices and password.

use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::{Place, SignedIn, sign_in};
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, sentence};
use crate::views::Wrong;
use crate::views::settings::{ProfilePage, profile};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use desk::preferences::CannotSetKeys;
use desk::sign_in::{CannotChangePassword, CannotSignIn};
use desk::team::CannotChangeTeam;
use language::Language;
use maud::Markup;

pub(super) const HERE: &str = "/settings/profile";

/// `GET /settings/profile`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, None, None).await?))
}

/// What was typed about oneself.
struct Typed {
    name: String,
    signature: String,
    notify: bool,
}

/// The page, with what was refused.
pub(super) async fn refused(app: &App, who: SignedIn, wrong: Wrong) -> Result<Markup, Refusal> {
    shown(app, who, Some(wrong), None).await
}

async fn shown(app: &App, who: SignedIn, wrong: Option<Wrong>, typed: Option<Typed>) -> Result<Markup, Refusal> {
    let key = app.desk.push_key().await?;
    let browsers = app.desk.push_browsers(who.agent.id, &who.token).await?;
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let agent = &around.who.agent;
        let Typed { name, signature, notify } = typed.unwrap_or_else(|| Typed {
            name: agent.name.clone(),
            signature: agent.signature.clone(),
            notify: agent.notify,
        });
        let of = ProfilePage {
            push: super::push::part(&times, key.clone(), browsers.clone()),
            name,
            email: agent.email.to_string(),
            signature,
            notify,
            mention_mail: read.preferences(agent.id)?.mention_mail,
            chosen: agent.language.as_deref().and_then(Language::of_tag),
            wrongs: wrong.into_iter().collect(),
        };
        Ok(profile(&frame, &of))
    });
    Ok(shown.await?)
}

/// `POST /settings/profile`
pub(crate) async fn change(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let (name, signature) = (fields.get("name").to_owned(), fields.text("signature"));
    let notify = fields.has("notify");
    match app.desk.change_profile(who.agent.id, name.clone(), signature.clone(), notify).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotChangeTeam::NotAllowed(why)) => Err(why.into()),
        Err(CannotChangeTeam::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => {
            let wrong = Wrong { field: "name".into(), words: sentence(&refused.said(who.language)) };
            let typed = Typed { name, signature, notify };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, Some(wrong), Some(typed)).await?))
        }
    }
}

/// `POST /settings/profile/language`
pub(crate) async fn choose_language(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    match app.desk.choose_language(who.agent.id, Language::of_tag(fields.get("language"))).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotChangeTeam::Trouble(trouble)) => Err(trouble.into()),
        Err(_) => Err(Refusal::NotFound),
    }
}

/// `POST /settings/profile/mentions`
pub(crate) async fn mentions(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    match app.desk.set_mention_mail(who.agent.id, fields.has("mention-mail")).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(CannotSetKeys::Trouble(trouble)) => Err(trouble.into()),
        Err(_) => Err(Refusal::NotFound),
    }
}

/// `POST /settings/profile/password`
pub(crate) async fn change_password(
    State(app): State<App>,
    who: SignedIn,
    place: Place,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let peer = place.client.to_string();
    let (present, new) = (fields.get("current").to_owned(), fields.get("new").to_owned());
    match app.desk.change_password(&who.agent, present, new.clone(), &peer).await {
        Ok(()) => {}
        Err(CannotChangePassword::Trouble(trouble) | CannotChangePassword::Present(CannotSignIn::Trouble(trouble))) => {
            return Err(trouble.into());
        }
        Err(CannotChangePassword::Present(CannotSignIn::Wrong)) => {
            let words = who.language.profile_not_your_password();
            return wrong(&app, who, "current", words).await;
        }
        Err(CannotChangePassword::Present(refused)) => {
            let words = refused.said(who.language);
            return wrong(&app, who, "current", &words).await;
        }
        Err(CannotChangePassword::New(refused)) => {
            let words = refused.said(who.language);
            return wrong(&app, who, "new", &words).await;
        }
    }
    let device = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    match app.desk.sign_in(who.agent.email.as_str(), new, &peer, device).await {
        Ok(token) => sign_in::signed_in_again(&app, place, &headers, &token, HERE).await,
        Err(CannotSignIn::Trouble(trouble)) => Err(trouble.into()),
        Err(_) => Ok(see_other("/sign-in")),
    }
}

async fn wrong(app: &App, who: SignedIn, field: &str, words: &str) -> Answer {
    let wrong = Wrong { field: field.into(), words: sentence(words) };
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(app, who, Some(wrong), None).await?))
}
