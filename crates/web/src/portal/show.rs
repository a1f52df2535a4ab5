//! `GET /q/{token}`: who has it, when they hear, what was said, and a way to add to it.

use super::{no_such_page, page};
use crate::answer::Answer;
use crate::app::App;
use crate::conversation::{attachment, name_of, paragraphs, written_here};
use crate::door::Spoken;
use crate::inbox::row::subject;
use crate::refusal::Refusal;
use crate::views::portal::{self, Clock, Notice, PortalPage, PortalState, Said, Stage, Step};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use desk::Desk;
use desk::answering::answering;
use desk::customer_page::{CustomersPage, page_of};
use desk::expected_wait::{expected_wait, told_until};
use desk::letter::language_for;
use desk::said;
use domain::conversation::{Conversation, Status, Waiting};
use domain::measure::Expected;
use domain::team::OpeningHours;
use domain::timeline::{Actor, Happened};
use domain::{ContactPointId, OutgoingId};
use language::{Language, Times};
use serde::Deserialize;
use store::{Direction, MessageRow, OutgoingRow, OutgoingState, Read, StoredAttachment, Trouble};

/// Messages shown.
const MESSAGES_MAX: i64 = 500;
/// Lines of the timeline in which the customer's own word about it is looked for.
const LINES: i64 = 100;

/// What was just done, after a form.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Done {
    done: Option<String>,
}

/// `GET /q/{token}`
pub(crate) async fn show(
    State(app): State<App>,
    spoken: Spoken,
    Path(token): Path<String>,
    Query(done): Query<Done>,
) -> Answer {
    let done = done.done.unwrap_or_default();
    answer(&app, &spoken, StatusCode::OK, token, String::new(), |of| notice(of.language, &done, &of.owner_short)).await
}

/// The page with a sentence about what happened, and text that came back with a refusal.
pub(super) async fn answer(
    app: &App,
    spoken: &Spoken,
    status: StatusCode,
    token: String,
    text: String,
    notice: impl FnOnce(&PortalPage) -> Option<Notice>,
) -> Result<Response, Refusal> {
    let (desk, now, spoken_here) = (app.desk.clone(), app.desk.now(), spoken.clone());
    let found = app.read(move |read| {
        let Some(it) = page_of(read, &token)? else { return Ok(None) };
        let language = language_of(read, &it.seen, &spoken_here)?;
        let zone = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
        load(read, &desk, &it, &Times::new(&zone, now, language)).map(Some)
    });
    let Some(mut of) = found.await? else { return no_such_page(app, spoken).await };
    of.notice = notice(&of);
    of.text = text;
    Ok(page(status, portal::page(&of)))
}

/// The language of a customer's page: what the browser asks for, else what they write in, of those that the brand speaks.
pub(super) fn language_of(read: &mut Read<'_, '_>, it: &Conversation, spoken: &Spoken) -> Result<Language, Trouble> {
    let theirs = read.contact_point(it.contact_point)?.and_then(|point| Language::of_tag(&point.language?));
    let installation = read.installation_as(it.mailbox)?;
    Ok(installation.map_or_else(|| spoken.language(), |desk| language_for(&desk, spoken.asked().chain(theirs))))
}

fn notice(language: Language, done: &str, owner: &str) -> Option<Notice> {
    let words = match done {
        "added" => language.portal_added(owner),
        "solved" => language.portal_thanks().into(),
        "not-solved" => language.portal_knows(owner),
        _ => return None,
    };
    Some(Notice { failed: false, words })
}

fn load(read: &mut Read<'_, '_>, desk: &Desk, page: &CustomersPage, times: &Times) -> Result<PortalPage, Trouble> {
    let (it, language) = (&page.seen, times.language);
    let brand = read.installation_as(it.mailbox)?.map(|desk| desk.name).unwrap_or_default();
    let colour = read.brand_of(it.mailbox)?.and_then(|brand| brand.colour);
    let owner =
        read.agent(it.owner)?.map_or_else(|| language.portal_we().into(), |owner| owner.first_name().to_owned());
    let answering = answering(read, it.team, it.mailbox)?;
    let hours = answering.as_ref().map(|of| of.hours.clone()).unwrap_or_else(OpeningHours::always);
    let (said_so_far, answered) = said_so_far(read, page, times)?;
    let state = state(read, it, answered)?;
    let expected = match &answering {
        Some(answering) if state == PortalState::WithUs => {
            expected_wait(desk, read, answering, it.latest.channel, times.now)?
        }
        _ => Expected::TooFew { answered: 0 },
    };
    let with_us = state == PortalState::WithUs;
    let waits = if with_us { waits(&expected, &owner, &hours, times) } else { String::new() };
    let clock = with_us.then(|| clock(it, &expected, &owner, &hours, times)).flatten();
    let mailbox = read.mailbox(it.mailbox)?.map(|mailbox| mailbox.address.to_string()).unwrap_or_default();
    let megabytes = desk.mail.manners().attachment_bytes_max / (1024 * 1024);
    Ok(PortalPage {
        language,
        brand,
        sheet: colour.map(crate::brand::sheet_of),
        token: it.page_token.clone(),
        state,
        asked: language.portal_about(subject(language, &it.subject)),
        // The time that was named says it already.
        waits: if clock.is_some() { String::new() } else { waits },
        clock,
        steps: if with_us { steps(it, &owner, &hours, times) } else { Vec::new() },
        said: said_so_far,
        notice: None,
        text: String::new(),
        key: desk.new_draft().to_string(),
        files_hint: language.portal_files_up_to(megabytes),
        reach: language.portal_reach(mailbox, &it.reference),
        owner_short: owner,
    })
}

/// What was said that the customer may see, and whether the last word is ours.
fn said_so_far(read: &mut Read<'_, '_>, page: &CustomersPage, times: &Times) -> Result<(Vec<Said>, bool), Trouble> {
    let it = &page.seen;
    let rows = read.public_messages(it.id, MESSAGES_MAX)?;
    let first = rows.first().map(|row| row.id);
    let outgoing = read.outgoing_of(it.id, OutgoingId(first.map_or(0, |first| first.0)))?;
    let files = match first {
        Some(first) => read.attachments_of_conversation(it.id, first)?,
        None => Vec::new(),
    };
    let mut all = Vec::with_capacity(rows.len());
    let mut answered = false;
    let audience = Audience::of(read, page)?;
    for row in rows.iter().filter(|row| audience.sees(row, &outgoing)) {
        answered = row.direction == Direction::Out;
        let who = who(read, it, row, times.language)?;
        all.push(one(row, who, &files, &outgoing, it, times));
    }
    Ok((all, answered))
}

/// Who looks at the page, and so what they may see.
pub(crate) enum Audience {
    /// The conversation's customer: all but what strangers wrote and got, who joined by an identifier of ours alone, or
    /// came with another conversation.
    Customer { strangers: Vec<ContactPointId> },
    /// Somebody whose conversation became a part of this one: what they wrote and got themselves.
    Part(ContactPointId),
}

impl Audience {
    pub(super) fn of(read: &mut Read<'_, '_>, page: &CustomersPage) -> Result<Self, Trouble> {
        if page.own_only {
            return Ok(Audience::Part(page.seen.contact_point));
        }
        let flagged = read.participants(page.seen.id)?.into_iter().filter(|participant| participant.flagged.is_some());
        Ok(Audience::Customer { strangers: flagged.map(|participant| participant.contact_point).collect() })
    }

    /// Whether they may see a message: no machine's, none that has not left yet, none that is between others and us,
    /// as everything of an enquiry is.
    pub(crate) fn sees(&self, row: &MessageRow, outgoing: &[OutgoingRow]) -> bool {
        match row.direction {
            _ if row.enquiry.is_some() => false,
            Direction::Note => false,
            Direction::In => row.nature.counts_as_answer() && self.is_party(row.contact_point),
            Direction::Out => {
                match outgoing.iter().find(|way| row.outgoing == Some(way.id)) {
                    Some(way) => self.is_party(way.contact_point) && left(way),
                    // What was brought in from before has no way out, but somebody whom it went to.
                    None => row.nature.counts_as_answer() && self.is_party(row.contact_point),
                }
            }
        }
    }

    fn is_party(&self, point: Option<ContactPointId>) -> bool {
        match self {
            Audience::Customer { strangers } => point.is_none_or(|point| !strangers.contains(&point)),
            Audience::Part(own) => point == Some(*own),
        }
    }
}

/// Whether it cannot be taken back any more.
fn left(way: &OutgoingRow) -> bool {
    match way.state {
        OutgoingState::Due => way.tries > 0,
        OutgoingState::Withdrawn | OutgoingState::Stopped => false,
        _ => true,
    }
}

fn who(read: &mut Read<'_, '_>, it: &Conversation, row: &MessageRow, language: Language) -> Result<String, Trouble> {
    Ok(match (row.agent, row.contact_point) {
        (Some(agent), _) => read.agent(agent)?.map(|agent| agent.name).unwrap_or_default(),
        (None, _) if row.direction == Direction::Out => {
            read.installation_as(it.mailbox)?.map(|desk| desk.name).unwrap_or_default()
        }
        (None, Some(point)) if point != it.contact_point => {
            read.contact_point(point)?.map(|point| name_of(&point)).unwrap_or_default()
        }
        _ => language.portal_you().into(),
    })
}

fn one(
    row: &MessageRow,
    who: String,
    files: &[StoredAttachment],
    outgoing: &[OutgoingRow],
    it: &Conversation,
    times: &Times,
) -> Said {
    let under = format!("/q/{}", it.page_token);
    let files = files.iter().filter(|file| file.message == row.id && !file.inline);
    Said {
        ours: row.direction == Direction::Out,
        who,
        at: times.when(row.at),
        paragraphs: paragraphs(&row.text),
        formatted: written_here(row, outgoing.iter().find(|way| row.outgoing == Some(way.id))),
        attachments: files.map(|file| attachment(times.language, file, &under)).collect(),
    }
}

fn state(read: &mut Read<'_, '_>, it: &Conversation, answered: bool) -> Result<PortalState, Trouble> {
    if let Status::Closed { .. } = it.status {
        let theirs = Actor::Customer(it.contact_point);
        let said = read.latest_entries(it.id.0, LINES)?.into_iter().rev().find_map(|line| match line.happened {
            Some(Happened::Solved { solved }) if line.actor == theirs => Some(solved),
            _ => None,
        });
        return Ok(if said == Some(true) { PortalState::Solved } else { PortalState::Closed });
    }
    let theirs = matches!(it.waiting, Waiting::OnThem { .. });
    Ok(if theirs && answered { PortalState::Answered } else { PortalState::WithUs })
}

/// What is known about the wait, measured; else when we are there.
fn waits(expected: &Expected, owner: &str, hours: &OpeningHours, times: &Times) -> String {
    let language = times.language;
    said::wait(language, expected, times.now, hours)
        .unwrap_or_else(|| language.portal_answers(said::open_hours(language, hours), owner))
}

/// The time that was named, and how much of it has passed.
fn clock(it: &Conversation, expected: &Expected, owner: &str, hours: &OpeningHours, times: &Times) -> Option<Clock> {
    let until = it.told.as_ref()?.until?;
    let Waiting::OnUs { since } = it.waiting else { return None };
    let (whole, gone) = (until.since(since).0.max(1), times.now.since(since).0.max(0));
    let by = said::by(times.language, hours, until, times.now);
    let over = (until <= times.now)
        .then(|| vec![times.language.portal_over(&by, owner), again(expected, owner, hours, times)]);
    Some(Clock {
        by: times.language.portal_by(by),
        left: times.language.portal_left(times.span(until.since(times.now))),
        percent: u8::try_from((gone.saturating_mul(100) / whole).clamp(0, 100)).unwrap_or(100),
        over: over.unwrap_or_default(),
    })
}

/// The new time for whoever has waited longer than they were told: what is measured now, and no promise. Where nothing
/// is, that is said.
fn again(expected: &Expected, owner: &str, hours: &OpeningHours, times: &Times) -> String {
    let language = times.language;
    match told_until(expected, hours, times.now) {
        Some(at) => language.portal_again(said::by(language, hours, at, times.now)),
        None => format!("{} {}", waits(expected, owner, hours, times), language.portal_no_new_time()),
    }
}

fn steps(it: &Conversation, owner: &str, hours: &OpeningHours, times: &Times) -> Vec<Step> {
    let Waiting::OnUs { since } = it.waiting else { return Vec::new() };
    let language = times.language;
    let step = |words: String, stage| Step { words, stage };
    let back = hours.next_opening(times.now).filter(|_| !hours.is_open(times.now));
    let writes = match back {
        Some(at) => language.portal_step_open_again(said::when(language, hours, at, times.now), owner),
        None => language.portal_step_writes(owner),
    };
    vec![
        step(language.portal_step_arrived(times.short(since)), Stage::Done),
        step(language.portal_step_has_it(owner), Stage::Now),
        step(writes, Stage::Later),
    ]
}
