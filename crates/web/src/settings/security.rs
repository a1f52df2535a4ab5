//! How one signs in: one's own browsers, and the code after the password. Passkeys, on the same page, stand beside this file.

use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::{Place, SignedIn, device};
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::Wrong;
use crate::views::settings::{Factor, SecurityPage, SessionLine, security};
use axum::extract::State;
use axum::http::StatusCode;
use desk::second_factor::{CannotSetFactor, NewFactor};
use desk::sign_in::CannotSignIn;
use language::Language;
use maud::{Markup, html as markup};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// Where it stands: all that is shown while a code is demanded and not set up.
pub(crate) const HERE: &str = "/settings/security";

/// `GET /settings/security`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, SecurityPage::default()).await?))
}

pub(super) async fn shown(app: &App, who: SignedIn, mut of: SecurityPage) -> Result<Markup, Refusal> {
    let passkeys = app.desk.passkeys(who.agent.id, &who.token).await?;
    let sessions = app.desk.sessions_of(who.agent.id, &who.token).await?;
    let state = app.desk.factor_state(who.agent.id).await?;
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let line = |one: desk::sessions::OwnSession| SessionLine {
            device: device(times.language, &one.session.device),
            this: one.this,
            since: times.when(one.session.created_at),
            seen: times.when(one.session.seen_at),
            id: one.session.token_digest,
        };
        of.sessions = sessions.into_iter().map(line).collect();
        of.demanded = state.demanded;
        of.passkeys = super::passkeys::part(&times, passkeys);
        if let (Factor::None, Some(since)) = (&of.factor, state.since) {
            of.factor = Factor::Set { since: times.when(since), left: state.codes_left };
        }
        Ok(security(&frame, &of))
    });
    Ok(shown.await?)
}

/// `POST /settings/security/sessions/end`
pub(crate) async fn end_session(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    app.desk.end_own_session(who.agent.id, fields.get("session")).await?;
    Ok(see_other(HERE))
}

/// `POST /settings/security/sessions/others`
pub(crate) async fn end_others(State(app): State<App>, who: SignedIn) -> Answer {
    app.desk.end_other_sessions(who.agent.id, &who.token).await?;
    Ok(see_other(HERE))
}

/// `POST /settings/security/factor`: a new secret and its picture. Nothing counts before a code was typed.
pub(crate) async fn begin(State(app): State<App>, who: SignedIn) -> Answer {
    let begun = begun(
        who.language,
        &app.desk.begin_factor(&who.agent).await.map_err(|refused| refusal(who.language, refused))?,
    );
    Ok(page(shown(&app, who, SecurityPage { factor: begun, ..SecurityPage::default() }).await?))
}

fn begun(language: Language, new: &NewFactor) -> Factor {
    Factor::Begun { picture: picture(language, new), secret: grouped(&new.secret) }
}

/// `POST /settings/security/factor/confirmation`
pub(crate) async fn confirm(State(app): State<App>, place: Place, who: SignedIn, fields: Fields) -> Answer {
    let peer = place.client.to_string();
    match app.desk.confirm_factor(who.agent.id, fields.get("code"), &peer).await {
        Ok(codes) => {
            let of = SecurityPage { factor: Factor::Codes(codes), ..SecurityPage::default() };
            Ok(page(shown(&app, who, of).await?))
        }
        Err(refused @ (CannotSetFactor::WrongCode | CannotSetFactor::SignIn(CannotSignIn::Wait(_)))) => {
            let factor = begun(
                who.language,
                &app.desk.begun_factor(&who.agent).await.map_err(|refused| refusal(who.language, refused))?,
            );
            let words = refused.said(who.language);
            wrong(&app, who, factor, words).await
        }
        Err(refused) => Err(refusal(who.language, refused)),
    }
}

/// `POST /settings/security/factor/removal`
pub(crate) async fn remove(State(app): State<App>, place: Place, who: SignedIn, fields: Fields) -> Answer {
    let peer = place.client.to_string();
    match app.desk.remove_own_factor(who.agent.id, fields.get("code"), &peer).await {
        Ok(()) => Ok(see_other(HERE)),
        Err(refused @ (CannotSetFactor::WrongCode | CannotSetFactor::SignIn(CannotSignIn::Wait(_)))) => {
            let words = refused.said(who.language);
            wrong(&app, who, Factor::None, words).await
        }
        Err(refused) => Err(refusal(who.language, refused)),
    }
}

async fn wrong(app: &App, who: SignedIn, factor: Factor, words: String) -> Answer {
    let wrongs = vec![Wrong { field: "code".into(), words }];
    let of = SecurityPage { factor, wrongs, ..SecurityPage::default() };
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(app, who, of).await?))
}

fn refusal(language: Language, of: CannotSetFactor) -> Refusal {
    match of {
        CannotSetFactor::Trouble(trouble) | CannotSetFactor::SignIn(CannotSignIn::Trouble(trouble)) => trouble.into(),
        refused => Refusal::conflict(&refused.said(language), HERE),
    }
}

/// In groups of four, as people read it to themselves.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The picture that apps read, dark on light in every theme. Empty when it cannot be drawn: the secret can be typed.
fn picture(language: Language, of: &NewFactor) -> String {
    const MARGIN: usize = 4;
    let Ok(code) = QrCode::with_error_correction_level(&of.uri, EcLevel::M) else { return String::new() };
    let (width, colours) = (code.width(), code.to_colors());
    let side = width + 2 * MARGIN;
    let mut path = String::new();
    for (at, _) in colours.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
        let _ = write!(path, "M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN);
    }
    format!(
        "<svg viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{}\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>",
        markup! { (language.second_factor_picture()) }.into_string()
    )
}
