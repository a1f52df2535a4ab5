//! Writing first: a new conversation.

use super::{draft_file, href, reply};
use crate::answer::{Answer, Asked, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::refusal::Refusal;
use crate::views::Wrong;
use crate::views::conversation::{NewConversationPage, new_conversation};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use desk::draft::CannotSave;
use desk::opening::{CannotOpen, Opening};
use desk::permit::seen;
use desk::reply::CannotReply;
use domain::{ConversationId, DraftId, MailboxId};
use language::Language;
use maud::Markup;
use serde::Deserialize;

/// Where it is written.
const HERE: &str = "/conversations/new";

/// What it goes on with.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct After {
    follows: Option<String>,
}

/// `GET /conversations/new`: empty, or with what was begun and not sent; going on with an earlier conversation, to its
/// customer about the same.
pub(crate) async fn form(State(app): State<App>, who: SignedIn, Query(after): Query<After>) -> Answer {
    let viewer = who.agent.clone();
    let earlier: Option<ConversationId> = after.follows.and_then(|id| id.parse().ok());
    let found = app.read(move |read| {
        // What was begun was meant for somebody: it is not put under another one's address.
        let begun = match read.unsent_opening(viewer.id)?.filter(|_| earlier.is_none()) {
            Some(draft) => Some((read.draft_copies(draft.id)?.unwrap_or_default(), draft)),
            None => None,
        };
        let Some(it) = earlier.map(|id| seen(read, &viewer, id)).transpose()?.flatten() else {
            return Ok((begun, NewConversationPage::default()));
        };
        let point = read.contact_point(it.contact_point)?;
        let known = point.filter(|point| !point.canonical.ends_with(".invalid"));
        let to = known.map(|point| match point.name.is_empty() {
            true => point.written,
            false => format!("{} <{}>", point.name, point.written),
        });
        let page_of = NewConversationPage {
            to: to.unwrap_or_default(),
            from_chosen: it.mailbox.to_string(),
            subject: it.subject.clone(),
            follows: Some((it.id.to_string(), it.subject)),
            ..Default::default()
        };
        Ok((begun, page_of))
    });
    let (begun, page_of) = found.await?;
    let (draft, body, saved_at_ms, (cc, bcc)) = match begun {
        Some((copies, begun)) => (begun.id, begun.body, begun.saved_at.0, copies),
        None => (app.desk.new_draft(), String::new(), 0, Default::default()),
    };
    let page_of = NewConversationPage { body, cc, bcc, saved_at_ms, expects_answer: true, ..page_of };
    Ok(page(filled(&app, who, draft, page_of).await?))
}

/// `POST /conversations/new`
pub(crate) async fn open(State(app): State<App>, who: SignedIn, mut fields: Fields) -> Answer {
    let draft = reply::draft_of(&fields, who.language, HERE)?;
    let files = std::mem::take(&mut fields.files);
    reply::attach(&app, &who, draft, None, files).await?;
    if let Some(position) = fields.parsed("remove") {
        // The button of a file: the form comes back as it was, without the file.
        match app.desk.detach(who.agent.id, draft, position).await {
            Ok(()) => return Ok(page(again(&app, who, draft, &fields, None).await?)),
            Err(CannotSave::Trouble(trouble)) => return Err(trouble.into()),
            Err(CannotSave::NotAllowed(why)) => return Err(why.into()),
            Err(refused) => {
                return Err(Refusal::conflict(&refused.said(who.language), HERE));
            }
        }
    }
    let begun = app.desk.open(who.agent.id, typed(&fields, draft)).await;
    match begun {
        Ok(id) => Ok(see_other(&href(id))),
        Err(CannotOpen::NotAllowed(why)) => Err(why.into()),
        Err(CannotOpen::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) => {
            let wrong = wrong(who.language, &refused);
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, again(&app, who, draft, &fields, Some(wrong)).await?))
        }
    }
}

/// The first message that stands in the form.
fn typed(fields: &Fields, draft: DraftId) -> Opening {
    let (name, to) = name_and_address(fields.get("to"));
    Opening {
        draft,
        mailbox: fields.parsed("from").unwrap_or(MailboxId(0)),
        to,
        name,
        subject: fields.get("subject").to_owned(),
        text: fields.text("body"),
        cc: fields.text("cc"),
        bcc: fields.text("bcc"),
        follows: fields.parsed("follows"),
        told: !fields.has("expects-answer"),
    }
}

/// `POST /conversations/new/preview`: the first message as its reader will see it. Nothing leaves, and the text is kept.
pub(crate) async fn preview(State(app): State<App>, asked: Asked, who: SignedIn, mut fields: Fields) -> Answer {
    let draft = reply::draft_of(&fields, who.language, HERE)?;
    let files = std::mem::take(&mut fields.files);
    reply::attach(&app, &who, draft, None, files).await?;
    keep(&app, &who, draft, &fields).await?;
    match app.desk.preview_opening(who.agent.id, typed(&fields, draft)).await {
        Ok(seen) => {
            let of = super::preview::shown(&seen, who.language, draft, HERE, &[("from", fields.get("from"))]);
            super::preview::answered(&app, &asked, who, of).await
        }
        Err(CannotOpen::NotAllowed(why)) => Err(why.into()),
        Err(CannotOpen::Trouble(trouble)) => Err(trouble.into()),
        Err(refused) if asked.fragment => Err(Refusal::invalid(&wrong(who.language, &refused).words, HERE)),
        Err(refused) => {
            let wrong = wrong(who.language, &refused);
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, again(&app, who, draft, &fields, Some(wrong)).await?))
        }
    }
}

/// The text is kept on the server too, so that it is there when the page is left.
async fn keep(app: &App, who: &SignedIn, draft: DraftId, fields: &Fields) -> Result<(), Refusal> {
    let copies = Some((fields.text("cc"), fields.text("bcc")));
    let (by, text) = (who.agent.id, fields.text("body"));
    match app.desk.save_draft_with_copies(by, draft, None, "reply", text, copies).await {
        Err(CannotSave::Trouble(trouble)) => Err(trouble.into()),
        _ => Ok(()),
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
    keep(app, &who, draft, fields).await?;
    let typed = NewConversationPage {
        from_chosen: fields.get("from").into(),
        to: fields.get("to").into(),
        subject: fields.get("subject").into(),
        body: fields.text("body"),
        cc: fields.text("cc"),
        bcc: fields.text("bcc"),
        follows: fields.has("follows").then(|| (fields.get("follows").to_owned(), String::new())),
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
        // What it goes on with is shown to whoever sees it, by its own name.
        of.follows = match of.follows.as_ref().and_then(|(id, _)| id.parse().ok()) {
            Some(id) => seen(read, &around.who.agent, id)?.map(|it| (it.id.to_string(), it.subject)),
            None => None,
        };
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
        CannotOpen::Text(
            CannotReply::NotAnAddress(_) | CannotReply::TooManyCopies | CannotReply::CopyToOurselves(_),
        ) => "cc",
        CannotOpen::NotAllowed(_) | CannotOpen::Text(_) | CannotOpen::Trouble(_) => "body",
    };
    let words = match of {
        CannotOpen::Text(CannotReply::Lint(found)) => desk::said::lints(language, found),
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
