//! Absence notices in every language of the table, and the people who write about absence.

use super::{Mail, Nature, mail};
use crate::Moment;
use std::collections::BTreeMap;

/// Monday, 3 June 2024, 10:00 UTC.
const ARRIVAL: Moment = Moment(1_717_408_800_000);

/// One of `absence_mails.txt`.
struct Case {
    language: String,
    is_notice: bool,
    back_at: Option<String>,
    answers: bool,
    subject: String,
    text: String,
}

impl Case {
    fn mail(&self) -> Mail {
        let mut mail = mail().subject(&self.subject).text(self.text.trim());
        mail.answers_us = self.answers;
        mail.envelope.received_at = ARRIVAL;
        mail
    }
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut language = String::new();
    for line in include_str!("absence_mails.txt").lines().filter(|line| !line.starts_with('#')) {
        let head: Vec<&str> = line.splitn(4, ' ').collect();
        match head.as_slice() {
            [named] if named.starts_with('[') => language = named.trim_matches(['[', ']']).to_owned(),
            [kind @ ("notice" | "person"), back_at, answers @ ("answer" | "new"), subject] => cases.push(Case {
                language: language.clone(),
                is_notice: *kind == "notice",
                back_at: (*back_at != "-").then(|| (*back_at).to_owned()),
                answers: *answers == "answer",
                subject: (*subject).to_owned(),
                text: String::new(),
            }),
            _ => {
                let text = &mut cases.last_mut().unwrap().text;
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    cases
}

#[test]
fn notices_without_any_mark_are_told_from_people_in_every_language() {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let counted = counts.entry(case.language.clone()).or_default();
        let mail = case.mail();
        let reading = mail.read();
        let expected = if case.is_notice { Nature::OutOfOffice } else { Nature::Person };
        let back_at = crate::message::away(&mail.inbound, ARRIVAL).back_at.map(|day| day.to_string());
        let dated = !case.is_notice || back_at == case.back_at;
        if reading.nature != expected || !dated || (case.is_notice && reading.acknowledge.is_ok()) {
            wrong.push(format!("{}: {} | {:?} {back_at:?}", case.language, case.subject, reading.because));
        }
        counted.0 += usize::from(case.is_notice);
        counted.1 += usize::from(!case.is_notice);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(counts.len() >= 25, "{counts:?}");
    assert!(counts.values().all(|(notices, people)| *notices >= 3 && *people >= 2), "{counts:?}");
}

#[test]
fn the_words_of_a_notice_prove_nothing_where_they_do_not_answer_us() {
    for case in cases().into_iter().filter(|case| case.is_notice && case.answers) {
        // Written under a subject of its own, the body of a notice may be anybody's letter.
        let mut mail = case.mail().subject("Hello");
        mail.answers_us = false;
        assert_eq!(mail.nature(), Nature::Person, "{}: {}", case.language, case.text);
    }
}

#[test]
fn a_question_makes_a_person_of_who_tells_of_an_absence() {
    for case in cases().into_iter().filter(|case| case.is_notice && case.subject.to_lowercase().starts_with("re:")) {
        let text = format!("{}\n\nOK?", case.text);
        let mail = Case { text, ..case }.mail();
        assert_eq!(mail.nature(), Nature::Person, "{}", mail.inbound.new_text);
    }
}

#[test]
fn an_absence_subject_needs_second_evidence_in_every_language() {
    for subject in [
        "Out of Office: your kettle",
        "RE: Out of the office",
        "Abwesenheitsnotiz: Ihr Kessel",
        "Absence du bureau : votre bouilloire",
        "Fuera de la oficina",
        "Fuori ufficio: bollitore",
        "Fora do escritório",
        "Niet aanwezig: waterkoker",
        "Inte på kontoret",
        "Ikke til stede",
        "Ikke på kontoret",
        "Poissaoloviesti",
        "Poza biurem",
        "Mimo kancelář",
        "Mimo kancelárie",
        "Házon kívül",
        "În afara biroului",
        "Ofis dışında",
        "Вне офиса",
        "Поза офісом",
        "Εκτός γραφείου",
        "【不在】のお知らせ",
        "不在办公室",
        "부재중",
        "خارج المكتب",
        "מחוץ למשרד",
    ] {
        // A person's, to be seen and answered; but perhaps not, so no machine answers.
        for alone in [mail().subject(subject), mail().subject(subject).answers_us()] {
            let forbidden = if subject.starts_with("RE:") { vec![] } else { vec!["perhaps-a-machine".to_owned()] };
            assert_eq!((alone.nature(), alone.forbidden()), (Nature::Person, forbidden), "{subject}");
        }
    }
}

#[test]
fn an_automatic_subject_that_answers_us_is_a_machines_in_every_language() {
    for subject in [
        "Automatic reply: your kettle",
        "Automatische Antwort: Ihr Kessel",
        "Réponse automatique : votre bouilloire",
        "Respuesta automática: su hervidor",
        "Risposta automatica: bollitore",
        "Resposta automática: chaleira",
        "Automatisch antwoord: waterkoker",
        "Autosvar: vattenkokare",
        "Automatiskt svar: vattenkokare",
        "Automatisk svar: kedel",
        "Automaattinen vastaus: keitin",
        "Odpowiedź automatyczna: czajnik",
        "Automatická odpověď: konvice",
        "Automatická odpoveď: kanvica",
        "Automatikus válasz: vízforraló",
        "Răspuns automat: fierbător",
        "Otomatik yanıt: su ısıtıcı",
        "Автоматический ответ: чайник",
        "Автоматична відповідь: чайник",
        "Αυτόματη απάντηση: βραστήρας",
        "自動応答: ケトル",
        "自动答复: 水壶",
        "自動回覆：水壺",
        "자동 회신: 주전자",
        "رد تلقائي: غلاية",
        "תשובה אוטומטית: קומקום",
    ] {
        let alone = mail().subject(subject);
        assert_eq!((alone.nature(), alone.forbidden()), (Nature::Person, vec!["perhaps-a-machine".to_owned()]));
        assert_eq!(mail().subject(subject).answers_us().nature(), Nature::AutoReply, "{subject}");
        let asking = mail().subject(subject).text("Why do I get this again and again?").answers_us();
        assert_eq!(asking.nature(), Nature::Person, "{subject}");
    }
}

#[test]
fn people_who_write_about_absence_stay_people() {
    for (subject, text, answers) in [
        ("My automatic reply is broken", "It should say that I am back on Monday.", true),
        ("Automatic reply does not work", "I was out of office until today.", true),
        ("Re: Auto: your kettle", "Thanks, and which colour?", true),
        ("AW: Automatische Antwort: Ihr Kessel", "Danke!", true),
        ("Urlaub: Buchung verschieben", "Vom 12.08. bis 20.08. statt im Juli, bitte.", false),
        ("On vacation the kettle broke", "I am back on Monday.", false),
        ("Autorepair kit", "Do you sell one?", true),
    ] {
        let mut mail = mail().subject(subject).text(text);
        mail.answers_us = answers;
        assert_eq!((mail.nature(), mail.forbidden().len()), (Nature::Person, 0), "{subject}");
    }
    for (subject, text) in [
        ("Auto: reply settings", "How do I turn off these replies?"),
        ("Auto: reply settings", "It says that it sends one a day."),
        ("Re: Automatic reply: Your question", "I got this reply but I need a person please. I am back on Monday."),
        ("Abwesend am Liefertag", "Am 14. Juni bin ich nicht zu Hause, ab dem 17. bin ich wieder da."),
        ("Lomalla rikkoutunut tuote", "Tuote rikkoutui lomalla 3.6.-14.6."),
        ("Risposta automatica fastidiosa", "La vostra risposta automatica dice tre giorni."),
        ("Urlaub", "Die Buchung gilt vom 3.6. bis 14.6., wir sind zu viert."),
        ("Re: Your kettle", "Thank you for your message. I am away until 14 June. The lid is broken, too."),
        ("Re: Your kettle", "I am back on Monday and pay then."),
    ] {
        assert_eq!(mail().subject(subject).text(text).answers_us().nature(), Nature::Person, "{subject}: {text}");
    }
    let notes = mail().subject("Mina Orchard is out of the office").text("I will return on Monday.");
    assert_eq!(notes.answers_us().nature(), Nature::OutOfOffice);
}

#[test]
fn vendors_absence_notices_are_known_by_their_marks() {
    let exchange = mail()
        .header("X-MS-Exchange-Inbox-Rules-Loop", "mina@orchard.example")
        .header("X-Auto-Response-Suppress", "All");
    let gmail =
        mail().header("Auto-Submitted", "auto-replied").header("Precedence", "bulk").header("X-Autoreply", "yes");
    let exchange_words = mail().header("Auto-Submitted", "auto-generated").subject("Abwesenheitsnotiz: Ihr Kessel");
    for mail in [exchange, gmail, exchange_words] {
        assert_eq!(mail.nature(), Nature::OutOfOffice);
        assert!(!mail.forbidden().is_empty());
    }
    let rule_alone = mail().header("X-MS-Exchange-Inbox-Rules-Loop", "mina@orchard.example");
    assert_eq!(rule_alone.nature(), Nature::Person);
}

#[test]
fn without_a_mark_the_body_may_be_the_second_sign() {
    let away = mail().subject("Abwesenheitsnotiz: Ihr Kessel").text("Ich bin bis zum 14. Mai nicht im Büro.");
    assert_eq!(away.nature(), Nature::OutOfOffice);
    let away = mail().subject("Réponse automatique : bouilloire").text("Je suis absente du bureau jusqu'au 14 mai.");
    assert_eq!(away.nature(), Nature::OutOfOffice);
    let holiday = mail()
        .subject("Holiday: please do not reply to this number")
        .text("Please do not reply to this number, I am away until 14 May.");
    assert_eq!(holiday.nature(), Nature::Person);
}
