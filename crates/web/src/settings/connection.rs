//! Whether a mailbox is connected: what was found last, and asking anew.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::frame::Around;
use crate::refusal::{Refusal, named};
use crate::views::settings::{ConnectionGroup, ConnectionLine, ConnectionPage, connection};
use crate::views::{PostAction, Wrong};
use ::desk::connection::{CannotAsk, Connected, connected};
use ::desk::said;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::MailboxId;
use domain::connection::{About, Finding, What, worst};
use domain::team::Permission;
use domain::timeline::Actor;
use language::Times;
use maud::Markup;

/// Where the page of a mailbox is.
pub(crate) fn href(id: MailboxId) -> String {
    format!("/settings/mailboxes/{id}/connection")
}

/// `GET /settings/mailboxes/{id}/connection`
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: MailboxId = named(&id)?;
    Ok(page(shown(&app, who, id, Vec::new()).await?))
}

/// `POST /settings/mailboxes/{id}/connection`
pub(crate) async fn ask(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: MailboxId = named(&id)?;
    match app.desk.ask_connection(Actor::Agent(who.agent.id), id).await {
        Ok(()) => Ok(see_other(&href(id))),
        Err(CannotAsk::NotAllowed(why)) => Err(why.into()),
        Err(CannotAsk::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotAsk::Gone) => Err(Refusal::NotFound),
        Err(refused @ (CannotAsk::Busy | CannotAsk::NobodyToAsk)) => {
            let wrong = Wrong { field: String::new(), words: refused.said(who.language) };
            Ok(html(StatusCode::CONFLICT, shown(&app, who, id, vec![wrong]).await?))
        }
    }
}

async fn shown(app: &App, who: SignedIn, id: MailboxId, wrongs: Vec<Wrong>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let can_leave = app.desk.mail.can_deliver();
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let Some(found) = connected(read, id, around.now)? else { return Ok(None) };
        let who_can = times.language.either(&who_can(&read.agents()?, Permission::SetUp));
        let may_ask = around.who.may(Permission::SetUp);
        let address = found.mailbox.address.as_str();
        let asks = match can_leave {
            true => times.language.connection_asks(address),
            false => times.language.connection_asks_held().into(),
        };
        let of = ConnectionPage { asks, may_ask, who_can, wrongs, ..filled(&found, &times) };
        Ok(Some(connection(&frame, &of)))
    });
    shown.await?.ok_or(Refusal::NotFound)
}

fn filled(of: &Connected, times: &Times) -> ConnectionPage {
    let language = times.language;
    let mut groups: Vec<ConnectionGroup> = Vec::new();
    let mut last = None;
    for finding in &of.findings {
        if last != Some(finding.about) {
            last = Some(finding.about);
            let title = said::connection::about(language, finding.about).into();
            groups.push(ConnectionGroup { title, lines: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.lines.push(line(finding, of, times));
        }
    }
    let grade = worst(&of.findings);
    let label = match of.asked_at {
        Some(_) => language.connection_ask_again(),
        None => language.connection_ask(),
    };
    let waits = |what: &What| matches!(what, What::TripWaits(_) | What::TripUnderWay(_));
    ConnectionPage {
        address: of.mailbox.address.to_string(),
        asked: match of.asked_at {
            Some(at) => language.connection_asked_at(times.short(at)),
            None => language.connection_never_asked().into(),
        },
        whole: of.asked_at.map(|_| (grade, said::connection::connection(language, grade).into())),
        groups,
        under_way: of.findings.iter().any(|finding| waits(&finding.what)),
        ask: PostAction { label: label.into(), href: href(of.mailbox.id), ..PostAction::default() },
        ..ConnectionPage::default()
    }
}

fn line(of: &Finding, connected: &Connected, times: &Times) -> ConnectionLine {
    let language = times.language;
    let record = |it: &domain::connection::Paste| (it.host.clone(), it.kind.to_owned(), it.value.clone());
    ConnectionLine {
        grade: of.grade,
        word: said::connection::grade(language, of.grade).into(),
        words: said::connection::finding(of, &connected.mailbox, times),
        records: of.paste.iter().map(record).collect(),
        publish: match of.about {
            About::Outgoing => language.connection_publish_reverse().into(),
            _ => language.connection_publish().into(),
        },
    }
}
