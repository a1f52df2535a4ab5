//! Writing first: a new conversation.

use super::{draft_file, href, reply};
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::Wrong;
use crate::views::conversation::{NewConversationPage, new_conversation};
use axum::extract::State;
use axum::http::StatusCode;
use desk::closing::CannotClose;
use desk::draft::CannotSave;
use desk::opening::{CannotOpen, Opening};
use domain::{DraftId, MailboxId};
use language::Language;
use maud::Markup;

/// Where it is written.
const HERE: &str = "/conversations/new";

/// `GET /conversations/new`: empty, or with what was begun and not sent.
pub(crate) async fn form(State(app): State<App>, who: SignedIn) -> Answer {
    let me = who.agent.id;
    let begun = app.read(move |read| read.unsent_opening(me)).await?;
    let (draft, body) = begun.map_or_else(|| (app.desk.new_draft(), String::new()), |begun| (begun.id, begun.body));
    let page_of = NewConversationPage { body, expects_answer: true, ..Default::default() };
    Ok(page(filled(&app, who, draft, page_of).await?))
}

/// `POST /conversations/new`
pub(crate) async fn open(State(app): State<App>, who: SignedIn, mut fields: Fields) -> Answer {
    let draft = reply::draft_of(&fields, who.language, HERE)?;
    let files = std::mem::take(&mut fields.files);
    reply::attach(&app, &who, draft, None, files).await.map_err(|refused| refused.keeping(fields.get("body")))?;
    if let Some(position) = fields.parsed("remove") {
        // The button of a file: the form comes back as it was, without the file.
        match app.desk.detach(who.agent.id, draft, position).await {
            Ok(()) => return Ok(page(again(&app, who, draft, &fields, None).await?)),
            Err(CannotSave::Trouble(trouble)) => return Err(Refusal::from(trouble).keeping(fields.get("body"))),
            Err(CannotSave::NotAllowed(why)) => return Err(why.into()),
            Err(refused) => {
                return Err(Refusal::conflict(&refused.said(who.language), HERE).keeping(fields.get("body")));
            }
        }
    }
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
        Err(CannotOpen::NotAllowed(why)) => Err(why.into()),
        Err(CannotOpen::Trouble(trouble)) => Err(Refusal::from(trouble).keeping(fields.get("body"))),
        Err(refused) => {
            let wrong = wrong(who.language, &refused);
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, again(&app, who, draft, &fields, Some(wrong)).await?))
        }
    }
}

/// The form as it was typed; the text is kept on the server too, so that it is there when the page is left.
async fn again(
    app: &App,
    who: SignedIn,
    draft: DraftId,
    fields: &Fields,
    wrong: Option<Wrong>,
) -> Result<Markup, Refusal> {
    let saved = app.desk.save_draft(who.agent.id, draft, None, "reply", fields.text("body")).await;
    if let Err(CannotSave::Trouble(trouble)) = saved {
        return Err(Refusal::from(trouble).keeping(fields.get("body")));
    }
    let typed = NewConversationPage {
        from_chosen: fields.get("from").into(),
        to: fields.get("to").into(),
        subject: fields.get("subject").into(),
        body: fields.text("body"),
        expects_answer: fields.has("expects-answer"),
        wrongs: wrong.into_iter().collect(),
        ..NewConversationPage::default()
    };
    filled(app, who, draft, typed).await
}

async fn filled(app: &App, who: SignedIn, draft: DraftId, mut of: NewConversationPage) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        // A key of somebody else's text shows nothing of theirs.
        let mine = read.draft(draft)?.is_some_and(|known| known.agent == around.who.agent.id);
        let files = if mine { read.draft_files(draft)? } else { Vec::new() };
        of.draft = draft.to_string();
        of.attachments =
            files.iter().map(|file| (file.position, draft_file(frame.viewer.language, draft, file))).collect();
        let name = |mailbox: &store::Mailbox| format!("{} <{}>", mailbox.name, mailbox.address);
        let ours = read.mailboxes()?.into_iter().filter(|mailbox| around.who.agent.sees(mailbox.team));
        of.from = ours.map(|mailbox| (mailbox.id.to_string(), name(&mailbox))).collect();
        of.signed = frame.viewer.language.composer_signed_for(&frame.desk_name, &around.who.agent.name);
        Ok(new_conversation(&frame, &of))
    });
    Ok(shown.await?)
}

/// The field that a refusal is about, and its words.
fn wrong(language: Language, of: &CannotOpen) -> Wrong {
    let field = match of {
        CannotOpen::BadAddress | CannotOpen::OwnAddress => "to",
        CannotOpen::NoMailbox => "from",
        CannotOpen::NoSubject => "subject",
        CannotOpen::NotAllowed(_) | CannotOpen::Text(_) | CannotOpen::Trouble(_) => "body",
    };
    let words = match of {
        CannotOpen::Text(desk::reply::CannotReply::Lint(found)) => {
            found.iter().map(|one| format!("{}: {}", one.what, one.why)).collect::<Vec<_>>().join(" ")
        }
        other => other.said(language),
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
