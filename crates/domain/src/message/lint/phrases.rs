//! Phrases that customers have learnt to hate: importance without an answer, doors that lead nowhere, times that are
//! none, and files that are not there.

use super::written::Written;
use super::{Finding, Message, Severity};

/// "Your message is very important to us", by language: whose, what, how, to whom. They must stand in this order
/// within [`IMPORTANCE_WORDS_MAX`] words of one sentence; between the last two any order, as German has it.
struct Importance {
    whose: &'static [&'static str],
    what: &'static [&'static str],
    how: &'static [&'static str],
    to_us: &'static [&'static str],
}
const IMPORTANCE_WORDS_MAX: usize = 10;
const IMPORTANCES: [Importance; 7] = [
    Importance {
        whose: &["your", "ur", "you"],
        what: &[
            "message",
            "messages",
            "msg",
            "call",
            "calls",
            "email",
            "emails",
            "mail",
            "mails",
            "inquiry",
            "enquiry",
            "request",
            "query",
            "question",
            "questions",
            "concern",
            "concerns",
            "feedback",
            "business",
            "satisfaction",
            "opinion",
            "matter",
            "contact",
            "issue",
            "time",
            "patience",
            "ticket",
            "case",
            "comments",
            "are",
            "custom",
            "loyalty",
        ],
        how: &["important", "imporant", "importent", "valuable", "valued", "matters", "matter", "precious", "lot"],
        to_us: &["us", "me"],
    },
    Importance {
        whose: &["ihre", "ihr", "deine", "dein", "eure", "euer", "sie"],
        what: &[
            "nachricht",
            "anruf",
            "anfrage",
            "anliegen",
            "meinung",
            "zufriedenheit",
            "mail",
            "email",
            "feedback",
            "sind",
            "zeit",
        ],
        how: &["wichtig", "wichtiges", "wertvoll"],
        to_us: &["uns"],
    },
    Importance {
        whose: &["votre", "vos", "ton", "vous"],
        what: &["message", "appel", "demande", "avis", "satisfaction", "courriel", "mail", "question", "etes"],
        how: &["important", "importante", "importants", "importantes", "precieux", "cher"],
        to_us: &["nous"],
    },
    Importance {
        whose: &["su", "sus", "tu", "usted"],
        what: &["mensaje", "llamada", "consulta", "opinion", "solicitud", "correo", "satisfaccion", "es"],
        how: &["importante", "importantes", "valiosa", "valioso"],
        to_us: &["nosotros"],
    },
    Importance {
        whose: &["uw", "je", "jouw", "u"],
        what: &["bericht", "telefoontje", "vraag", "mening", "mail", "email", "oproep", "gesprek", "bent"],
        how: &["belangrijk", "waardevol"],
        to_us: &["ons"],
    },
    Importance {
        whose: &["sua", "suo", "tua", "tuo", "vostra", "vostro"],
        what: &["messaggio", "chiamata", "richiesta", "opinione", "domanda", "email"],
        how: &["importante", "preziosa", "prezioso"],
        to_us: &["noi"],
    },
    Importance {
        whose: &["sua", "seu", "tua", "teu"],
        what: &["mensagem", "chamada", "ligacao", "pedido", "opiniao", "contato", "contacto", "email"],
        how: &["importante"],
        to_us: &["nos"],
    },
];

pub(super) fn empty_importance(message: &Message, findings: &mut Vec<Finding>) {
    for (part, in_text) in [(&message.text, true), (&message.subject, false)] {
        let valued = ["we value your call", "we value your message", "we value your business", "we value your inquiry"];
        let found = importance(part).or_else(|| valued.iter().find_map(|phrase| part.find(phrase)));
        if let Some(words) = found {
            findings.push(finding(part, in_text, words, "empty-importance", Severity::Blocks, |phrase| {
                (
                    format!("It says \u{201c}{phrase}\u{201d}."),
                    "People hear it while nobody answers them; it shows the opposite of what it says.",
                    "Say who looks after it and by when, or leave the sentence out.",
                )
            }));
        }
    }
}

fn importance(part: &Written) -> Option<(usize, usize)> {
    let words = &part.words;
    (0..words.len()).find_map(|first| {
        let sentence = words[first + 1..].iter().take_while(|word| !word.begins).take(IMPORTANCE_WORDS_MAX - 1);
        let sentence: Vec<&str> = sentence.map(|word| word.folded.as_str()).collect();
        let matching = IMPORTANCES.iter().filter(|language| language.whose.contains(&words[first].folded.as_str()));
        matching
            .filter_map(|language| importance_ends(language, &sentence))
            .next()
            .map(|length| (first, first + 1 + length))
    })
}

/// How many words after "your" the phrase has, if it is there.
fn importance_ends(language: &Importance, sentence: &[&str]) -> Option<usize> {
    let holds =
        |set: &[&str], from: usize| sentence[from..].iter().position(|word| set.contains(word)).map(|n| from + n);
    let what = holds(language.what, 0).filter(|at| *at <= 2)?;
    let how = holds(language.how, what + 1)?;
    let to_us = holds(language.to_us, what + 1).filter(|at| *at <= how + 3)?;
    // "is not important to us" is still the phrase; "matters to you, not to us" is nobody's.
    Some(how.max(to_us) + 1)
}

/// What tells people that nobody is there, folded; `_` is any word.
const DEAD_ENDS: [&str; 36] = [
    "do not reply to this",
    "do not respond to this",
    "do not answer this",
    "don t reply to this",
    "don t respond to this",
    "don t answer this",
    "not reply directly to this",
    "cannot reply to this",
    "can not reply to this",
    "can t reply to this",
    "unable to reply to this",
    "replies to this _ are not",
    "replies to this _ aren t",
    "replies to this _ will not",
    "replies to this _ won t",
    "replies are not monitored",
    "replies will not be read",
    "mailbox is not monitored",
    "inbox is not monitored",
    "address is not monitored",
    "account is not monitored",
    "mailbox is unmonitored",
    "unmonitored mailbox",
    "unmonitored inbox",
    "unmonitored address",
    "cannot receive replies",
    "cannot accept replies",
    "antworten sie nicht auf diese",
    "antworten sie bitte nicht auf diese",
    "nicht auf diese _ antworten",
    "nicht auf diese _ zu antworten",
    "ne pas repondre a ce",
    "no responda a este",
    "niet op deze _ antwoorden",
    "non rispondere a questa",
    "nao responda a esta",
];
/// The same when the sentence ends with it: "Please do not reply."
const DEAD_END_SENTENCES: [&str; 6] =
    ["do not reply", "do not respond", "don t reply", "nicht antworten", "ne pas repondre", "no responder"];

pub(super) fn dead_end(message: &Message, findings: &mut Vec<Finding>) {
    for (part, in_text) in [(&message.text, true), (&message.subject, false)] {
        let said = DEAD_ENDS.iter().find_map(|phrase| part.find(phrase));
        let ended = || {
            let found = DEAD_END_SENTENCES.iter().filter_map(|phrase| part.find(phrase));
            found.into_iter().find(|(_, end)| part.sentence_ends(*end))
        };
        if let Some(words) = said.or_else(ended).or_else(|| unattended_address(part)) {
            findings.push(finding(part, in_text, words, "dead-end", Severity::Blocks, |phrase| {
                (
                    format!("\u{201c}{phrase}\u{201d} tells people that nobody is there."),
                    "Every message of ours can be answered, and somebody reads the answer.",
                    "Ask for an answer to this message, or leave the sentence out.",
                )
            }));
        }
    }
}

/// The words of an address like `no-reply@…`.
fn unattended_address(part: &Written) -> Option<(usize, usize)> {
    let at_signs = part.text.match_indices('@').map(|(at, _)| at);
    let found = at_signs.into_iter().find_map(|at| {
        let is_local = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+');
        let start = part.text[..at]
            .rfind(|c| !is_local(c))
            .map_or(0, |n| n + part.text[n..].chars().next().map_or(1, char::len_utf8));
        let local = part.text[start..at].to_lowercase().replace(['-', '_', '.'], "");
        (local.contains("noreply") || local.contains("donotreply")).then_some((start, at))
    });
    let (start, at) = found?;
    let first = part.words.iter().position(|word| word.start >= start)?;
    // To the end of the domain: words that only points and hyphens part.
    let mut end = part.words.iter().position(|word| word.start > at)?;
    let touches = |n: usize| {
        let gap = part.words.get(n).map(|next| &part.text[part.words[n - 1].end..next.start]);
        gap.is_some_and(|gap| matches!(gap, "." | "-"))
    };
    end += 1;
    while touches(end) {
        end += 1;
    }
    Some((first, end)).filter(|(first, _)| part.words[*first].start < at)
}

/// Waits that are none, folded.
const VAGUE_WAITS: [&str; 26] = [
    "as soon as possible",
    "as soon as we can",
    "as quickly as possible",
    "as quickly as we can",
    "as fast as we can",
    "at our earliest convenience",
    "at the earliest opportunity",
    "at your earliest convenience",
    "in due course",
    "in due time",
    "in a timely manner",
    "asap",
    "shortly",
    "in the near future",
    "so bald wie moglich",
    "sobald wie moglich",
    "schnellstmoglich",
    "baldmoglichst",
    "in kurze",
    "des que possible",
    "dans les plus brefs delais",
    "lo antes posible",
    "a la brevedad",
    "zo snel mogelijk",
    "il prima possibile",
    "o mais breve possivel",
];
/// What follows "shortly" when it tells of the past.
const PAST: [&str; 4] = ["after", "before", "thereafter", "afterwards"];

pub(super) fn vague_wait(message: &Message, findings: &mut Vec<Finding>) {
    let part = &message.text;
    let told =
        |(_, end): &(usize, usize)| part.words.get(*end).is_none_or(|next| !PAST.contains(&next.folded.as_str()));
    if let Some(words) = VAGUE_WAITS.iter().filter_map(|phrase| part.find(phrase)).find(told) {
        findings.push(finding(part, true, words, "vague-wait", Severity::Warns, |phrase| {
            (
                format!("\u{201c}{phrase}\u{201d} is no time."),
                "Waiting is easier with an end: people plan by a time, and by nothing else.",
                "Name a time that you can keep, or say that you will write by then with news.",
            )
        }));
    }
}

/// How people say that a file goes with the message, folded.
const ATTACHED: [&str; 24] = [
    "attached",
    "see attachment",
    "see the attachment",
    "in the attachment",
    "as an attachment",
    "i attach",
    "i am attaching",
    "i m attaching",
    "enclosed",
    "anbei",
    "im anhang",
    "angehangt",
    "beigefugt",
    "ci joint",
    "ci jointe",
    "en piece jointe",
    "adjunto",
    "adjunta",
    "bijgevoegd",
    "in de bijlage",
    "in allegato",
    "em anexo",
    "bifogad",
    "vedhaeftet",
];
/// Words before it by which the file is the customer's or is not there: "you attached", "was not attached".
const NOT_OURS: [&str; 12] = ["you", "your", "ve", "had", "not", "t", "sie", "nicht", "vous", "pas", "no", "hatten"];

pub(super) fn missing_attachment(message: &Message, findings: &mut Vec<Finding>) {
    if message.context.attachments > 0 {
        return;
    }
    let part = &message.text;
    let ours = |(first, _): &(usize, usize)| {
        let before = &part.words[first.saturating_sub(2)..*first];
        !before.iter().any(|word| NOT_OURS.contains(&word.folded.as_str()))
    };
    if let Some(words) = ATTACHED.iter().filter_map(|phrase| part.find(phrase)).find(ours) {
        findings.push(finding(part, true, words, "attachment-missing", Severity::Warns, |phrase| {
            (
                format!("\u{201c}{phrase}\u{201d} speaks of a file, and there is none."),
                "The customer would have to ask for it, and wait once more.",
                "Add the file.",
            )
        }));
    }
}

/// A finding about some words: what it says, why, and the way out, made from the phrase as written.
fn finding(
    part: &Written,
    in_text: bool,
    words: (usize, usize),
    rule: &'static str,
    severity: Severity,
    say: impl Fn(&str) -> (String, &'static str, &'static str),
) -> Finding {
    let span = part.bytes(words);
    let quote = part.quote(span);
    let (what, why, fix) = say(&quote);
    let span = in_text.then_some(span);
    Finding { rule, severity, quote: Some(quote), what, why: why.into(), fix: Some(fix.into()), span }
}
