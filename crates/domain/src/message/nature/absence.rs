//! Absence notices: by the marks of the systems that send them, or by their subject together with other evidence.
//!
//! A subject alone proves nothing: people write "Urlaub: can I move my booking?" and "Re: Auto: my order". So a
//! phrase must stand at the start, and something else must point the same way.

use super::words::{fold, folded_subject};
use super::{Because, Nature, Ourselves, answering, lists, marks};
use crate::message::{Envelope, Inbound, away};

/// What a phrase at the start of a subject says about itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// "An automatic reply": an absence notice or an acknowledgement.
    Automatic,
    /// "Out of the office": nothing else begins so.
    Absent,
    /// A word that people also write about: holidays, leave, absence.
    Topic,
}
use Says::{Absent, Automatic, Topic};

/// Subjects of absence notices, folded, by language. The localised prefixes of Outlook, and customary phrases.
const PHRASES: &[(Says, &[&str])] = &[
    (
        Automatic,
        &["automatic reply", "auto:", "auto reply", "autoreply", "auto-reply", "auto response", "autoresponse"],
    ), // en
    (Absent, &["out of office", "out of the office", "out-of-office", "ooo:", "away from my"]),
    (Topic, &["on vacation", "on leave", "on holiday"]),
    (Automatic, &["automatische antwort"]), // de
    (Absent, &["abwesenheitsnotiz", "abwesenheitsmeldung", "abwesend", "nicht im büro"]),
    (Topic, &["abwesenheit", "urlaub"]),
    (Automatic, &["réponse automatique"]), // fr
    (
        Absent,
        &["absence du bureau", "absent du bureau", "absente du bureau", "absent(e) du bureau", "message d'absence"],
    ),
    (Automatic, &["respuesta automática"]), // es
    (Absent, &["fuera de la oficina", "ausente de la oficina"]),
    (Automatic, &["risposta automatica"]), // it
    (Absent, &["fuori sede", "fuori ufficio", "assente dall'ufficio"]),
    (Automatic, &["resposta automática"]), // pt
    (Absent, &["fora do escritório", "ausência temporária", "ausente do escritório"]),
    (Automatic, &["automatisch antwoord"]), // nl
    (Absent, &["afwezigheidsassistent", "afwezigheidsbericht", "niet aanwezig"]),
    (Topic, &["afwezig", "afwezigheid"]),
    (Automatic, &["autosvar", "automatiskt svar"]), // sv
    (Absent, &["inte på kontoret"]),
    (Topic, &["frånvaro"]),
    (Automatic, &["automatisk svar"]), // da, no
    (Absent, &["ikke til stede", "fraværsmelding", "ikke på kontoret"]),
    (Topic, &["fravær"]),
    (Automatic, &["automaattinen vastaus"]), // fi
    (Absent, &["poissaoloviesti"]),
    (Topic, &["poissa", "lomalla"]),
    (Automatic, &["automatyczna odpowiedź", "odpowiedź automatyczna"]), // pl
    (Absent, &["poza biurem"]),
    (Topic, &["nieobecność"]),
    (Automatic, &["automatická odpověď", "automatická odpoveď"]), // cs, sk
    (Absent, &["mimo kancelář", "mimo kancelárie"]),
    (Topic, &["na dovolené", "na dovolenke"]),
    (Automatic, &["automatikus válasz"]), // hu
    (Absent, &["házon kívül", "irodán kívül"]),
    (Automatic, &["răspuns automat"]), // ro
    (Absent, &["în afara biroului", "absent din birou"]),
    (Automatic, &["otomatik yanıt", "otomatik cevap"]), // tr
    (Absent, &["ofis dışında"]),
    (Automatic, &["автоматический ответ", "автоответ", "автоматична відповідь"]), // ru, uk
    (Absent, &["вне офиса", "нет на работе", "поза офісом"]),
    (Automatic, &["αυτόματη απάντηση"]), // el
    (Absent, &["εκτός γραφείου"]),
    (Automatic, &["自動応答", "自動返信"]), // ja
    (Absent, &["不在"]),
    (Topic, &["休暇中"]),
    (Automatic, &["自动答复", "自动回复", "自動回覆", "自動回復"]), // zh
    (Absent, &["不在办公室", "不在辦公室"]),
    (Topic, &["外出"]),
    (Automatic, &["자동 회신", "자동 응답"]), // ko
    (Absent, &["부재중"]),
    (Topic, &["휴가"]),
    (Automatic, &["رد تلقائي"]), // ar
    (Absent, &["خارج المكتب"]),
    (Automatic, &["תשובה אוטומטית"]), // he
    (Absent, &["מחוץ למשרד"]),
];
/// Notes puts the person first: "Ada Byron is out of the office". Found anywhere in the subject.
const NOTES_PHRASES: [&str; 3] = ["is out of the office", "ist nicht im büro", "ist außer haus"];

/// What a body says about coming back, folded.
const RETURN_PHRASES: [&str; 34] = [
    "back on ",
    "back in the office",
    "be back on ",
    "will return on",
    "returning on",
    "return to the office",
    "out of office until",
    "out of the office until",
    "out of the office from",
    "currently out of",
    "away until",
    "limited access to my",
    "wieder erreichbar",
    "wieder im büro",
    "zurück am",
    "bis einschließlich",
    "nicht im hause",
    "de retour le",
    "serai de retour",
    "absent jusqu",
    "absente jusqu",
    "vuelvo el",
    "estaré de vuelta",
    "regreso el",
    "rientro il",
    "rientrerò",
    "sarò assente",
    "regresso a",
    "estarei ausente",
    "weer aanwezig",
    "tillbaka den",
    "tilbage den",
    "tilbake den",
    "wracam",
];

/// An absence notice, or an automatic reply that shows itself by its subject.
pub(super) fn reading(inbound: &Inbound, envelope: &Envelope, us: &Ourselves) -> Option<(Nature, Because)> {
    let (subject, answered) = folded_subject(&inbound.subject);
    let phrase = phrase_of(&subject);
    let returns = speaks_of_return(inbound, envelope);
    let keyword = marks::auto_submitted(inbound);
    let machine = matches!(keyword.as_deref(), Some("auto-replied" | "auto-generated"))
        || marks::responder_header(inbound).is_some();
    if let Some(mark) = vendor_mark(inbound, keyword.as_deref(), returns) {
        return Some((Nature::OutOfOffice, Because::new("absence-declared", &mark)));
    }
    let (says, words) = phrase?;
    let answering = says == Automatic && !returns;
    let nature = if answering { Nature::AutoReply } else { Nature::OutOfOffice };
    // A reply mark in front ("Re: Auto: my order") is how a person answers our own automatic mail: then its
    // answering us says nothing.
    let answers = us.answers_us && !answered;
    let quiet =
        envelope.sender.is_none() || marks::suppression(inbound).is_some() || lists::precedence(inbound).is_some();
    let tells_itself = || says != Topic && answering::speaks_of_itself(inbound);
    let evident = machine || answers || quiet || (returns && matches!(says, Automatic | Absent)) || tells_itself();
    let code = if nature == Nature::AutoReply { "answering-subject" } else { "absence-subject" };
    evident.then(|| (nature, Because::new(code, words)))
}

/// The marks of absence notices: Exchange (both headers together), Gmail (three together), Zimbra, Dovecot and Cyrus
/// (`vacation` in the value), iCloud (`owner-email`).
fn vendor_mark(inbound: &Inbound, keyword: Option<&str>, returns: bool) -> Option<String> {
    let headers = &inbound.headers;
    let suppresses_all = || {
        let values = headers.all("x-auto-response-suppress");
        values.flat_map(|value| value.split(',')).any(|word| word.trim().eq_ignore_ascii_case("all"))
    };
    if headers.has("x-ms-exchange-inbox-rules-loop") && suppresses_all() {
        return Some("X-MS-Exchange-Inbox-Rules-Loop".into());
    }
    if keyword != Some("auto-replied") {
        return None;
    }
    let value = headers.first("auto-submitted").unwrap_or_default().to_lowercase();
    let gmail = || lists::precedence(inbound).as_deref() == Some("bulk") && headers.has("x-autoreply");
    let declared = value.contains("vacation") || value.contains("owner-email") || gmail() || returns;
    declared.then_some(value)
}

fn phrase_of(subject: &str) -> Option<(Says, &'static str)> {
    let starts = |phrase: &str| {
        subject.strip_prefix(phrase).is_some_and(|rest| {
            // A word must end here; scripts without spaces have no such boundary.
            let spaced = phrase.chars().all(|c| (c as u32) < 0x1100);
            !spaced || phrase.ends_with(':') || !rest.starts_with(char::is_alphanumeric)
        })
    };
    // "Automatic reply: my order" is a machine's way to write; "Automatic reply does not work" is a person's.
    let fits = |says: Says, phrase: &str| {
        let rest = subject.strip_prefix(phrase).unwrap_or_default().trim_start();
        says != Automatic || phrase.ends_with(':') || !rest.is_ascii() || !rest.starts_with(char::is_alphanumeric)
    };
    let at_start = PHRASES.iter().find_map(|(says, phrases)| {
        phrases.iter().find(|p| starts(p) && fits(*says, p)).map(|phrase| (*says, *phrase))
    });
    at_start.or_else(|| NOTES_PHRASES.into_iter().find(|phrase| subject.contains(phrase)).map(|p| (Absent, p)))
}

/// Whether the body names a return: a phrase of coming back, or days and a word of absence beside them.
pub(super) fn speaks_of_return(inbound: &Inbound, envelope: &Envelope) -> bool {
    let body = beginning(inbound);
    let days = || has_date_range(&body) || away(inbound, envelope.received_at).back_at.is_some();
    RETURN_PHRASES.iter().any(|phrase| body.contains(phrase)) || (names_absence(&body) && days())
}

/// The beginning of what is new, folded. A notice says it in its first lines; the rest of a long mail is about
/// something else.
fn beginning(inbound: &Inbound) -> String {
    const BODY_CHARS_MAX: usize = 1_500;
    fold(&inbound.new_text.chars().take(BODY_CHARS_MAX).collect::<String>())
}

fn names_absence(body: &str) -> bool {
    PHRASES.iter().filter(|(says, _)| *says == Absent).any(|(_, phrases)| phrases.iter().any(|p| body.contains(p)))
}

/// Two dates written in figures with something short between them: "12.08. – 20.08.", "1/7 to 14/7".
fn has_date_range(body: &str) -> bool {
    /// Characters between the two dates: " until and including " is the longest customary one.
    const BETWEEN_CHARS_MAX: usize = 24;
    let is_date = |word: &str| {
        let trimmed = word.trim_matches(|c: char| !c.is_ascii_digit());
        let parts: Vec<&str> = trimmed.split(['.', '/', '-', '月']).collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut since_date = usize::MAX;
    for word in body.split_whitespace() {
        if is_date(word) {
            if since_date <= BETWEEN_CHARS_MAX {
                return true;
            }
            since_date = 0;
        } else {
            since_date = since_date.saturating_add(word.chars().count() + 1);
        }
    }
    false
}
