//! One message as it stands in the column.

use super::{People, delivery::delivery};
use crate::message::scan;
use crate::views::State;
use crate::views::conversation::{AttachmentView, Delivery, FrameSize, HtmlBody, Kind, Looked, MessageView};
use crate::views::part::initials;
use desk::said;
use domain::conversation::Conversation;
use domain::customer::Address;
use domain::message::formatting::{Block, formatted};
use domain::message::{Authentication, CopyKind, Defect, Invitation, Nature, SignatureState};
use jiff::civil::Date;
use language::{Language, Times};
use store::{Direction, MessageRow, OutgoingRow, OutgoingState, StoredAttachment};

/// The reason that tells until when somebody is away.
const AWAY: &str = "away";
/// Characters of text up to which the formatted version is shown in a low frame, and up to which in a middle one.
const SHORT_CHARS: usize = 300;
const MIDDLE_CHARS: usize = 1_500;

/// How one of our messages travels: its own row, and those of its copies.
pub(super) struct Ways<'a> {
    pub message: Option<&'a OutgoingRow>,
    pub copies: Vec<&'a OutgoingRow>,
}

impl<'a> Ways<'a> {
    /// The rows of a message among all that left since.
    pub(super) fn of(row: &MessageRow, outgoing: &'a [OutgoingRow]) -> Self {
        let message = outgoing.iter().find(|way| row.outgoing == Some(way.id));
        let is_copy = |way: &&OutgoingRow| way.message == Some(row.id) && way.payload.copy.is_some();
        Ways { message, copies: outgoing.iter().filter(is_copy).collect() }
    }
}

/// How a copy travels, where that is not just as the message itself does.
fn copy(row: &OutgoingRow, message: &OutgoingRow, times: &Times) -> Option<Delivery> {
    let quiet = row.state == message.state && row.tries == message.tries || row.state == OutgoingState::Sent;
    if quiet && !matches!(row.state, OutgoingState::Refused | OutgoingState::Uncertain) {
        return None;
    }
    let line = delivery(row, times);
    let words = times.language.message_copy_went(line.words, &row.recipient);
    // The way back is the message's.
    let actions = line.actions.into_iter().filter(|action| action.act != "withdraw").collect();
    Some(Delivery { words, actions, hold_ms: None, seconds_left: None, ..line })
}

/// The message with its files and its way out.
pub(super) fn message(
    it: &Conversation,
    of: &MessageRow,
    files: &[StoredAttachment],
    ways: &Ways<'_>,
    people: &People,
    times: &Times,
) -> MessageView {
    let outgoing = ways.message;
    let kind = match of.direction {
        Direction::Note => Kind::Note,
        Direction::In if of.nature == Nature::Person => Kind::In,
        // What was brought in from before carries no name of an agent, and is a person's all the same.
        Direction::Out if of.agent.is_some() || of.inbound.is_some() && of.nature == Nature::Person => Kind::Out,
        Direction::In | Direction::Out => Kind::Machine,
    };
    let who = match (of.agent, of.contact_point) {
        (Some(agent), _) => people.agent_name(agent),
        (None, Some(point)) if of.direction == Direction::In => people.name(point),
        (None, _) => times.language.conversation_the_desk().into(),
    };
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    MessageView {
        id: of.id.to_string(),
        kind,
        initials: initials(&who),
        who,
        by: of.agent.map(|agent| agent.to_string()),
        channel: of.channel.word().into(),
        lang: None,
        at: times.when(of.at),
        addressed: outgoing.map(|row| addressed(times.language, row, &ways.copies)).unwrap_or_default(),
        body: body(times.language, of, files),
        formatted: written_here(of, outgoing),
        quoted: some(&of.quoted),
        signature: some(&of.signature),
        html: of.has_html.then(|| html(of)),
        attachments: files
            .iter()
            .filter(|file| {
                scan::is_held_back(file.scan.as_ref()) || !(is_signature(file) || file.inline && of.has_html)
            })
            .map(|file| attachment(times.language, file, ""))
            .collect(),
        delivery: outgoing.map(|row| delivery(row, times)),
        copies: ways.copies.iter().filter_map(|row| copy(row, outgoing?, times)).collect(),
        because: of.because.iter().map(|because| said::reason(times.language, because)).collect(),
        defects: of.defects.iter().map(|found| said::defect(times.language, found)).collect(),
        sender: of.authentication.as_ref().and_then(|found| said::sender(times.language, found)),
        invitation: of.invitation.as_ref().map(Invitation::words),
        digital_signature: of.digital_signature.as_ref().map(|found| said::digital_signature(times.language, found)),
        marks: marks(times.language, of),
        forged: of.authentication.as_ref().is_some_and(Authentication::is_forged),
        split_href: (kind == Kind::In && of.enquiry.is_none() && of.contact_point.is_some() && it.message_count > 1)
            .then(|| format!("/conversations/{}/split", of.conversation)),
        forward_href: (of.direction != Direction::Note)
            .then(|| format!("/conversations/{}/enquiries/new?message={}", of.conversation, of.id)),
        original_href: (of.inbound.is_some() || of.outgoing.is_some()).then(|| format!("/messages/{}/original", of.id)),
    }
}

/// What has to be known before it is read.
fn marks(language: Language, of: &MessageRow) -> Vec<(State, String)> {
    let sender =
        of.authentication.as_ref().filter(|found| found.is_forged()).and_then(|found| said::sender(language, found));
    let encrypted =
        of.defects.iter().find(|defect| **defect == Defect::Encrypted).map(|defect| said::defect(language, defect));
    let changed = of.digital_signature.as_ref().filter(|signature| signature.state == SignatureState::Broken);
    let warnings =
        sender.into_iter().chain(encrypted).chain(changed.map(|found| said::digital_signature(language, found)));
    let away = of.because.iter().filter(|because| because.code == AWAY).map(|because| said::reason(language, because));
    warnings.map(|words| (State::Soon, words)).chain(away.map(|words| (State::Ok, words))).collect()
}

/// The day on which somebody is back, of the sentence that their absence notice was read as.
pub(super) fn day_of_return(of: &MessageRow) -> Option<Date> {
    let away = of.because.iter().find(|because| because.code == AWAY)?;
    let (_, day) = away.detail.rsplit_once(" back on ")?;
    Date::strptime("%d %B %Y", day.split(';').next()?).ok()
}

/// Whether a file is a digital signature: for programs, and in the original.
fn is_signature(file: &StoredAttachment) -> bool {
    ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"]
        .contains(&file.content_type.as_str())
}

/// A file and where it is; `under` stands before the address on pages of customers.
pub(crate) fn attachment(language: Language, of: &StoredAttachment, under: &str) -> AttachmentView {
    AttachmentView {
        name: of.name.clone(),
        size: language.size(of.bytes),
        href: format!("{under}/messages/{}/attachments/{}", of.message, of.position),
        looked: looked(of, under.is_empty()),
    }
}

/// What the virus scanner said of it. What stands on our own pages leads to what can be done about it.
fn looked(of: &StoredAttachment, ours: bool) -> Looked {
    let href = || scan::address(of.message, of.position);
    let Some(known) = &of.scan else { return if of.awaits_scan { Looked::NotYet } else { Looked::Fine } };
    match (known.held_back(), known.false_alarm()) {
        (Some(found), _) => Looked::HeldBack { found: found.to_owned(), href: ours.then(href) },
        (None, Some(found)) => Looked::FalseAlarm { found: found.to_owned(), href: href() },
        (None, None) => Looked::Fine,
    }
}

fn body(language: Language, of: &MessageRow, files: &[StoredAttachment]) -> Vec<String> {
    let paragraphs = paragraphs(&of.text);
    match paragraphs.is_empty() && !of.has_html {
        // The mark says why there are no words.
        true if of.defects.contains(&Defect::Encrypted) => Vec::new(),
        true if files.is_empty() => vec![language.message_no_text().into()],
        true => vec![language.message_only_files().into()],
        false => paragraphs,
    }
}

/// The blocks of what was written in the composer; nothing for what every character of stands for itself.
pub(crate) fn written_here(of: &MessageRow, outgoing: Option<&OutgoingRow>) -> Vec<Block> {
    let marked = of.direction == Direction::Note || outgoing.is_some_and(|row| row.payload.marked);
    if marked { formatted(&of.text) } else { Vec::new() }
}

/// Paragraphs of a text: blank lines stand between them.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.trim().lines() {
        let last = all.len() - 1;
        if line.trim().is_empty() {
            if !all[last].is_empty() {
                all.push(String::new());
            }
            continue;
        }
        if !all[last].is_empty() {
            all[last].push('\n');
        }
        all[last].push_str(line);
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

fn html(of: &MessageRow) -> HtmlBody {
    let chars = of.text.chars().count();
    HtmlBody {
        href: format!("/messages/{}/html", of.id),
        size: match chars + of.quoted.chars().count() / 2 {
            chars if chars < SHORT_CHARS => FrameSize::Short,
            chars if chars < MIDDLE_CHARS => FrameSize::Middle,
            _ => FrameSize::Long,
        },
        // A picture says it all, and the text says nothing.
        open: of.text.trim().is_empty(),
        leaves_out: false,
    }
}

/// "To amara@example.com, copy to joris@example.com." Whom a blind copy went to, we know.
fn addressed(language: Language, of: &OutgoingRow, copies: &[&OutgoingRow]) -> String {
    let names = |all: &[Address]| all.iter().map(|to| to.email.to_string()).collect::<Vec<_>>().join(", ");
    let (to, from) = (names(&of.payload.to), of.payload.from.email.to_string());
    let seen = match of.payload.cc.is_empty() {
        true => language.message_addressed(from, to),
        false => language.message_addressed_copies(names(&of.payload.cc), from, to),
    };
    let blind = copies.iter().filter_map(|row| row.payload.copy.as_ref()).filter(|copy| copy.kind == CopyKind::Blind);
    match blind.map(|copy| copy.to.email.to_string()).collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => seen,
        blind => format!("{seen} {}", language.message_addressed_blind(blind)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn paragraphs_are_what_stands_between_blank_lines() {
        assert_eq!(super::paragraphs("\n\nHello\nthere\n \n\nBye\n"), ["Hello\nthere", "Bye"]);
        assert!(super::paragraphs(" \n").is_empty());
    }
}
