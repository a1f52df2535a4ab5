//! `GET /conversations/{id}/whole`: a conversation from its beginning on one page, to print or to keep as a file; and
//! `GET /conversations/{id}/files`: all its files.

use super::entries::some;
use super::{People, href};
use crate::answer::{Answer, page};
use crate::app::App;
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::row::subject;
use crate::message::file;
use crate::portal::Audience;
use crate::refusal::{Refusal, named};
use crate::views::State as Mark;
use crate::views::conversation::{
    Entry, GalleryFile, GalleryPage, MessageView, WholePage, gallery_page, whole_file, whole_page,
};
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use desk::permit::seen;
use domain::conversation::Conversation;
use domain::{ConversationId, MessageId, OutgoingId};
use language::Times;
use serde::Deserialize;
use store::{MessageRow, Read, Trouble};

/// Messages on one page; of a longer conversation the latest.
const MESSAGES_MAX: i64 = 1_000;

/// Names of those who took part, on paper.
const NAMES_MAX: usize = 50;

/// What is wanted of it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// "without" leaves internal notes out: for whoever gives it to the customer.
    #[serde(default)]
    notes: String,
    /// As a file of its own.
    file: Option<String>,
}

/// The whole conversation.
pub(crate) async fn whole(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: ConversationId = named(&id)?;
    let around = Around::page(&app, who).await?;
    let with_notes = wanted.notes != "without";
    let as_file = wanted.file.is_some();
    let found = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let Some(it) = seen(read, &around.who.agent, id)? else { return Ok(None) };
        let of = page_of(read, &it, with_notes, &times)?;
        Ok::<_, Trouble>(Some(if as_file {
            (format!("{}.html", it.reference), whole_file(&frame, &of))
        } else {
            (String::new(), whole_page(&frame, &of))
        }))
    });
    let (name, shown) = found.await?.ok_or(Refusal::NotFound)?;
    if as_file {
        return Ok(file::saved(&name, "text/html; charset=utf-8", shown.into_string().into_bytes()).into_response());
    }
    Ok(page(shown))
}

fn page_of(read: &mut Read<'_, '_>, it: &Conversation, with_notes: bool, times: &Times) -> Result<WholePage, Trouble> {
    let mut people = People::load(read, times.language)?;
    let rows = read.messages_before(it.id, None, MESSAGES_MAX + 1)?;
    let cut = i64::try_from(rows.len()).is_ok_and(|count| count > MESSAGES_MAX);
    let mut rows: Vec<MessageRow> = rows.into_iter().skip(usize::from(cut)).collect();
    if !with_notes {
        // Whoever gives it away gives away what the customer's own page shows, and no more.
        let outgoing = read.outgoing_of(it.id, OutgoingId(0))?;
        let flagged = read.participants(it.id)?.into_iter().filter(|one| one.flagged.is_some());
        let customer = Audience::Customer { strangers: flagged.map(|one| one.contact_point).collect() };
        rows.retain(|row| customer.sees(row, &outgoing));
    }
    let enquiries: Vec<_> = rows.iter().filter(|row| row.enquiry.is_some()).map(|row| row.id).collect();
    let entries = some(read, it, rows, Vec::new(), &mut people, &[], times)?;
    let enquiries: Vec<String> = enquiries.into_iter().map(|id| id.to_string()).collect();
    let messages: Vec<MessageView> = entries
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Message(mut message) => {
                if enquiries.contains(&message.id) {
                    message.marks.push((Mark::Ok, times.language.enquiry_mark().into()));
                }
                Some(*message)
            }
            Entry::Event(_) => None,
        })
        .collect();
    let language = times.language;
    let facts = facts(it, &people, messages.iter(), times);
    Ok(WholePage {
        href: href(it.id),
        subject: subject(language, &it.subject),
        customer: people.name(it.contact_point),
        facts,
        with_notes,
        cut: cut.then(|| language.whole_cut(MESSAGES_MAX)),
        messages,
    })
}

/// Whom it is with, who looks after it, its reference, when that was written down, and who wrote.
pub(super) fn facts<'a>(
    it: &Conversation,
    people: &People,
    messages: impl Iterator<Item = &'a MessageView>,
    times: &Times,
) -> String {
    let language = times.language;
    let (address, owner) = (people.address(it.contact_point), people.agent_name(it.owner));
    let facts = language.whole_facts(address, owner, &it.reference, times.when(times.now).full);
    let mut wrote: Vec<&str> = Vec::new();
    for message in messages {
        if wrote.len() < NAMES_MAX && !wrote.contains(&message.who.as_str()) {
            wrote.push(&message.who);
        }
    }
    match wrote.as_slice() {
        [] => facts,
        wrote => format!("{facts} {}", language.whole_took_part(wrote.join(", "))),
    }
}

/// All files of a conversation.
pub(crate) async fn files(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: ConversationId = named(&id)?;
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let Some(it) = seen(read, &around.who.agent, id)? else { return Ok(None) };
        let mut people = People::load(read, times.language)?;
        let mut files = Vec::new();
        for stored in read.attachments_of_conversation(id, MessageId(0))? {
            let Some(message) = read.message(stored.message)? else { continue };
            if let Some(point) = message.contact_point {
                people.meet(read, point)?;
            }
            let from = match (message.agent, message.contact_point) {
                (Some(agent), _) => people.agent_name(agent),
                (None, Some(point)) => people.name(point),
                (None, None) => times.language.conversation_the_desk().into(),
            };
            files.push(GalleryFile {
                is_picture: stored.content_type.starts_with("image/"),
                file: super::message::attachment(times.language, &stored, ""),
                from,
                at: times.when(message.at),
                message_href: format!("{}#message-{}", href(id), message.id),
            });
        }
        files.reverse();
        let of = GalleryPage { back: href(id), subject: subject(times.language, &it.subject), files };
        Ok::<_, Trouble>(Some(gallery_page(&frame, &of)))
    });
    Ok(page(shown.await?.ok_or(Refusal::NotFound)?))
}
