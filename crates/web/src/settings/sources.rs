//! Sources: mailboxes elsewhere that mail is fetched from. A new one is tried before it is connected, so that what is
//! wrong is said where it can be mended.

use super::mailboxes;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, named};
use crate::views::Wrong;
use crate::views::settings::{SourcePage, source};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::said;
use desk::source::{CannotAddSource, NewSource};
use domain::MailboxId;
use domain::customer::EmailAddress;
use domain::source::{After, Encryption, Fault, Numbering, Server};
use domain::team::Permission;
use domain::timeline::Actor;
use language::Language;
use maud::Markup;

const HERE: &str = "/settings/mailboxes";

/// `GET /settings/sources/new`
pub(crate) async fn form(State(app): State<App>, who: SignedIn) -> Answer {
    who.demand(Permission::SetUp)?;
    let empty = SourcePage { port: "993".into(), folder: "INBOX".into(), days: "0".into(), ..SourcePage::default() };
    Ok(page(shown(&app, who, empty).await?))
}

async fn shown(app: &App, who: SignedIn, mut of: SourcePage) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        let mailboxes = read.mailboxes()?.into_iter();
        of.mailboxes = mailboxes.map(|mailbox| (mailbox.id.to_string(), mailbox.address.to_string())).collect();
        Ok(source(&frame, &of))
    });
    Ok(shown.await?)
}

/// `POST /settings/sources/new`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    who.demand(Permission::SetUp)?;
    let mailbox: MailboxId = fields.parsed("mailbox").unwrap_or(MailboxId(0));
    let known = app.read(move |read| read.mailbox(mailbox)).await?;
    let address = known.map(|mailbox| mailbox.address);
    let account = Some(fields.get("account").trim()).filter(|account| !account.is_empty());
    let account = account.map(str::to_owned).or(address.as_ref().map(ToString::to_string)).unwrap_or_default();
    let (server, hint) = server(&app, &fields, &account, address.as_ref()).await;
    let new = NewSource {
        mailbox,
        server,
        account,
        folder: fields.get("folder").into(),
        sign_in: domain::source::SignIn::Password,
        secret: fields.get("password").into(),
        after: match fields.get("move_to").trim() {
            "" => After::Leave,
            folder => After::Move(folder.into()),
        },
        backlog_days: if fields.get("days").trim().is_empty() { 0 } else { fields.parsed("days").unwrap_or(-1) },
    };
    let wrong = match tried(&app, &who, &new).await {
        Ok(seen) => match app.desk.add_source(Actor::Agent(who.agent.id), new.clone(), Some(seen)).await {
            Ok(_) => return Ok(see_other(HERE)),
            Err(CannotAddSource::Trouble(trouble)) => return Err(trouble.into()),
            Err(refused) => Wrong { field: field_of(&refused).into(), words: refused.said(who.language) },
        },
        Err(Refused::Trouble(refusal)) => return Err(refusal),
        Err(Refused::Wrong(wrong)) => wrong,
    };
    let typed = SourcePage {
        mailbox: mailbox.to_string(),
        port: match fields.get("port").trim() {
            "" => new.server.port.to_string(),
            typed => typed.to_owned(),
        },
        encryption: new.server.encryption.word().into(),
        host: new.server.host,
        account: new.account,
        folder: new.folder,
        move_to: fields.get("move_to").into(),
        days: fields.get("days").into(),
        hint,
        wrongs: vec![wrong],
        ..SourcePage::default()
    };
    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
}

/// The server that was named, else the one that is found, with what its provider wants.
async fn server(app: &App, fields: &Fields, account: &str, mailbox: Option<&EmailAddress>) -> (Server, String) {
    let address = EmailAddress::parse(account).ok().or_else(|| mailbox.cloned());
    let named = fields.get("host").trim();
    let encryption = Encryption::from_word(fields.get("encryption")).unwrap_or_default();
    if let (true, Some(address)) = (named.is_empty(), &address) {
        let found = app.desk.mail.server_of(address).await;
        let hint = found.provider.map(|provider| provider.hint.to_owned()).unwrap_or_default();
        return (found.server, hint);
    }
    let known = address.and_then(|address| domain::source::provider_of(address.domain(), &[]));
    let hint = known.map(|provider| provider.hint.to_owned()).unwrap_or_default();
    (Server { host: named.to_owned(), port: fields.parsed("port").unwrap_or(0), encryption }, hint)
}

enum Refused {
    Trouble(Refusal),
    Wrong(Wrong),
}

async fn tried(app: &App, who: &SignedIn, new: &NewSource) -> Result<Numbering, Refused> {
    let fault = match app.desk.try_new_source(new).await {
        Ok(Ok(seen)) => return Ok(seen),
        Ok(Err(fault)) => fault,
        Err(CannotAddSource::Trouble(trouble)) => return Err(Refused::Trouble(trouble.into())),
        Err(refused) => {
            let wrong = Wrong { field: field_of(&refused).into(), words: refused.said(who.language) };
            return Err(Refused::Wrong(wrong));
        }
    };
    let field = match fault {
        Fault::Refused(_) | Fault::Unsealable => "password",
        Fault::NoFolder(_) => "folder",
        _ => "host",
    };
    Err(Refused::Wrong(Wrong { field: field.into(), words: said::fault(who.language, &fault) }))
}

fn field_of(refused: &CannotAddSource) -> &'static str {
    match refused {
        CannotAddSource::NoAccount => "account",
        CannotAddSource::NoSecret | CannotAddSource::NoKey => "password",
        CannotAddSource::SameFolder => "move_to",
        CannotAddSource::BadDays => "days",
        CannotAddSource::BadPort => "port",
        CannotAddSource::BadFolder | CannotAddSource::Taken => "folder",
        _ => "host",
    }
}

/// `POST /settings/sources/{id}/trial`
pub(crate) async fn try_it(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    who.demand(Permission::SetUp)?;
    let id = named(&id)?;
    match app.desk.try_source(id).await {
        Ok(tried) => mailboxes::after_trial(&app, who, id, tried).await,
        Err(refused) => Err(refusal(who.language, refused)),
    }
}

/// `POST /settings/sources/{id}/password`
pub(crate) async fn password(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    who.demand(Permission::SetUp)?;
    let id = named(&id)?;
    let changed = app.desk.change_source_secret(Actor::Agent(who.agent.id), id, fields.get("password")).await;
    changed.map_err(|refused| refusal(who.language, refused))?;
    match app.desk.try_source(id).await {
        Ok(tried) => mailboxes::after_trial(&app, who, id, tried).await,
        Err(refused) => Err(refusal(who.language, refused)),
    }
}

/// `POST /settings/sources/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    who.demand(Permission::SetUp)?;
    let id = named(&id)?;
    app.desk.remove_source(Actor::Agent(who.agent.id), id).await.map_err(|refused| refusal(who.language, refused))?;
    Ok(see_other(HERE))
}

fn refusal(language: Language, refused: CannotAddSource) -> Refusal {
    match refused {
        CannotAddSource::Trouble(trouble) => trouble.into(),
        CannotAddSource::NotAllowed(why) => why.into(),
        CannotAddSource::Gone => Refusal::conflict(&refused.said(language), HERE),
        refused => Refusal::invalid(&refused.said(language), HERE),
    }
}
