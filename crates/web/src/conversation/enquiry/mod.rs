//! Enquiries: asking somebody who is not the customer, and forwarding a message. Each stands below the messages of its
//! conversation; it is written on a page of its own, which works without the script.

mod shown;

pub(in crate::conversation) use shown::enquiries;

use super::entries::taken_back;
use super::message::attachment;
use super::{People, draft_file, href, reply};
use crate::answer::{Answer, Asked, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::inbox::row::subject;
use crate::refusal::{Refusal, named};
use crate::views::Wrong;
use crate::views::conversation::{AskPage, ChoosableFile, ask_page};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use desk::draft::CannotSave;
use desk::enquiry::{Ask, CannotAsk, Which, goes_on_to};
use desk::permit::seen;
use domain::enquiry::Enquiry;
use domain::message::{base_subject, copies_line, subject_tag};
use domain::{ConversationId, EnquiryId, MessageId, OutgoingId};
use language::Language;
use maud::Markup;
use serde::Deserialize;
use store::{Direction, Read, StoredAttachment, Trouble};

/// Which message is forwarded.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    message: Option<String>,
}

/// `GET /conversations/{id}/enquiries/new`: what is asked, or with `message` which one is forwarded.
pub(crate) async fn new(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let forwards = match wanted.message {
        Some(message) => Some(named::<MessageId>(&message)?),
        None => None,
    };
    Ok(page(form(&app, who, id, Begun::New(forwards), None).await?))
}

/// `GET /conversations/{id}/enquiries/{enquiry}`: going on with one.
pub(crate) async fn on(State(app): State<App>, who: SignedIn, Path((id, enquiry)): Path<(String, String)>) -> Answer {
    let (id, enquiry) = (named(&id)?, named(&enquiry)?);
    Ok(page(form(&app, who, id, Begun::On(enquiry), None).await?))
}

/// `POST /conversations/{id}/enquiries`
pub(crate) async fn ask(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: ConversationId = named(&id)?;
    let forwards = match fields.get("message") {
        "" => None,
        message => Some(named::<MessageId>(message)?),
    };
    send(&app, who, id, Begun::New(forwards), fields).await
}

/// `POST /conversations/{id}/enquiries/{enquiry}`
pub(crate) async fn go_on(
    State(app): State<App>,
    who: SignedIn,
    Path((id, enquiry)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (id, enquiry) = (named(&id)?, named(&enquiry)?);
    send(&app, who, id, Begun::On(enquiry), fields).await
}

/// `POST /conversations/{id}/enquiries/{enquiry}/closure`
pub(crate) async fn close(
    State(app): State<App>,
    asked: Asked,
    who: SignedIn,
    Path((id, enquiry)): Path<(String, String)>,
) -> Answer {
    let (id, enquiry) = (named(&id)?, named(&enquiry)?);
    app.desk.close_enquiry(who.agent.id, id, enquiry).await.map_err(absent)?;
    Ok(asked.done(&href(id)))
}

/// What the page is for.
#[derive(Clone, Copy, Debug)]
enum Begun {
    New(Option<MessageId>),
    On(EnquiryId),
}

async fn send(app: &App, who: SignedIn, id: ConversationId, begun: Begun, mut fields: Fields) -> Answer {
    let draft = reply::draft_of(&fields, who.language, &href(id))?;
    let files = std::mem::take(&mut fields.files);
    let attached = reply::attach_to(app, &who, (draft, "enquiry"), Some(id), files).await;
    attached?;
    if let Some(position) = fields.parsed("remove") {
        // The button of a file: the form comes back as it was, without the file.
        return match app.desk.detach(who.agent.id, draft, position).await {
            Ok(()) => Ok(page(form(app, who, id, begun, Some(Typed { wrong: None, fields })).await?)),
            Err(CannotSave::Trouble(trouble)) => Err(trouble.into()),
            Err(CannotSave::NotAllowed(why)) => Err(why.into()),
            Err(refused) => Err(Refusal::conflict(&refused.said(who.language), &href(id))),
        };
    }
    let ask = Ask {
        draft,
        conversation: id,
        which: match begun {
            Begun::New(forwards) => Which::New { subject: fields.text("subject"), forwards },
            Begun::On(enquiry) => Which::On(enquiry),
        },
        to: fields.text("to"),
        text: fields.text("body"),
        marked: true,
        files: fields.all("file").filter_map(file_of).collect(),
    };
    match app.desk.enquire(who.agent.id, ask).await {
        Ok((enquiry, _)) => Ok(see_other(&format!("{}#enquiry-{enquiry}", href(id)))),
        Err(CannotAsk::NoConversation | CannotAsk::NoEnquiry) => Err(Refusal::NotFound),
        Err(CannotAsk::NotAllowed(why)) => Err(why.into()),
        Err(CannotAsk::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotAsk::NoMessage) => {
            let words = CannotAsk::NoMessage.said(who.language);
            Err(Refusal::conflict(&words, &href(id)))
        }
        Err(refused) => {
            let (by, text) = (who.agent.id, fields.text("body"));
            let kept = app.desk.save_draft(by, draft, Some(id), "enquiry", text).await;
            if let Err(CannotSave::Trouble(trouble)) = kept {
                return Err(trouble.into());
            }
            let typed = Typed { wrong: Some(wrong(who.language, &refused)), fields };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, form(app, who, id, begun, Some(typed)).await?))
        }
    }
}

/// What was typed, and why it was refused.
struct Typed {
    wrong: Option<Wrong>,
    fields: Fields,
}

/// The field that a refusal is about, and its words.
fn wrong(language: Language, of: &CannotAsk) -> Wrong {
    let field = match of {
        CannotAsk::Nobody
        | CannotAsk::NotAnAddress(_)
        | CannotAsk::TooMany
        | CannotAsk::ToOurselves(_)
        | CannotAsk::ToColleague(_)
        | CannotAsk::TakesPart(_) => "to",
        CannotAsk::NoSubject | CannotAsk::SubjectTooLong => "subject",
        CannotAsk::TooManyFiles | CannotAsk::FilesTooLarge(_) | CannotAsk::FileGone(_) => "file",
        _ => "body",
    };
    Wrong { field: field.into(), words: of.said(language) }
}

fn absent(refused: CannotAsk) -> Refusal {
    match refused {
        CannotAsk::NotAllowed(why) => why.into(),
        CannotAsk::Trouble(trouble) => trouble.into(),
        _ => Refusal::NotFound,
    }
}

/// "message.position" of a file.
fn file_of(value: &str) -> Option<(MessageId, i64)> {
    let (message, position) = value.split_once('.')?;
    Some((message.parse().ok()?, position.parse().ok()?))
}

/// The page, empty or as it came back.
async fn form(
    app: &App,
    who: SignedIn,
    id: ConversationId,
    begun: Begun,
    typed: Option<Typed>,
) -> Result<Markup, Refusal> {
    let forwards = match begun {
        Begun::New(forwards) => forwards,
        Begun::On(_) => None,
    };
    let can = app.desk.enclosable(who.agent.id, id, forwards).await.map_err(absent)?;
    let around = Around::page(app, who).await?;
    let draft = app.desk.new_draft().to_string();
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let viewer = &around.who.agent;
        let Some(it) = seen(read, viewer, id)? else { return Ok(None) };
        let mut of = AskPage {
            action: format!("{}/enquiries", href(id)),
            back_href: href(id),
            about: subject(times.language, &it.subject),
            conversation: id.to_string(),
            draft,
            forwards: forwards.map(|message| message.to_string()),
            enclosed: can.enclosed.map(|enclosed| enclosed.block()),
            tag: subject_tag(&it.reference),
            signed: times.language.composer_signed_for(&frame.desk_name, &viewer.name),
            ..AskPage::default()
        };
        match begun {
            Begun::New(None) => {}
            Begun::New(Some(_)) => of.subject = format!("Fwd: {}", base_subject(&it.subject)),
            Begun::On(enquiry) => {
                let Some(found) = read.enquiry(enquiry)?.filter(|found| found.conversation == id) else {
                    return Ok(None);
                };
                let mut people = People::load(read, times.language)?;
                of.action = format!("{}/enquiries/{enquiry}", href(id));
                of.to = copies_line(&goes_on_to(read, &found)?);
                of.body = taken_back_words(read, &found)?;
                of.on = Some(shown::one(read, &it, &found, viewer, &mut people, &times)?);
            }
        }
        of.files = choosable(&can.files, forwards, times.language);
        let begun_before = match &typed {
            Some(typed) => typed.fields.parsed("draft"),
            None => read.unsent_draft(viewer.id, id, "enquiry")?.map(|draft| {
                if !draft.body.is_empty() {
                    of.body = draft.body;
                }
                of.saved_at_ms = draft.saved_at.0;
                of.draft = draft.id.to_string();
                draft.id
            }),
        };
        if let Some(draft) = begun_before {
            // A key of somebody else's text shows nothing of theirs.
            let mine = read.draft(draft)?.is_some_and(|known| known.agent == viewer.id);
            let files = if mine { read.draft_files(draft)? } else { Vec::new() };
            let shown = files.iter().map(|file| (file.position, draft_file(times.language, draft, file)));
            of.attachments = shown.collect();
        }
        if let Some(Typed { wrong, fields }) = typed {
            of.draft = fields.get("draft").into();
            (of.to, of.subject, of.body) = (fields.text("to"), fields.text("subject"), fields.text("body"));
            for file in &mut of.files {
                file.chosen = fields.all("file").any(|chosen| chosen == file.value);
            }
            of.wrongs = wrong.into_iter().collect();
        }
        Ok::<_, Trouble>(Some(ask_page(&frame, &of)))
    });
    shown.await?.ok_or(Refusal::NotFound)
}

/// Those of the message that is forwarded go along, unless somebody takes them off.
fn choosable(all: &[StoredAttachment], forwards: Option<MessageId>, language: Language) -> Vec<ChoosableFile> {
    let one = |file: &StoredAttachment| ChoosableFile {
        value: format!("{}.{}", file.message, file.position),
        file: attachment(language, file, ""),
        chosen: forwards == Some(file.message) && !file.inline,
    };
    all.iter().map(one).collect()
}

/// What was taken back last stands in the field again.
fn taken_back_words(read: &mut Read<'_, '_>, of: &Enquiry) -> Result<String, Trouble> {
    let Some(last) = read.enquiry_messages(of.id)?.pop().filter(|row| row.direction == Direction::Out) else {
        return Ok(String::new());
    };
    let outgoing = read.outgoing_of(of.conversation, OutgoingId(last.id.0))?;
    Ok(if taken_back(&last, &outgoing) { last.text } else { String::new() })
}
