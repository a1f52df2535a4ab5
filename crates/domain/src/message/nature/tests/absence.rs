//! Absence notices in every language of the table, and the people who write about absence.

use super::{Nature, mail};

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
        let alone = mail().subject(subject);
        assert_eq!((alone.nature(), alone.forbidden().len()), (Nature::Person, 0), "{subject}");
        let returning = mail().subject(subject).text("I will be back on 12 May.");
        assert_eq!(returning.nature(), Nature::OutOfOffice, "{subject}");
        assert!(!returning.forbidden().is_empty(), "{subject}");
    }
}

#[test]
fn an_automatic_subject_that_answers_us_is_a_machines_in_every_language() {
    for subject in [
        "Automatic reply: your kettle",
        "Auto: your kettle",
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
        assert_eq!(mail().subject(subject).nature(), Nature::Person, "{subject}");
        assert_eq!(mail().subject(subject).answers_us().nature(), Nature::AutoReply, "{subject}");
        let away = mail().subject(subject).text("Out of the office from 3.5. until 12.5.");
        assert_eq!(away.nature(), Nature::OutOfOffice, "{subject}");
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
    assert_eq!(mail().subject("Urlaub: Ihr Kessel").answers_us().nature(), Nature::OutOfOffice);
    assert_eq!(mail().subject("Mina Orchard is out of the office").answers_us().nature(), Nature::OutOfOffice);
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
