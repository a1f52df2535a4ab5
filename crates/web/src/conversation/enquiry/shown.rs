//! Enquiries as they stand below the messages of their conversation.

use crate::conversation::entries::leaving_out;
use crate::conversation::message::{Ways, message};
use crate::conversation::{People, href};
use crate::views::conversation::{EnquiryView, MessageView};
use crate::views::{PostAction, State};
use domain::OutgoingId;
use domain::conversation::Conversation;
use domain::enquiry::{Enquiry, EnquiryState};
use domain::message::base_subject;
use domain::team::{Agent, Permission};
use language::{Language, Times};
use store::{Direction, ENQUIRY_MESSAGES_MAX, MessageRow, Read, Trouble};

/// The enquiries about a conversation, as a viewer sees them.
pub(in crate::conversation) fn enquiries(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    viewer: &Agent,
    people: &mut People,
    times: &Times,
) -> Result<Vec<EnquiryView>, Trouble> {
    let all = read.enquiries_of(it.id)?;
    all.iter().map(|of| one(read, it, of, viewer, people, times)).collect()
}

/// One of them.
pub(super) fn one(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    of: &Enquiry,
    viewer: &Agent,
    people: &mut People,
    times: &Times,
) -> Result<EnquiryView, Trouble> {
    let language = times.language;
    let rows = read.enquiry_messages(of.id)?;
    let asked: Vec<String> = of.people.iter().map(|one| one.to.email.to_string()).collect();
    let asked = language.all_of(&asked);
    let may = viewer.may(Permission::Answer) && !it.status.is_merged();
    let here = format!("{}/enquiries/{}", href(it.id), of.id);
    let is_over = matches!(of.state, EnquiryState::Closed { .. });
    let close = PostAction {
        label: language.enquiry_close().into(),
        href: format!("{here}/closure"),
        act: "enquiry-close".into(),
        said: language.enquiry_close_said().into(),
        ..PostAction::default()
    };
    let (state, state_words) = match of.state {
        EnquiryState::Asked { since } => (State::Ok, language.enquiry_asked(times.short(since))),
        EnquiryState::Answered { since, seen: None } => (State::Soon, language.enquiry_answered(times.short(since))),
        EnquiryState::Answered { since, .. } => (State::Ok, language.enquiry_seen(times.short(since))),
        EnquiryState::Closed { at, .. } => (State::Ok, language.enquiry_closed(times.short(at))),
    };
    Ok(EnquiryView {
        id: of.id.to_string(),
        heading: match of.forwards {
            Some(_) => language.enquiry_heading_forwarded(asked),
            None => language.enquiry_heading_asked(asked),
        },
        subject: base_subject(&of.subject),
        state,
        state_words,
        is_over,
        cut: i64::try_from(rows.len()).is_ok_and(|count| count >= ENQUIRY_MESSAGES_MAX),
        others: others(read, of, &rows, people, language)?,
        messages: messages(read, it, &rows, people, times)?,
        on_href: may.then_some(here),
        close: (may && !is_over).then_some(close),
    })
}

fn messages(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    rows: &[MessageRow],
    people: &mut People,
    times: &Times,
) -> Result<Vec<MessageView>, Trouble> {
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let outgoing = read.outgoing_of(it.id, OutgoingId(first.id.0))?;
    let leaving_out = leaving_out(read, it, rows)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(point) = row.contact_point {
            people.meet(read, point)?;
        }
        let files = read.attachments(row.id)?;
        let mut view = message(it, row, &files, &Ways::of(row, &outgoing), people, times);
        view.html.iter_mut().for_each(|html| html.leaves_out = leaving_out.contains(&row.id));
        // Its words stand here and on the page where it is gone on with, not in the composer.
        view.delivery.iter_mut().flat_map(|line| &mut line.actions).for_each(|action| action.act = String::new());
        all.push(view);
    }
    Ok(all)
}

/// Who wrote into it and was not asked: a colleague of whoever was, perhaps.
fn others(
    read: &mut Read<'_, '_>,
    of: &Enquiry,
    rows: &[MessageRow],
    people: &mut People,
    language: Language,
) -> Result<Option<String>, Trouble> {
    let mut strangers: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.direction == Direction::In && row.nature.counts_as_answer()) {
        let Some(point) = row.contact_point.filter(|who| !of.people.iter().any(|one| one.contact_point == *who)) else {
            continue;
        };
        people.meet(read, point)?;
        let address = people.address(point);
        if !strangers.contains(&address) {
            strangers.push(address);
        }
    }
    Ok((!strangers.is_empty()).then(|| language.enquiry_others(language.all_of(&strangers))))
}
