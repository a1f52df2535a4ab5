//! Mailboxes: the addresses that the desk answers at.

use super::not_allowed;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, sentence};
use crate::views::settings::{MailboxLine, MailboxesPage, mailboxes};
use crate::views::{State as Stands, Wrong};
use axum::extract::State;
use axum::http::StatusCode;
use desk::mailbox::CannotAddMailbox;
use domain::team::Role;
use domain::timeline::Actor;
use maud::Markup;

const HERE: &str = "/settings/mailboxes";

/// `GET /settings/mailboxes`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(shown(&app, who, MailboxesPage::default()).await?))
}

async fn shown(app: &App, who: SignedIn, mut of: MailboxesPage) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let comes_in = match app.settings.smtp_hint.as_str() {
        "" => "accepted by another process".to_owned(),
        at => format!("accepted at {at}"),
    };
    let leaves = app.settings.sends;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        of.mailboxes = read
            .mailboxes()?
            .into_iter()
            .map(|mailbox| MailboxLine {
                address: mailbox.address.to_string(),
                name: mailbox.name,
                comes_in: comes_in.clone(),
                status_words: if leaves {
                    "answered".into()
                } else {
                    "answered; what leaves stands in the post room".into()
                },
                state: if leaves { Stands::Ok } else { Stands::Soon },
                actions: Vec::new(),
            })
            .collect();
        Ok(mailboxes(&frame, &of))
    });
    Ok(shown.await?)
}

/// `POST /settings/mailboxes`
pub(crate) async fn add(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    if !who.administers() {
        return Err(not_allowed(&app, "Only an administrator can add a mailbox", Role::Admin).await);
    }
    let (address, name) = (fields.get("address"), fields.get("name"));
    match app.desk.add_mailbox(Actor::Agent(who.agent.id), who.agent.team, address, name).await {
        Ok(_) => Ok(see_other(HERE)),
        Err(CannotAddMailbox::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => {
            let typed = MailboxesPage {
                new_address: address.into(),
                new_name: name.into(),
                wrongs: vec![Wrong { field: "address".into(), words: sentence(&refused.to_string()) }],
                ..MailboxesPage::default()
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown(&app, who, typed).await?))
        }
    }
}
