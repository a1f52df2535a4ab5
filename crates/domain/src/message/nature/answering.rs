//! Other desks' acknowledgements, and filters that ask whether a person wrote, where no header says so.
//!
//! Words alone are weak: people write "please do not reply to this address" and "thank you for your message". So signs of
//! different kinds are put together, and where they do not suffice the mail stays a person's, only without an automatic
//! answer.

use super::{Because, Ourselves, lists, marks, words};
use crate::message::{Envelope, Inbound};

/// Subjects of such mail, how they begin.
const SUBJECTS: &str = include_str!("acknowledging.txt");
/// What such mail says, in sections.
const MACHINES_WORDS: &str = include_str!("machines_words.txt");

/// What a mail says that machines say.
#[derive(Default)]
struct Signs {
    /// Its subject is one of such mail.
    subject: Option<&'static str>,
    /// It says of itself that a machine wrote it.
    itself: Option<&'static str>,
    /// It says that our message came in.
    received: Option<&'static str>,
    /// It says that our message was given a number.
    numbered: Option<&'static str>,
    /// It says that our message waits until we do something.
    held: Option<&'static str>,
    /// It wants us to show that we are people.
    human: Option<&'static str>,
    /// It speaks as people do.
    person: bool,
}

/// The sign that makes it a machine's answer for certain, together with others.
pub(super) fn certain(inbound: &Inbound, envelope: &Envelope, us: &Ourselves) -> Option<Because> {
    let signs = Signs::of(inbound);
    let quiet =
        envelope.sender.is_none() || marks::suppression(inbound).is_some() || lists::precedence(inbound).is_some();
    // No person's program answers without "Re:" in front; a machine does, with a subject of its own.
    let answers = us.answers_us;
    let told = signs.received.or(signs.numbered);
    let found = match &signs {
        Signs { held: Some(_), human: Some(human), .. } => Some(*human),
        Signs { subject: Some(_), held, human, .. } if held.or(*human).is_some() => held.or(*human),
        Signs { subject: Some(_), itself: Some(itself), .. } if told.is_some() || !signs.person => Some(*itself),
        Signs { subject: Some(subject), .. } if quiet => Some(*subject),
        _ if signs.person => None,
        Signs { itself: Some(itself), .. } if told.is_some() => Some(*itself),
        Signs { subject: Some(_), numbered: Some(numbered), .. } => Some(*numbered),
        Signs { subject: Some(subject), received: Some(_), .. } if answers => Some(*subject),
        _ => None,
    };
    found.map(|words| Because::new("answering-words", words))
}

/// A sign that it may be a machine's: not enough to take it for one, enough not to let a machine answer it.
pub(super) fn possible(inbound: &Inbound, us: &Ourselves) -> Option<Because> {
    let signs = Signs::of(inbound);
    let alone = signs.itself.or(signs.numbered).or(signs.human);
    let answering = || signs.subject.or(signs.received.filter(|_| !signs.person)).filter(|_| us.answers_us);
    alone.or_else(answering).map(|words| Because::new("perhaps-a-machine", words))
}

/// Whether it says of itself that a machine wrote it.
pub(super) fn speaks_of_itself(inbound: &Inbound) -> bool {
    Signs::of(inbound).itself.is_some()
}

impl Signs {
    fn of(inbound: &Inbound) -> Self {
        let body = words::new_words(inbound);
        let mut signs =
            Signs { subject: subject(&inbound.subject), person: words::speaks_as_a_person(&body), ..Signs::default() };
        let mut section = None;
        for phrase in words::phrases(MACHINES_WORDS) {
            section = match phrase {
                "[itself]" => Some(&mut signs.itself),
                "[received]" => Some(&mut signs.received),
                "[numbered]" => Some(&mut signs.numbered),
                "[held]" => Some(&mut signs.held),
                "[human]" => Some(&mut signs.human),
                _ => {
                    if let Some(sign) = section.as_deref_mut().filter(|sign| sign.is_none()) {
                        *sign = says(&body, phrase).then_some(phrase);
                    }
                    section
                }
            };
        }
        signs
    }
}

/// Whether a text says something itself: not in quotation marks, and not as a question.
fn says(body: &str, phrase: &str) -> bool {
    /// Bytes to the end of a sentence.
    const SENTENCE_BYTES_MAX: usize = 160;
    /// Places that are looked at; more would only be there to be slow.
    const PLACES_MAX: usize = 8;
    body.match_indices(phrase).take(PLACES_MAX).any(|(at, _)| {
        let quoted = body[..at].ends_with(['"', '\'', '“', '„', '«', '‘', '「']);
        let rest = &body[at..body.floor_char_boundary((at + SENTENCE_BYTES_MAX).min(body.len()))];
        let end = rest.find(['.', '!', '?', '？', '。']).and_then(|end| rest[end..].chars().next());
        !quoted && !matches!(end, Some('?' | '？'))
    })
}

/// The phrase with which a subject begins as those of answering machines do. Behind "Re:" it is what a person answers to.
fn subject(subject: &str) -> Option<&'static str> {
    let (folded, answered) = super::absence::folded_subject(subject);
    if answered {
        return None;
    }
    let bare = without_numbers(&folded);
    words::phrases(SUBJECTS).find(|phrase| match phrase.strip_suffix('|') {
        Some(whole) => {
            bare.strip_prefix(whole).is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric))
        }
        None => bare.starts_with(phrase),
    })
}

/// Without the tags in front ("[Ticket#4711]") and without numbers: "Ticket #4711 received: kettle" is "ticket received: kettle".
fn without_numbers(folded: &str) -> String {
    const TAG_BYTES_MAX: usize = 40;
    // The bracket that opened the first tag is gone already.
    let tag = folded.split_once(']').filter(|(tag, _)| tag.len() <= TAG_BYTES_MAX && !tag.contains('['));
    let untagged = tag.map_or(folded, |(_, rest)| rest);
    let is_number = |word: &str| {
        word.contains(|c: char| c.is_ascii_digit()) || matches!(word, "#" | "nr." | "no." | "n°" | "-" | "|")
    };
    untagged.split_whitespace().filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ")
}
