//! Writing first: a new conversation.

use super::{href, reply};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::{Refusal, sentence};
use crate::views::Wrong;
use crate::views::conversation::{NewConversationPage, new_conversation};
use axum::extract::State;
use axum::http::StatusCode;
use desk::closing::CannotClose;
use desk::opening::{CannotOpen, Opening};
use domain::MailboxId;
use maud::Markup;

/// `GET /conversations/new`
pub(crate) async fn form(State(app): State<App>, who: SignedIn) -> Answer {
    let empty =
        NewConversationPage { draft: app.desk.new_draft().to_string(), expects_answer: true, ..Default::default() };
    Ok(page(filled(&app, who, empty).await?))
}

/// `POST /conversations/new`
pub(crate) async fn open(State(app): State<App>, who: SignedIn, mut fields: Fields) -> Answer {
    let draft = reply::draft_of(&app, &fields);
    let files = std::mem::take(&mut fields.files);
    reply::attach(&app, who.agent.id, draft, None, files)
        .await
        .map_err(|refused| refused.keeping(fields.get("body")))?;
    let (name, to) = name_and_address(fields.get("to"));
    let opening = Opening {
        draft,
        mailbox: fields.parsed("from").unwrap_or(MailboxId(0)),
        to,
        name,
        subject: fields.get("subject").to_owned(),
        text: fields.text("body"),
    };
    let begun = app.desk.open(who.agent.id, opening).await;
    match begun {
        Ok(id) => {
            if !fields.has("expects-answer") {
                // Told, not asked: it opens again by itself if they answer.
                if let Err(CannotClose::Trouble(trouble)) = app.desk.close(who.agent.id, id).await {
                    return Err(trouble.into());
                }
            }
            Ok(see_other(&href(id)))
        }
        Err(CannotOpen::Trouble(trouble)) => Err(Refusal::from(trouble).keeping(fields.get("body"))),
        Err(refused) => {
            let typed = NewConversationPage {
                draft: draft.to_string(),
                from_chosen: fields.get("from").into(),
                to: fields.get("to").into(),
                subject: fields.get("subject").into(),
                body: fields.text("body"),
                expects_answer: fields.has("expects-answer"),
                wrongs: vec![wrong(&refused)],
                ..NewConversationPage::default()
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, filled(&app, who, typed).await?))
        }
    }
}

async fn filled(app: &App, who: SignedIn, mut of: NewConversationPage) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        let name = |mailbox: &store::Mailbox| format!("{} <{}>", mailbox.name, mailbox.address);
        of.from = read.mailboxes()?.iter().map(|mailbox| (mailbox.id.to_string(), name(mailbox))).collect();
        of.signed = format!("Signed {}, {}.", around.who.agent.name, frame.desk_name);
        Ok(new_conversation(&frame, &of))
    });
    Ok(shown.await?)
}

/// The field that a refusal is about, and its words.
fn wrong(of: &CannotOpen) -> Wrong {
    let field = match of {
        CannotOpen::BadAddress | CannotOpen::OwnAddress => "to",
        CannotOpen::NoMailbox => "from",
        CannotOpen::NoSubject => "subject",
        CannotOpen::NotAllowed | CannotOpen::Text(_) | CannotOpen::Trouble(_) => "body",
    };
    let words = match of {
        CannotOpen::Text(desk::reply::CannotReply::Lint(found)) => {
            found.iter().map(|one| format!("{}: {}", one.what, one.why)).collect::<Vec<_>>().join(" ")
        }
        other => sentence(&other.to_string()),
    };
    Wrong { field: field.into(), words }
}

/// `Amara Okafor <amara@example.com>` as name and address.
fn name_and_address(text: &str) -> (String, String) {
    match text.trim().rsplit_once('<') {
        Some((name, address)) => {
            (name.trim().trim_matches('"').to_owned(), address.trim_end_matches('>').trim().to_owned())
        }
        None => (String::new(), text.trim().to_owned()),
    }
}
