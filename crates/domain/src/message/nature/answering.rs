//! Other desks' acknowledgements, and filters that ask whether a person wrote, where no header says so.
//!
//! Words alone are weak: people write "please do not reply to this address" and "thank you for your message". So signs of
//! different kinds are put together, and where they do not suffice the mail stays a person's, only without an automatic
//! answer.

use super::words::Phrases;
use super::{Because, Ourselves, lists, marks, words};
use crate::message::{Envelope, Inbound};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Subjects of such mail, how they begin.
const SUBJECTS: &str = include_str!("acknowledging.txt");

/// What such mail says, by section.
static MACHINES_WORDS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut sections: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut section = "";
    for line in words::phrases(include_str!("machines_words.txt")) {
        match line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            Some(name) => section = name,
            None => sections.entry(section).or_default().push(line),
        }
    }
    sections
});

/// All of them together.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(MACHINES_WORDS.values().flatten().copied().collect()));

fn section(name: &str) -> &'static [&'static str] {
    MACHINES_WORDS.get(name).map_or(&[], Vec::as_slice)
}

/// What a mail says that machines say.
pub(super) struct Signs {
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
    /// It wants us to press something.
    click: Option<&'static str>,
    /// It says that somebody will answer.
    promised: Option<&'static str>,
    /// It speaks as people do; asked only where something speaks for a machine.
    person: bool,
}

/// The sign that makes it a machine's answer for certain, together with others.
pub(super) fn certain(inbound: &Inbound, envelope: &Envelope, signs: &Signs) -> Option<Because> {
    let quiet =
        envelope.sender.is_none() || marks::suppression(inbound).is_some() || lists::precedence(inbound).is_some();
    let told = signs.received.or(signs.numbered).or(signs.promised);
    let asks_back = signs.human.or(signs.click).filter(|_| signs.held.is_some());
    let by_subject = signs.subject.filter(|subject| {
        let strong = signs.held.or(signs.human).is_some() || (signs.itself.is_some() && told.is_some()) || quiet;
        // "Thank you for your message" is how people begin as well, and then promise.
        let promises = signs.received.and(signs.promised).is_some() && !thanks(subject);
        strong || (!signs.person && (signs.itself.is_some() || signs.numbered.is_some() || promises))
    });
    let by_text = || {
        let whole = signs.itself.or(signs.numbered.and(signs.received).and(signs.promised));
        whole.filter(|_| told.is_some() && !signs.person)
    };
    asks_back.or(by_subject).or_else(by_text).map(|words| Because::new("answering-words", words))
}

/// A sign that it may be a machine's: not enough to take it for one, enough not to let a machine answer it.
pub(super) fn possible(signs: &Signs, us: &Ourselves) -> Option<Because> {
    let kinds = [signs.subject, signs.received, signs.numbered, signs.promised, signs.held, signs.human];
    let mut found = kinds.into_iter().flatten().filter(|_| !signs.person);
    let first = found.next();
    // Two kinds, or one in an answer to us.
    let together = first.filter(|_| found.next().is_some() || us.answers_us && signs.promised != first);
    let found = signs.itself.or(together);
    found.map(|words| Because::new("perhaps-a-machine", words.trim_end_matches(['|', '~', ' '])))
}

/// Whether a subject thanks, in the ways of the table.
fn thanks(subject: &str) -> bool {
    const THANKS: [&str; 16] = [
        "thank",
        "vielen dank",
        "danke",
        "merci",
        "gracias",
        "grazie",
        "obrigad",
        "bedankt",
        "tack",
        "tak",
        "kiitos",
        "dzięku",
        "děkuj",
        "ďakuj",
        "köszön",
        "vă mulțum",
    ];
    THANKS.iter().any(|thanks| subject.starts_with(thanks))
}

impl Signs {
    /// Whether it says of itself that a machine wrote it.
    pub(super) fn speaks_of_itself(&self) -> bool {
        self.itself.is_some()
    }

    pub(super) fn of(inbound: &Inbound) -> Self {
        let text = Text::of(inbound);
        let said = |name: &str| text.said(name);
        let mut signs = Signs {
            subject: subject(&inbound.subject),
            itself: text.itself(),
            received: said("received"),
            numbered: said("numbered"),
            held: said("held"),
            human: said("human"),
            click: said("click"),
            promised: said("promised"),
            person: false,
        };
        let any = [signs.subject, signs.itself, signs.received, signs.numbered, signs.held, signs.human];
        signs.person = any.iter().any(Option::is_some) && words::speaks_as_a_person(&text.body);
        signs
    }
}

/// The beginning of what is new in a mail.
struct Text {
    /// Folded.
    body: String,
    /// The phrases of machines that it may have.
    phrases: HashSet<&'static str>,
}

impl Text {
    fn of(inbound: &Inbound) -> Self {
        let body = words::new_words(inbound);
        Text { phrases: PHRASES.perhaps_in(&body), body }
    }

    /// The phrases of a section that it may have.
    fn perhaps(&self, name: &str) -> impl Iterator<Item = &'static str> {
        section(name).iter().copied().filter(|phrase| self.phrases.contains(phrase))
    }

    /// The first phrase of a section that it says itself.
    fn said(&self, name: &str) -> Option<&'static str> {
        self.perhaps(name).find(|phrase| says(&self.body, phrase))
    }

    /// What it says of itself: one of the known phrases, or a sentence that points at this mail and says that it was made
    /// automatically ("this answer …", "dies ist eine automatische …").
    fn itself(&self) -> Option<&'static str> {
        self.said("itself").or_else(|| {
            let automatic: Vec<&'static str> = self.perhaps("automatic").collect();
            let mut sentences = self.body.split_inclusive(['.', '!', '?', '\u{3002}', '\u{ff1f}']);
            sentences.find_map(|sentence| {
                let cited = sentence.ends_with(['?', '\u{ff1f}']) || sentence.contains(['"', '“', '„', '«', '「']);
                if cited || sentence.contains(" '") { None } else { points_at_itself(sentence, &automatic) }
            })
        })
    }
}

/// Which of the words for "automatic" a sentence has near a word that points and near a word for a mail.
fn points_at_itself(sentence: &str, automatic: &[&'static str]) -> Option<&'static str> {
    /// Words in which all three stand: a mail, what made it, and little between them.
    const NEAR_WORDS: usize = 9;
    let automatic = automatic.iter().copied().find(|word| sentence.contains(word))?;
    let all = words::bare(sentence);
    let whole = |name: &str, near: &[String]| {
        section(name).iter().any(|known| match words::is_spaced(known) {
            true => near.iter().any(|word| word == known),
            false => near.iter().any(|word| word.contains(known)),
        })
    };
    let starts = |name: &str, near: &[String]| {
        section(name).iter().any(|known| match words::is_spaced(known) {
            true => near.iter().any(|word| word.starts_with(known)),
            false => near.iter().any(|word| word.contains(known)),
        })
    };
    let near = all.windows(NEAR_WORDS.min(all.len().max(1)));
    let mut near = near.filter(|near| near.iter().any(|word| word.contains(automatic)));
    near.any(|near| whole("this", near) && starts("mail", near)).then_some(automatic)
}

/// Whether a text says something itself: not in quotation marks, and not as a question.
fn says(body: &str, phrase: &str) -> bool {
    /// Bytes to the end of a sentence.
    const SENTENCE_BYTES_MAX: usize = 160;
    /// Places that are looked at; more would only be there to be slow.
    const PLACES_MAX: usize = 8;
    let bare = phrase.trim_end_matches('~');
    if bare.contains('*') {
        return words::has(body, bare);
    }
    body.match_indices(bare).take(PLACES_MAX).any(|(at, _)| {
        let quoted = body[..at].ends_with(['"', '\'', '“', '„', '«', '‘', '「']);
        let rest = &body[at..body.floor_char_boundary((at + SENTENCE_BYTES_MAX).min(body.len()))];
        let end = rest.find(['.', '!', '?', '？', '。']).and_then(|end| rest[end..].chars().next());
        let about = bare.len() == phrase.len() || names_a_message(&rest[bare.len()..]);
        !quoted && about && !matches!(end, Some('?' | '？'))
    })
}

/// Whether one of the next words is one for a message or a matter, and not for a thing.
fn names_a_message(rest: &str) -> bool {
    const WORDS_MAX: usize = 3;
    let mut next = rest.split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX);
    next.any(|word| section("about").iter().any(|about| word.starts_with(about)))
}

/// The phrase with which a subject begins as those of answering machines do. Behind "Re:" it is what a person answers to.
fn subject(subject: &str) -> Option<&'static str> {
    let (folded, answered) = words::folded_subject(subject);
    if answered {
        return None;
    }
    let bare = without_numbers(&folded);
    let ends = |rest: &str| !rest.trim_start().starts_with(char::is_alphanumeric);
    words::phrases(SUBJECTS).find(|phrase| match (phrase.strip_suffix('|'), phrase.strip_suffix('~')) {
        (Some(whole), _) => bare.strip_prefix(whole).is_some_and(ends),
        (_, Some(start)) => bare.strip_prefix(start).is_some_and(names_a_message),
        _ => bare.starts_with(phrase),
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
