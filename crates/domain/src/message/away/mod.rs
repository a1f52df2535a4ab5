//! Until when somebody is away, and who answers meanwhile: read from the words of an absence notice, in the languages
//! of the usual mail programs. Told to people, never acted on: a date in words can be misread.
//!
//! A date counts only beside a word of return ("back on 5 January": that day) or of an end ("until 5 January": the day
//! after). The past and what lies more than a year ahead is taken for something else.

mod date;
mod months;

use super::{Inbound, says_unattended};
use crate::Moment;
use crate::customer::EmailAddress;
use date::Found;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Characters of a notice that are read: it says it in its first lines.
const CHARS_MAX: usize = 2_000;
/// Words before a date that are looked at.
const WORDS_BEFORE: usize = 6;

/// What an absence notice says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Away {
    /// The first day on which they are back.
    pub back_at: Option<Date>,
    /// An address that answers meanwhile.
    pub substitute: Option<EmailAddress>,
}

impl Away {
    /// A sentence for people; `None` when nothing is known.
    pub fn words(&self, name: &str) -> Option<String> {
        let until = self.back_at.map(|day| format!("{name} is away and back on {}", day.strftime("%-d %B %Y")));
        match (until, &self.substitute) {
            (Some(until), Some(other)) => Some(format!("{until}; {other} answers meanwhile")),
            (Some(until), None) => Some(until),
            (None, Some(other)) => Some(format!("{name} is away; {other} answers meanwhile")),
            (None, None) => None,
        }
    }
}

/// Which day a date beside a cue means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cue {
    /// That day they are back.
    Back,
    /// That day is the last one away.
    Until,
}

/// Words of return, folded. Each begins and ends at a word.
const BACK: [&str; 62] = [
    "back",
    "return",
    "returning",
    "returns",
    "available again",
    "available from",
    "in the office again",
    "resume", // en
    "wieder",
    "zurück",
    "ab dem",
    "erreichbar ab",
    "rückkehr", // de
    "retour",
    "reviens",
    "reviendrai",
    "rentrerai",
    "à partir du",
    "de nouveau", // fr
    "vuelvo",
    "volveré",
    "regreso",
    "regresaré",
    "de vuelta",
    "a partir del",
    "reincorporo", // es
    "rientro",
    "rientrerò",
    "torno",
    "tornerò",
    "ritorno",
    "di nuovo", // it
    "regresso",
    "regressarei",
    "volto",
    "voltarei",
    "retorno",
    "retornarei",
    "a partir de", // pt
    "terug",
    "weer",
    "vanaf", // nl
    "tillbaka",
    "åter",
    "tilbage",
    "tilbake",
    "igjen",
    "igen", // sv, da, no
    "takaisin",
    "palaan", // fi
    "wracam",
    "wrócę",
    "powrót",
    "zpět",
    "vrátím",
    "späť",
    "vissza",
    "revin",
    "вернусь",
    "повернуся",
    "επιστρέφω",
    "буду", // pl, cs, sk, hu, ro, ru, uk, el
];
/// Words of an end that stand before the date, folded.
const UNTIL: [&str; 38] = [
    "until",
    "till",
    "til",
    "through",
    "thru",
    "up to",
    "bis",
    "bis zum",
    "einschließlich",
    "jusqu'au",
    "jusqu'à",
    "jusque", // en, de, fr
    "hasta",
    "fino al",
    "fino a",
    "al",
    "até",
    "tot",
    "t/m",
    "tot en met",
    "t.o.m.",
    "till och med",
    "til og med",
    "t.o.m", // es … no
    "do",
    "aż do",
    "až do",
    "până la",
    "până pe",
    "до",
    "по",
    "μέχρι",
    "έως",
    "ως",
    "حتى",
    "עד",
    "to",
    "au",
];
/// Words of an end that stand behind the date, folded.
const UNTIL_AFTER: [&str; 9] = ["asti", "saakka", "kadar", "dek", "-ig", "まで", "까지", "止", "为止"];
/// Ends that also mean other things: only as the second of two dates, or with a word of a beginning before.
const ONLY_IN_A_SPAN: [&str; 5] = ["to", "al", "au", "do", "по"];
/// Words of a beginning, folded.
const FROM: [&str; 16] =
    ["from", "von", "vom", "du", "del", "dal", "desde", "de", "van", "från", "fra", "od", "с", "з", "de la", "between"];

/// Reads an absence notice that came at `received_at`.
pub fn away(inbound: &Inbound, received_at: Moment) -> Away {
    let body = if inbound.new_text.is_empty() { &inbound.text } else { &inbound.new_text };
    let text: String =
        inbound.subject.chars().take(300).chain("\n".chars()).chain(body.chars().take(CHARS_MAX)).collect();
    Away {
        back_at: today(received_at).and_then(|today| back_at(&fold(&text), today)),
        substitute: substitute(inbound, body),
    }
}

/// The day of the arrival. The sender's own day may be another one; a date in words is no more exact than that.
fn today(received_at: Moment) -> Option<Date> {
    let at = jiff::Timestamp::from_millisecond(received_at.0).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

fn back_at(text: &str, today: Date) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut back, mut last_day): (Option<Date>, Option<Date>) = (None, None);
    let mut since_date = usize::MAX;
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let before = words.get(at.saturating_sub(WORDS_BEFORE)..at).unwrap_or_default();
        let cue = cue(before, since_date);
        let Some(Found { date, words: count }) = date::at(rest, today, cue == Some(Cue::Back)) else {
            since_date = since_date.saturating_add(1);
            at += 1;
            continue;
        };
        let behind = rest.get(count.saturating_sub(1)..(count + 2).min(rest.len())).unwrap_or_default();
        let ends = behind
            .iter()
            .any(|word| UNTIL_AFTER.iter().any(|end| word.ends_with(end) || word.contains(end) && !end.is_ascii()));
        match if ends { Some(Cue::Until) } else { cue } {
            Some(Cue::Back) => back = back.or(Some(date)),
            Some(Cue::Until) => last_day = last_day.max(Some(date)),
            None => {}
        }
        since_date = 0;
        at += count.max(1);
    }
    let back = back.or_else(|| last_day.and_then(|day| day.tomorrow().ok()))?;
    let ahead = back.since(today).ok()?.get_days();
    (1..=366).contains(&ahead).then_some(back)
}

/// What the words before a date say about it: the cue that stands closest. "Not back until" is a return.
fn cue(before: &[&str], since_date: usize) -> Option<Cue> {
    let near = format!(
        " {} ",
        before.iter().map(|word| word.trim_matches(|c: char| ",;:!()[]\"".contains(c))).collect::<Vec<_>>().join(" ")
    );
    let last = |cues: &[&'static str]| {
        let places = cues.iter().filter_map(|cue| near.rfind(&format!(" {cue} ")).map(|at| (at + cue.len(), *cue)));
        places.max_by_key(|(end, cue)| (*end, cue.len()))
    };
    let in_a_span = since_date <= 3 || last(&FROM).is_some();
    let until = last(&UNTIL).filter(|(_, cue)| in_a_span || !ONLY_IN_A_SPAN.contains(cue));
    let dash = since_date <= 1 && before.last().is_some_and(|word| ["-", "\u{2013}", "\u{2014}"].contains(word));
    match (last(&BACK), until) {
        (Some(_), Some((_, "until" | "till" | "before"))) => Some(Cue::Back),
        (Some((back, _)), Some((until, _))) => Some(if back >= until { Cue::Back } else { Cue::Until }),
        (Some(_), None) => Some(Cue::Back),
        (None, Some(_)) => Some(Cue::Until),
        (None, None) => dash.then_some(Cue::Until),
    }
}

/// The first address in the notice that is neither the absent person's, nor one that it was sent to, nor a machine's.
fn substitute(inbound: &Inbound, body: &str) -> Option<EmailAddress> {
    let known = inbound.from.iter().chain(&inbound.reply_to).chain(&inbound.to).chain(&inbound.cc);
    let known: Vec<String> = known.map(|address| address.email.canonical()).take(50).collect();
    let head = body.get(..body.floor_char_boundary(body.len().min(CHARS_MAX * 4))).unwrap_or_default();
    head.split(|c: char| c.is_whitespace() || "<>()[],;:\"'\u{ff08}\u{ff09}".contains(c))
        .filter(|word| word.contains('@'))
        .filter_map(|word| EmailAddress::parse(word.trim_end_matches(['.', '!', '?'])).ok())
        .find(|address| !known.contains(&address.canonical()) && !says_unattended(address))
}

/// NFKC, lower case, typographic apostrophes and dashes made plain.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{2019}' => '\'',
        '\u{3000}' | '\u{a0}' => ' ',
        _ => c,
    };
    text.nfkc().flat_map(char::to_lowercase).map(plain).collect()
}

#[cfg(test)]
mod tests;
