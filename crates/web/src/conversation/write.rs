//! Writing: a reply or a note, from the composer with or without the script.

use super::build;
use crate::answer::{Broken, capitalised, not_found, refused, see, wants_fragment};
use crate::app::App;
use crate::clock_words::Wall;
use crate::form::Fields;
use crate::proof::SignedIn;
use crate::views::Link;
use crate::views::conversation::{self, Finding};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use desk::note::CannotNote;
use desk::reply::{CannotReply, Reply};
use domain::message::Severity;
use domain::team::Agent;
use domain::{ConversationId, DraftId, MessageId};
use store::Trouble;

/// Sends a reply.
pub async fn reply(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    if fields.text("kind") == "note" {
        // The form of a note must never become mail, whatever went wrong in a browser.
        return Ok(refused(
            StatusCode::CONFLICT,
            "this was written as a note and was not sent",
            Some(fields.body("body")),
            back(id),
        ));
    }
    let text = fields.body("body");
    let draft = match with_files(&app, &viewer, Some(id), &fields, "reply").await? {
        Ok(draft) => draft,
        Err(words) => return Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, &words, Some(text), back(id))),
    };
    let close = fields.text("then") == "close";
    let seen = fields.id("seen").map(MessageId).filter(|_| fields.text("anyway").is_empty());
    let reply = Reply { draft, conversation: id, text: text.clone(), seen, to: None, close };
    match app.desk.reply(viewer.id, reply).await {
        Ok(message) if already_sent_differently(&app, message, &text).await? => {
            Ok(refused(StatusCode::CONFLICT, "another text was sent from this draft already", Some(text), back(id)))
        }
        Ok(message) => written(&app, &viewer, id, message, &headers).await,
        Err(refusal) => not_sent(&app, &viewer, id, refusal, text, &headers).await,
    }
}

/// Keeps a note.
pub async fn note(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<ConversationId>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Broken> {
    let text = fields.body("body");
    let draft = fields.id("draft").map_or_else(|| app.desk.new_draft(), DraftId);
    match app.desk.note(viewer.id, id, draft, text.clone()).await {
        Ok(message) => written(&app, &viewer, id, message, &headers).await,
        Err(CannotNote::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotNote::NoConversation) => Ok(not_found()),
        Err(refusal) => Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, &refusal.to_string(), Some(text), back(id))),
    }
}

fn back(id: ConversationId) -> Link {
    Link { href: format!("/conversations/{id}"), label: "Back to the conversation".to_owned() }
}

/// The draft that a form becomes of, with the files that came in the form itself (without the script).
pub async fn with_files(
    app: &App,
    viewer: &Agent,
    conversation: Option<ConversationId>,
    fields: &Fields,
    kind: &str,
) -> Result<Result<DraftId, String>, Broken> {
    let draft = fields.id("draft").map_or_else(|| app.desk.new_draft(), DraftId);
    if fields.files.is_empty() {
        return Ok(Ok(draft));
    }
    let _ = app.desk.save_draft(viewer.id, draft, conversation, kind, fields.body("body")).await;
    for file in &fields.files {
        let (name, content_type) = (file.name.clone(), file.content_type.clone());
        match app.desk.attach(viewer.id, draft, conversation, name, content_type, file.bytes.clone()).await {
            // Sent already: the reply itself answers with what became of it.
            Ok(_) | Err(desk::draft::CannotSave::AlreadySent) => {}
            Err(desk::draft::CannotSave::Trouble(trouble)) => return Err(trouble.into()),
            Err(refusal) => return Ok(Err(refusal.to_string())),
        }
    }
    Ok(Ok(draft))
}

/// Two machines can hold one draft; the second text must not vanish behind the first.
async fn already_sent_differently(app: &App, message: MessageId, text: &str) -> Result<bool, Broken> {
    let sent = app.desk.reader().read(move |read| read.message(message)).await?;
    Ok(sent.is_some_and(|sent| sent.text != text.trim_end()))
}

async fn written(
    app: &App,
    viewer: &Agent,
    id: ConversationId,
    message: MessageId,
    headers: &HeaderMap,
) -> Result<Response, Broken> {
    if !wants_fragment(headers) {
        return Ok(see(&format!("/conversations/{id}#message-{message}")));
    }
    let _ = viewer;
    fragment_from(app, id, message, StatusCode::OK).await
}

/// The messages of a conversation from one on, as they stand on the page.
async fn fragment_from(
    app: &App,
    id: ConversationId,
    first: MessageId,
    status: StatusCode,
) -> Result<Response, Broken> {
    let now = app.desk.now();
    let markup = app.desk.reader().read(move |read| {
        let zone = read.installation()?.map(|it| it.zone).unwrap_or_default();
        let wall = Wall::new(&zone, now);
        let Some(conversation) = read.conversation(id)? else { return Ok::<_, Trouble>(String::new()) };
        let all = read.messages_before(id, None, store::MESSAGES_PAGE)?;
        let messages: Vec<_> = all.into_iter().filter(|message| message.id >= first).collect();
        let loaded = build::load(read, conversation, &messages)?;
        Ok(messages
            .iter()
            .map(|message| conversation::message(&build::message_view(&loaded, message, &wall)).0)
            .collect())
    });
    Ok((status, Html(markup.await?)).into_response())
}

async fn not_sent(
    app: &App,
    viewer: &Agent,
    id: ConversationId,
    refusal: CannotReply,
    text: String,
    headers: &HeaderMap,
) -> Result<Response, Broken> {
    // Whatever was typed is kept.
    let draft = app.desk.new_draft();
    if !wants_fragment(headers) {
        let _ = app.desk.save_draft(viewer.id, draft, Some(id), "reply", text.clone()).await;
    }
    match refusal {
        CannotReply::Trouble(trouble) => Err(trouble.into()),
        CannotReply::NoConversation => Ok(not_found()),
        CannotReply::NotSeen(latest) if wants_fragment(headers) => {
            fragment_from(app, id, latest, StatusCode::CONFLICT).await
        }
        CannotReply::Lint(findings) if wants_fragment(headers) => {
            let findings: Vec<Finding> = findings.iter().map(finding).collect();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(conversation::lint(&findings).0)).into_response())
        }
        CannotReply::Lint(findings) => {
            let words: Vec<String> =
                findings.iter().map(|finding| format!("{}: {}", finding.what, finding.why)).collect();
            Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, &words.join(" "), Some(text), back(id)))
        }
        other => {
            let status = if matches!(other, CannotReply::NotSeen(_)) {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            if wants_fragment(headers) {
                let finding = Finding { what: capitalised(&other.to_string()), why: String::new(), blocks: true };
                return Ok((status, Html(conversation::lint(&[finding]).0)).into_response());
            }
            Ok(refused(status, &other.to_string(), Some(text), back(id)))
        }
    }
}

fn finding(of: &domain::message::Finding) -> Finding {
    Finding { what: of.what.clone(), why: of.why.clone(), blocks: of.severity == Severity::Blocks }
}
