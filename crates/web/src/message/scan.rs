//! `GET /messages/{id}/attachments/{position}/scan`: what the virus scanner said of a file, where it found something; and the
//! form by which an administrator calls that a false alarm. Also the pages for files that nobody gets, or not yet.

use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::conversation::href;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named};
use crate::views::Link;
use crate::views::conversation::{ScanPage, scan_page};
use crate::views::trouble::{self, TroublePage};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use desk::permit::seen_message;
use desk::scan::{CannotGiveOut, Given, PICTURES_PATIENCE, SCAN_PATIENCE};
use domain::MessageId;
use domain::message::Scan;
use domain::team::Permission;
use language::Language;
use serde::Deserialize;
use std::time::Duration;
use store::Trouble;

/// Whether somebody wants a file all the same that nobody has looked at.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct AllTheSame {
    unseen: Option<String>,
}

impl AllTheSame {
    /// How long they wait for the scanner. Whoever has waited once waits shortly: it may be back, and find something.
    pub(crate) fn patience(&self) -> Duration {
        if self.unseen.is_some() { PICTURES_PATIENCE } else { SCAN_PATIENCE }
    }

    /// Lets through what may be given out, or what they want although nobody has looked at it. `at` is where it is, `more`
    /// where it stands what was found.
    pub(crate) fn lets_through(&self, given: Given, language: Language, at: &str, more: &str) -> Result<(), Refusal> {
        match given {
            Given::Out => Ok(()),
            Given::NotLookedAt { .. } if self.unseen.is_some() => Ok(()),
            held => Err(not_given(held, language, at, more)),
        }
    }
}

/// The page instead of a file.
pub(crate) fn not_given(given: Given, language: Language, at: &str, more: &str) -> Refusal {
    let (status, happened, why, link) = match given {
        Given::HeldBack { name, found } => (
            StatusCode::FORBIDDEN,
            language.scan_page_held_back().to_owned(),
            language.scan_page_held_back_why(found, name),
            Link { href: more.to_owned(), label: language.scan_page_more().into() },
        ),
        Given::NotLookedAt { too_large } => {
            let (happened, why) = if too_large {
                (language.scan_page_too_large(), language.scan_page_too_large_why())
            } else {
                (language.scan_page_silent(), language.scan_page_silent_why())
            };
            let link = Link { href: format!("{at}?unseen=1"), label: language.scan_page_all_the_same().into() };
            (StatusCode::SERVICE_UNAVAILABLE, happened.to_owned(), why.to_owned(), link)
        }
        Given::Out => return Refusal::NotFound,
    };
    let of = TroublePage { language, happened, words: vec![why], links: vec![link], ..TroublePage::default() };
    Refusal::Piece(status, Box::new(trouble::page(&of)))
}

/// The same for a customer, who decides nothing here.
pub(crate) fn not_given_to_customer(given: Given, language: Language, back: String) -> Response {
    let (status, happened, why) = match given {
        Given::HeldBack { name, .. } => {
            (StatusCode::FORBIDDEN, language.scan_customer_page(), language.scan_customer_page_why(name))
        }
        Given::NotLookedAt { .. } | Given::Out => (
            StatusCode::SERVICE_UNAVAILABLE,
            language.scan_customer_silent(),
            language.scan_customer_silent_why().to_owned(),
        ),
    };
    let links = vec![Link { href: back, label: language.trouble_back().into() }];
    let happened = happened.to_owned();
    let of = TroublePage { language, happened, words: vec![why], links, ..TroublePage::default() };
    let mut response = html(status, trouble::page(&of));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("300"));
    }
    response
}

/// The page of a file in which something was found.
pub(crate) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path((id, position)): Path<(String, String)>,
) -> Answer {
    let (id, position) = (named(&id)?, named(&position)?);
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let Some(row) = seen_message(read, &around.who.agent, id)? else { return Ok(None) };
        let Some(file) = read.attachment(id, position)? else { return Ok(None) };
        let Some(scan) = &file.scan else { return Ok(None) };
        let Some(found) = scan.held_back().or(scan.false_alarm()) else { return Ok(None) };
        let of = ScanPage {
            name: file.name.clone(),
            found: found.to_owned(),
            looked_at: times.when(scan.at),
            given_out: scan.given_out.map(|at| times.when(at)),
            back: href(row.conversation),
            form: around.who.may(Permission::SetUp).then(|| address(id, position)),
        };
        Ok::<_, Trouble>(Some(scan_page(&frame, &of)))
    });
    Ok(page(shown.await?.ok_or(Refusal::NotFound)?))
}

/// `POST /messages/{id}/attachments/{position}/scan`
pub(crate) async fn change(
    State(app): State<App>,
    who: SignedIn,
    Path((id, position)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (id, position) = (named(&id)?, named(&position)?);
    let changed = match fields.get("what") {
        "hold-back" => app.desk.hold_back_again(who.agent.id, id, position).await,
        "give-out" => app.desk.give_out(who.agent.id, id, position).await,
        _ => return Err(Refusal::Unreadable),
    };
    match changed {
        Ok(()) => Ok(see_other(&address(id, position))),
        Err(CannotGiveOut::NotThere) => Err(Refusal::NotFound),
        Err(CannotGiveOut::NotAllowed(why)) => Err(why.into()),
        Err(CannotGiveOut::Trouble(trouble)) => Err(trouble.into()),
    }
}

/// Where it stands what was found in a file.
pub(crate) fn address(message: MessageId, position: i64) -> String {
    format!("/messages/{message}/attachments/{position}/scan")
}

/// Whether a file is held back.
pub(crate) fn is_held_back(scan: Option<&Scan>) -> bool {
    scan.is_some_and(|scan| scan.held_back().is_some())
}
