//! The composer as it stands when a conversation is opened: what was begun, its files, and fresh keys for what follows.

use super::People;
use crate::views::conversation::{AttachmentView, Choice, Composer, DraftAttachment, Finding, Found};
use desk::Desk;
use desk::reply::is_shown_picture;
use domain::conversation::Conversation;
use domain::message::{LintContext, Severity, copies_line, lint};
use domain::team::{Agent, Permission};
use domain::{ContactPointId, DraftId, MailboxId};
use language::{Language, Times};
use store::{Direction, Draft, DraftFile, Read, Trouble};

/// Keys sent along, so that so many texts can be written without a connection.
const SPARES: usize = 4;

/// The composer of a viewer.
pub(super) fn composer(
    read: &mut Read<'_, '_>,
    desk: &Desk,
    it: &Conversation,
    viewer: &Agent,
    people: &mut People,
    times: &Times,
) -> Result<Composer, Trouble> {
    let answered = read.message_to_answer(it.id)?;
    let to = answered.as_ref().and_then(|row| row.contact_point).unwrap_or(it.contact_point);
    people.meet(read, to)?;
    let wished = answered.as_ref().and_then(|row| row.answer_to.as_ref());
    let goes_to = wished.map_or_else(|| people.address(to), |of| of.email.to_string());
    let recipients = recipients(read, it, to, &goes_to, people)?;
    let notes_only = !viewer.may(Permission::Answer);
    let [answer, noted] = ["reply", "note"].map(|kind| read.unsent_draft(viewer.id, it.id, kind));
    let (answer, noted) = (answer?.filter(|_| !notes_only), noted?);
    // What was written last is shown; the other one waits beside.
    let last = |of: &Option<Draft>| of.as_ref().map(|draft| draft.saved_at);
    let note = notes_only || last(&noted) > last(&answer);
    let (begun, other) = if note { (noted, answer) } else { (answer, noted) };
    let with_files = if note { other.as_ref() } else { begun.as_ref() };
    let files_of = with_files.map(|draft| draft.id);
    let files = match files_of {
        Some(draft) => read.draft_files(draft)?,
        None => Vec::new(),
    };
    let text = begun.as_ref().map(|draft| draft.body.clone()).unwrap_or_default();
    let id = begun.as_ref().map_or_else(|| desk.new_draft(), |draft| draft.id);
    let kept = match files_of {
        Some(draft) => read.draft_copies(draft)?,
        None => None,
    };
    let (cc, bcc) = match kept {
        Some(kept) => kept,
        None => (copies_as_before(read, it)?, String::new()),
    };
    let from = answered.as_ref().and_then(|row| row.mailbox).unwrap_or(it.mailbox);
    let brand = read.brand_of(from)?;
    let signed = viewer.signed();
    Ok(Composer {
        draft: id.to_string(),
        spare_drafts: (0..SPARES).map(|_| desk.new_draft().to_string()).collect(),
        findings: if note { Vec::new() } else { all_findings(read, &text, &it.subject, files.len(), times)? },
        text,
        saved_at_ms: begun.as_ref().map_or(0, |draft| draft.saved_at.0),
        saved_words: begun
            .map(|draft| times.language.composer_draft_saved(times.short(draft.saved_at)))
            .unwrap_or_default(),
        note,
        notes_only,
        other_draft: other.as_ref().map_or_else(|| desk.new_draft(), |draft| draft.id).to_string(),
        other_text: other.map(|draft| draft.body).unwrap_or_default(),
        channel: "email".into(),
        to: goes_to,
        recipients,
        mailboxes: mailboxes(read, from)?,
        cc,
        bcc,
        signature: brand.as_ref().map_or_else(|| signed.clone(), |brand| brand.signs(&signed)),
        voice: brand.filter(|brand| !brand.voice.is_empty()).map(|brand| (brand.name, brand.voice)),
        seen: it.latest.message.to_string(),
        heard: String::new(),
        attachments: files.iter().map(|file| draft_file(times.language, files_of.unwrap_or(id), file)).collect(),
    })
}

/// Messages looked through for our last answer.
const LAST_ANSWER_WITHIN: i64 = 30;

/// Who got an open copy of our last answer gets one of the next, unless somebody takes them out. A blind copy is asked for
/// each time.
fn copies_as_before(read: &mut Read<'_, '_>, it: &Conversation) -> Result<String, Trouble> {
    let messages = read.messages_before(it.id, None, LAST_ANSWER_WITHIN)?;
    let mut to_them = messages.iter().rev().filter(|row| row.enquiry.is_none());
    let ours = to_them.find(|row| row.direction == Direction::Out && row.agent.is_some());
    let way = match ours.and_then(|row| row.outgoing) {
        Some(id) => read.outgoing(id)?,
        None => None,
    };
    Ok(way.map(|row| copies_line(&row.payload.cc)).unwrap_or_default())
}

/// Everybody who takes part, as those who can be answered.
fn recipients(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    chosen: ContactPointId,
    goes_to: &str,
    people: &mut People,
) -> Result<Vec<Choice>, Trouble> {
    let mut points: Vec<ContactPointId> = read.participants(it.id)?.iter().map(|one| one.contact_point).collect();
    if !points.contains(&chosen) {
        points.push(chosen);
    }
    let alone = points.len() == 1;
    let mut choices = Vec::with_capacity(points.len());
    for point in points {
        people.meet(read, point)?;
        let (name, address) = (people.name(point), people.address(point));
        let address = if point == chosen { goes_to.to_owned() } else { address };
        let label = if name == address { address } else { format!("{name}, {address}") };
        let wrote_to = match alone {
            true => None,
            false => read.latest_from(it.id, point)?.and_then(|row| row.mailbox).or(Some(it.mailbox)),
        };
        let wrote_to = wrote_to.map(|mailbox| mailbox.to_string());
        choices.push(Choice { id: point.to_string(), label, chosen: point == chosen, wrote_to });
    }
    Ok(choices)
}

/// The mailboxes, as those that an answer can leave from.
fn mailboxes(read: &mut Read<'_, '_>, chosen: MailboxId) -> Result<Vec<Choice>, Trouble> {
    let all = read.mailboxes()?.into_iter();
    Ok(all
        .map(|of| Choice {
            id: of.id.to_string(),
            label: of.address.to_string(),
            chosen: of.id == chosen,
            wrote_to: None,
        })
        .collect())
}

/// A file of a draft.
pub(crate) fn draft_file(language: Language, draft: DraftId, of: &DraftFile) -> DraftAttachment {
    let href = format!("/drafts/{draft}/attachments/{}", of.position);
    DraftAttachment {
        remove_href: format!("{href}/removal"),
        picture: is_shown_picture(&of.content_type),
        file: AttachmentView {
            name: of.name.clone(),
            size: language.size(of.bytes),
            href,
            ..AttachmentView::default()
        },
    }
}

/// What lint says about a text, and what our articles say no more.
pub(crate) fn all_findings(
    read: &mut Read<'_, '_>,
    text: &str,
    subject: &str,
    attachments: usize,
    times: &Times,
) -> Result<Vec<Finding>, Trouble> {
    let language = times.language;
    let mut all = findings(language, text, subject, attachments);
    for (sentence, outdated) in desk::article::outdated(read, text)? {
        let what = language.article_outdated(times.short(outdated.since), &sentence, &outdated.title);
        let place = text.find(&sentence).map(|at| Found { at: units(text, at), words: sentence });
        all.push(Finding { what, why: language.article_outdated_why().into(), blocks: false, place });
    }
    Ok(all)
}

/// What lint says about a text; nothing about an empty one.
pub(crate) fn findings(language: Language, text: &str, subject: &str, attachments: usize) -> Vec<Finding> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let found = lint(text, subject, LintContext { attachments, automatic: false });
    found.iter().map(|of| finding(language, of, text)).collect()
}

/// A finding as it is shown, with its place in the text.
pub(crate) fn finding(language: Language, of: &domain::message::Finding, text: &str) -> Finding {
    let (what, why) = desk::said::lint(language, of);
    let place = of.span.and_then(|(from, _)| Some(Found { words: of.quote.clone()?, at: units(text, from) }));
    Finding { what, why, blocks: of.severity == Severity::Blocks, place }
}

/// A place in bytes as browsers count it. Line ends are one unit there, whichever way they were posted.
fn units(text: &str, bytes: usize) -> usize {
    text.get(..bytes).map_or(0, |before| before.replace("\r\n", "\n").encode_utf16().count())
}
