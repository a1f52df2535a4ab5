//! `POST /conversations/{id}/preview`: an answer as its reader will see it; `GET /drafts/{id}/preview`: its formatted
//! version, for the frame. Nothing leaves. The text is kept as a draft first, so that a page without the script loses
//! nothing, and the frame shows what was kept.

use super::{href, paragraphs, reply};
use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::message::formatted as framed;
use crate::refusal::{Refusal, named};
use crate::views::conversation::{self, AttachmentView, PreviewPage};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use desk::draft::CannotSave;
use desk::opening::{CannotOpen, Opening};
use desk::preview::Preview;
use desk::reply::Reply;
use domain::customer::Address;
use domain::{ContactPointId, ConversationId, DraftId, MailboxId};
use language::Language;
use maud::html;
use serde::Deserialize;

/// Shows it.
pub(crate) async fn preview(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let (draft, text) = (reply::draft_of(&fields, who.language, &href(id))?, fields.text("body"));
    let files = std::mem::take(&mut fields.files);
    reply::attach(&app, &who, draft, Some(id), files).await?;
    let copies = Some((fields.text("cc"), fields.text("bcc")));
    match app.desk.save_draft_with_copies(who.agent.id, draft, Some(id), "reply", text.clone(), copies).await {
        Ok(()) => {}
        Err(CannotSave::NotAllowed(why)) => return Err(why.into()),
        Err(CannotSave::NoConversation) => return Err(Refusal::NotFound),
        Err(CannotSave::Trouble(trouble)) => return Err(trouble.into()),
        Err(refused) => return Err(Refusal::conflict(&refused.said(who.language), &href(id))),
    }
    let answer = Reply { marked: true, ..reply::typed(&fields, draft, id) };
    let word = |id: Option<String>| id.unwrap_or_default();
    let (to, from) = (word(answer.to.map(|id| id.to_string())), word(answer.from.map(|id| id.to_string())));
    let seen = match app.desk.preview(who.agent.id, answer).await {
        Ok(seen) => seen,
        Err(refused) => return Err(reply::refusal(&app, &asked, &who, id, refused).await?),
    };
    let chosen = [("to", to.as_str()), ("from", from.as_str())];
    let of = shown(&seen, who.language, draft, &href(id), &chosen);
    answered(&app, &asked, who, of).await
}

/// As a piece for the page that asked, or as a page of its own.
pub(super) async fn answered(app: &App, asked: &Asked, who: SignedIn, of: PreviewPage) -> Answer {
    if asked.fragment {
        return Ok(page(conversation::preview(who.language, &of)));
    }
    let around = Around::page(app, who).await?;
    let whole = app.read(move |read| {
        let (frame, _) = around.frame(read)?;
        Ok(conversation::preview_page(&frame, &of))
    });
    Ok(page(whole.await?))
}

pub(super) fn shown(
    seen: &Preview,
    language: Language,
    draft: DraftId,
    back: &str,
    chosen: &[(&str, &str)],
) -> PreviewPage {
    let names = |all: &[Address]| all.iter().map(written).collect::<Vec<_>>();
    // Both are identifiers, or nothing.
    let digits = |value: &str| value.chars().all(|c| c.is_ascii_alphanumeric());
    let chosen = chosen.iter().filter(|(_, value)| digits(value)).map(|(name, value)| format!("{name}={value}"));
    let files = seen.outgoing.attachments.iter();
    PreviewPage {
        from: written(&seen.outgoing.from),
        to: names(&seen.outgoing.to),
        cc: names(&seen.outgoing.cc),
        bcc: names(&seen.blind),
        subject: seen.outgoing.subject.clone(),
        text: seen.read.text.trim_end().to_owned(),
        html_href: format!("/drafts/{draft}/preview?{}", chosen.collect::<Vec<_>>().join("&")),
        files: files
            .map(|file| AttachmentView {
                name: file.name.clone(),
                size: language.size(i64::try_from(file.bytes).unwrap_or(i64::MAX)),
                ..AttachmentView::default()
            })
            .collect(),
        back: back.to_owned(),
    }
}

fn written(of: &Address) -> String {
    if of.name.is_empty() { of.email.to_string() } else { format!("{} <{}>", of.name, of.email) }
}

/// To whom and from where, as chosen in the composer.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Chosen {
    to: Option<String>,
    from: Option<String>,
}

/// The formatted version of a draft of the viewer's own.
pub(crate) async fn formatted(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Answer {
    let id: DraftId = named(&id)?;
    let me = who.agent.id;
    let found = app.read(move |read| {
        let draft = read.draft(id)?.filter(|draft| draft.agent == me && draft.sent_as.is_none());
        Ok(match draft {
            Some(draft) => Some((draft, read.draft_copies(id)?.unwrap_or_default())),
            None => None,
        })
    });
    let (draft, (cc, bcc)) = found.await?.ok_or(Refusal::NotFound)?;
    let Some(conversation) = draft.conversation else {
        // A first message: to whom does not stand in its words.
        let opening = Opening {
            draft: id,
            mailbox: chosen.from.and_then(|id| id.parse().ok()).unwrap_or(MailboxId(0)),
            to: who.agent.email.to_string(),
            name: String::new(),
            subject: String::new(),
            text: draft.body,
            cc,
            bcc,
            follows: None,
            told: false,
        };
        let seen = app.desk.preview_opening(me, opening).await.map_err(|refused| match refused {
            CannotOpen::Trouble(trouble) => trouble.into(),
            CannotOpen::NotAllowed(why) => Refusal::from(why),
            _ => Refusal::NotFound,
        })?;
        return Ok(in_frame(seen));
    };
    let reply = Reply {
        to: chosen.to.and_then(|id| id.parse::<ContactPointId>().ok()),
        from: chosen.from.and_then(|id| id.parse::<MailboxId>().ok()),
        cc,
        bcc,
        ..Reply::new(id, conversation, draft.body)
    };
    let seen = app.desk.preview(me, reply).await.map_err(|refused| match refused {
        desk::reply::CannotReply::Trouble(trouble) => trouble.into(),
        desk::reply::CannotReply::NotAllowed(why) => why.into(),
        _ => Refusal::NotFound,
    })?;
    Ok(in_frame(seen))
}

/// Its formatted version, which stands in a frame.
fn in_frame(seen: Preview) -> Response {
    let cleaned = match seen.read.html {
        Some(html) => framed::with_pictures(html, &seen.read.attachments),
        None => html! { @for one in paragraphs(&seen.read.text) { p { (one) } } }.into_string(),
    };
    framed::document(&cleaned).into_response()
}
