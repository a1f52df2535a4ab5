//! Mailboxes: the addresses that the desk answers at.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, sentence};
use crate::views::settings::{MailboxLine, MailboxesPage, SourceLine, grade_class, mailboxes};
use crate::views::{Link, PostAction, State as Stands, Wrong};
use ::desk::connection::connected;
use ::desk::mailbox::CannotAddMailbox;
use ::desk::said;
use axum::extract::State;
use axum::http::StatusCode;
use domain::SourceId;
use domain::connection::worst;
use domain::source::{After, Fault};
use domain::team::Permission;
use domain::timeline::Actor;
use language::Times;
use maud::Markup;
use store::{KeptSource, Mailbox, Read, Trouble};

/// `GET /settings/mailboxes`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, MailboxesPage::default()).await?))
}

async fn shown(app: &App, who: SignedIn, mut of: MailboxesPage) -> Result<Markup, Refusal> {
    of.may_change = who.may(Permission::SetUp);
    let language = who.language;
    of.who_can = language.either(&app.read(|read| Ok(who_can(&read.agents()?, Permission::SetUp))).await?);
    let around = Around::page(app, who).await?;
    let comes_in = match app.settings.smtp_hint.as_str() {
        "" => language.mailbox_accepted_elsewhere().to_owned(),
        at => language.mailbox_accepted_at(at),
    };
    let leaves = app.settings.sends;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let all = read.mailboxes()?;
        of.teams = read.teams()?.into_iter().map(|team| (team.id.to_string(), team.name)).collect();
        let sources = read.sources()?;
        of.sources = sources.iter().map(|kept| line(kept, &all, of.may_change, &times)).collect();
        for mailbox in all {
            let (connection, connection_class) = connection(read, &mailbox, &times)?;
            of.mailboxes.push(MailboxLine {
                address: mailbox.address.to_string(),
                name: mailbox.name,
                comes_in: comes_in.clone(),
                status_words: if leaves { language.mailbox_leaves().into() } else { language.mailbox_stays().into() },
                state: if leaves { Stands::Ok } else { Stands::Soon },
                connection,
                connection_class,
                actions: Vec::new(),
            });
        }
        Ok(mailboxes(&frame, &of))
    });
    Ok(shown.await?)
}

/// Whether a mailbox is connected, as far as that was asked.
fn connection(read: &mut Read<'_, '_>, mailbox: &Mailbox, times: &Times) -> Result<(Link, &'static str), Trouble> {
    let language = times.language;
    let found = connected(read, mailbox.id, times.now)?.filter(|found| found.asked_at.is_some());
    let (label, class) = match found.map(|found| worst(&found.findings)) {
        Some(grade) => (language.connection_open_known(said::connection::grade(language, grade)), grade_class(grade)),
        None => (language.connection_open().into(), "quiet"),
    };
    Ok((Link { href: super::connection::href(mailbox.id), label }, class))
}

/// A source in the list.
fn line(kept: &KeptSource, mailboxes: &[Mailbox], may_change: bool, times: &Times) -> SourceLine {
    let (source, standing, language) = (&kept.source, &kept.standing, times.language);
    let act = |label: &str, what: &str| PostAction {
        label: label.into(),
        href: format!("/settings/sources/{}/{what}", source.id),
        ..PostAction::default()
    };
    let (state, status_words) = match (standing.alarm(times.now), standing.failing_since) {
        (Some(alarm), _) => (Stands::Late, sentence(&said::alarm(language, &alarm))),
        (None, Some(_)) => {
            let fault = said::kept_fault(language, &standing.fault);
            (Stands::Soon, language.source_tried_again(sentence(fault.trim_end_matches('.'))))
        }
        (None, None) => (Stands::Ok, language.source_seen(times.short(standing.looked_at))),
    };
    let reads = match &source.after {
        After::Leave => language.source_reads_leaves(&source.folder),
        After::Move(folder) => language.source_reads_moves(&source.folder, folder),
    };
    let mailbox = mailboxes.iter().find(|mailbox| mailbox.id == source.mailbox);
    SourceLine {
        id: source.id.to_string(),
        account: source.account.clone(),
        host: source.server.host.clone(),
        mailbox: mailbox.map(|mailbox| mailbox.address.to_string()).unwrap_or_default(),
        reads,
        status_words,
        state,
        actions: match may_change {
            true => vec![act(language.source_try(), "trial")],
            false => Vec::new(),
        },
    }
}

/// The page again, with how a trial of a source ended.
pub(super) async fn after_trial(app: &App, who: SignedIn, id: SourceId, tried: Result<(), Fault>) -> Answer {
    let kept = app.read(move |read| read.source(id)).await?;
    let name = kept.map(|kept| kept.source.words()).unwrap_or_default();
    let notice = match tried {
        Ok(()) => (Stands::Ok, who.language.source_works(name)),
        Err(fault) => (Stands::Late, who.language.source_fails(::desk::said::fault(who.language, &fault), name)),
    };
    Ok(page(shown(app, who, MailboxesPage { notice: Some(notice), ..MailboxesPage::default() }).await?))
}

/// `POST /settings/mailboxes`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    let (address, name) = (fields.get("address"), fields.get("name"));
    let team = fields.parsed("team").unwrap_or(who.agent.team);
    match app.desk.add_mailbox(Actor::Agent(who.agent.id), team, address, name).await {
        Ok(id) => Ok(see_other(&super::connection::href(id))),
        Err(CannotAddMailbox::NotAllowed(why)) => Err(why.into()),
        Err(CannotAddMailbox::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => {
            let typed = MailboxesPage {
                new_address: address.into(),
                new_name: name.into(),
                new_team: fields.get("team").into(),
                wrongs: vec![Wrong { field: "address".into(), words: refused.said(who.language) }],
                ..MailboxesPage::default()
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
        }
    }
}
