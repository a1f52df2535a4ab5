//! `POST /conversations/{id}/replies`: an answer to the customer. The draft's id is the idempotency key.

use super::composer::{all_findings, finding};
use super::saved_answer::status_seen;
use super::{href, load, snooze};
use crate::answer::{Answer, Asked, html, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::{Fields, File};
use crate::refusal::{Refusal, named};
use crate::views::conversation::{self, Finding};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::acts::Act;
use desk::draft::CannotSave;
use desk::permit::seen;
use desk::reply::{CannotReply, Reply};
use desk::saved_answer::ACTS_MAX;
use domain::conversation::Status;
use domain::{ConversationId, DraftId, MessageId};
use language::{Language, Times};
use maud::{Markup, html as markup};

/// Sends it.
pub(crate) async fn reply(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let (draft, text) = (draft_of(&fields, who.language, &href(id))?, fields.text("body"));
    let files = std::mem::take(&mut fields.files);
    attach(&app, &who, draft, Some(id), files).await?;
    let snooze = match fields.get("then").strip_prefix("snooze:") {
        Some(choice) => Some(snooze::until_of(&app, &who, id, choice).await?),
        None => None,
    };
    let reply = Reply {
        // "Send anyway": they have seen that something came, and want it to leave all the same.
        seen: if fields.has("anyway") { None } else { fields.parsed("seen") },
        // A page without one has shown none.
        heard: (!fields.has("anyway")).then(|| fields.parsed("heard").unwrap_or(MessageId(0))),
        close: fields.get("then") == "close",
        snooze,
        acts: fields.all("then-act").filter_map(Act::of_word).take(ACTS_MAX).collect(),
        ..typed(&fields, draft, id)
    };
    let said = said_of(who.language, &reply);
    match app.desk.reply(who.agent.id, reply).await {
        Ok(message) => match status_seen(&app, &who, id).await? {
            // It was given to another team: it is sent, and not for these eyes any more.
            None => Ok(asked.done("/")),
            Some(_) if !asked.fragment => Ok(see_other(&format!("{}#message-{message}", href(id)))),
            Some(stands) => {
                // Only what is so is said: a repetition does nothing again, and an act may have been refused.
                let so = matches!(stands, Status::Closed { .. } | Status::Snoozed { .. });
                sent(&app, &who, id, message, said.filter(|_| so)).await
            }
        },
        Err(refused) => {
            let mendable =
                !matches!(refused, CannotReply::NoConversation | CannotReply::NotAllowed(_) | CannotReply::Trouble(_));
            if mendable && !asked.fragment {
                // What was typed is kept on the server too, so that the page it is mended on has it.
                let (by, copies) = (who.agent.id, Some((fields.text("cc"), fields.text("bcc"))));
                let saved = app.desk.save_draft_with_copies(by, draft, Some(id), "reply", text.clone(), copies).await;
                if let Err(CannotSave::Trouble(trouble)) = saved {
                    return Err(trouble.into());
                }
            }
            Err(refusal(&app, &asked, &who, id, refused).await?)
        }
    }
}

/// The answer that stands in a composer: its words, to whom it goes and from where.
pub(super) fn typed(fields: &Fields, draft: DraftId, id: ConversationId) -> Reply {
    // Another recipient was chosen, and not from where: they are answered from where they wrote to.
    let stands = |name: &str| fields.get(name) == fields.get(&format!("{name}-stood"));
    let follows = fields.has("to-stood") && !stands("to") && stands("from");
    Reply {
        to: fields.parsed("to"),
        from: fields.parsed("from").filter(|_| !follows),
        cc: fields.text("cc"),
        bcc: fields.text("bcc"),
        ..Reply::new(draft, id, fields.text("body"))
    }
}

/// The key of the text. A form without one is not ours: sending it twice would send twice, so it is refused.
pub(super) fn draft_of(fields: &Fields, language: Language, back: &str) -> Result<DraftId, Refusal> {
    fields.parsed("draft").ok_or_else(|| Refusal::invalid(&language.composer_no_number(), back))
}

/// Binds files that came with the form itself, as they do without the script.
pub(super) async fn attach(
    app: &App,
    by: &SignedIn,
    draft: DraftId,
    conversation: Option<ConversationId>,
    files: Vec<File>,
) -> Result<(), Refusal> {
    attach_to(app, by, (draft, "reply"), conversation, files).await
}

/// The same for a text of another kind.
pub(super) async fn attach_to(
    app: &App,
    by: &SignedIn,
    (draft, kind): (DraftId, &str),
    conversation: Option<ConversationId>,
    files: Vec<File>,
) -> Result<(), Refusal> {
    let back = conversation.map_or_else(|| "/conversations/new".to_owned(), href);
    for file in files {
        match app.desk.attach(by.agent.id, (draft, kind), conversation, file.name, file.content_type, file.bytes).await
        {
            Ok(_) => {}
            // It was sent, with its files: this is the repetition.
            Err(CannotSave::AlreadySent) => return Ok(()),
            Err(CannotSave::Trouble(trouble)) => return Err(trouble.into()),
            Err(CannotSave::NotAllowed(why)) => return Err(why.into()),
            Err(CannotSave::NoConversation) => return Err(Refusal::NotFound),
            Err(refused) => return Err(Refusal::invalid(&refused.said(by.language), &back)),
        }
    }
    Ok(())
}

/// The message as it stands now, with the head and the wait line that it changed.
pub(super) async fn sent(
    app: &App,
    viewer: &SignedIn,
    id: ConversationId,
    message: MessageId,
    said: Option<&str>,
) -> Answer {
    let piece = news(app, viewer, id, &[message]).await?;
    Ok(html(StatusCode::OK, markup! { (piece) @if let Some(said) = said { span data-said=(said) hidden {} } }))
}

/// What was done with the conversation at once, for whoever goes on to the next one.
fn said_of(language: Language, reply: &Reply) -> Option<&'static str> {
    let any = |is: fn(&Act) -> bool| reply.acts.iter().any(is);
    if reply.close || any(|act| *act == Act::Close) {
        return Some(language.composer_sent_and_closed());
    }
    let snoozed = reply.snooze.is_some() || any(|act| matches!(act, Act::Snooze(_) | Act::SnoozeFor(_)));
    snoozed.then(|| language.composer_sent_and_snoozed())
}

/// Certain messages, the head and the wait line.
async fn news(app: &App, viewer: &SignedIn, id: ConversationId, messages: &[MessageId]) -> Result<Markup, Refusal> {
    let (desk, now, messages) = (app.desk.clone(), app.desk.now(), messages.to_vec());
    let (viewer, language) = (viewer.agent.clone(), viewer.language);
    let piece = app.read(move |read| {
        let zone = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
        let Some(it) = seen(read, &viewer, id)? else { return Ok(None) };
        let of = load::changed(read, &desk, &viewer, &it, 0, &messages, &Times::new(&zone, now, language))?;
        Ok(Some(markup! {
            (conversation::head(&of.page))
            (conversation::wait(of.page.wait.as_ref()))
            (conversation::entries(language, &of.entries))
        }))
    });
    piece.await?.ok_or(Refusal::NotFound)
}

/// Why it was not sent, for the script as the piece that it shows, else as a page with the text.
pub(super) async fn refusal(
    app: &App,
    asked: &Asked,
    viewer: &SignedIn,
    id: ConversationId,
    of: CannotReply,
) -> Result<Refusal, Refusal> {
    let language = viewer.language;
    let invalid = |app_asked: &Asked, found: Vec<Finding>, words: &str| {
        if app_asked.fragment {
            Refusal::Piece(StatusCode::UNPROCESSABLE_ENTITY, Box::new(conversation::lint(language, &found)))
        } else {
            Refusal::invalid(&words, &href(id))
        }
    };
    Ok(match of {
        CannotReply::NoConversation => Refusal::NotFound,
        CannotReply::Trouble(trouble) => trouble.into(),
        CannotReply::NotAllowed(why) => why.into(),
        CannotReply::NotSeen(message) | CannotReply::Overtaken(message, _) if asked.fragment => {
            let piece = news(app, viewer, id, &[message]).await?;
            Refusal::Piece(StatusCode::CONFLICT, Box::new(piece))
        }
        CannotReply::NotSeen(_) | CannotReply::Overtaken(..) => Refusal::conflict(&of.said(language), &href(id)),
        CannotReply::Lint(found) => {
            // The text is with the browser, which finds the words in it.
            let shown = found.iter().map(|of| finding(language, of, "")).collect();
            invalid(asked, shown, &desk::said::lints(language, &found))
        }
        other => {
            let what = other.said(language);
            let found =
                Finding { what: what.clone(), why: language.composer_not_sent().into(), blocks: true, place: None };
            invalid(asked, vec![found], &what)
        }
    })
}

/// What lint says about a text that is being written.
pub(crate) async fn linted(
    app: &App,
    viewer: &SignedIn,
    conversation: ConversationId,
    draft: DraftId,
    text: String,
) -> Result<Markup, Refusal> {
    let (viewer, language, now) = (viewer.agent.clone(), viewer.language, app.desk.now());
    let found = app.read(move |read| {
        let subject = seen(read, &viewer, conversation)?.map(|it| it.subject).unwrap_or_default();
        let zone = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
        let files = read.draft_files(draft)?.len();
        all_findings(read, &text, &subject, files, &Times::new(&zone, now, language))
    });
    Ok(conversation::lint(language, &found.await?))
}
