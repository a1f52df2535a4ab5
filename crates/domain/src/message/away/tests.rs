//! What notices say about coming back, language by language.

use super::*;
use crate::customer::Address;
use jiff::civil::date;

/// Monday, 15 December 2025.
const ARRIVAL: Moment = Moment(1_765_800_000_000);

fn read(subject: &str, body: &str) -> Away {
    let address = |text: &str| Address::new("", EmailAddress::parse(text).unwrap());
    let inbound = Inbound {
        subject: subject.into(),
        new_text: body.into(),
        from: vec![address("mia@birch.example")],
        to: vec![address("help@shop.example")],
        ..Inbound::default()
    };
    away(&inbound, ARRIVAL)
}

#[test]
fn the_day_of_return_is_read_in_many_languages() {
    let fifth = Some(date(2026, 1, 5));
    let sixth = Some(date(2026, 1, 6));
    let mut wrong = Vec::new();
    for (body, expected) in [
        ("I am out of the office and will be back on 5 January.", fifth),
        ("I will be away until January 5th.", sixth),
        ("I am back on Monday 5th.", fifth),
        ("Out from 20 December to 5 January 2026", sixth),
        ("I won't be back until 5 January", fifth),
        ("returning on 2026-01-05", fifth),
        ("I am away until 01/05/2026 (US)", sixth),
        ("Ich bin bis zum 5.1. nicht im Büro.", sixth),
        ("Ich bin bis einschließlich 05.01.2026 im Urlaub.", sixth),
        ("Am 5. Januar bin ich wieder am 5. Januar erreichbar", fifth),
        ("Vom 22.12. - 05.01. bin ich im Urlaub.", sixth),
        ("Je suis absent jusqu'au 5 janvier 2026 inclus.", sixth),
        ("Je serai de retour le 5 janvier.", fifth),
        ("Estaré fuera hasta el 5 de enero de 2026.", sixth),
        ("Vuelvo el 5 de enero", fifth),
        ("Sono in ferie fino al 5 gennaio.", sixth),
        ("Rientrerò il 5 gennaio", fifth),
        ("Estarei ausente até 5 de janeiro", sixth),
        ("Ik ben afwezig t/m 5 januari.", sixth),
        ("Ik ben weer aanwezig op 5 januari", fifth),
        ("Jag är tillbaka den 5 januari.", fifth),
        ("Jeg er tilbage den 5. januar", fifth),
        ("Jeg er tilbake 5. januar", fifth),
        ("Olen lomalla 5.1. asti", sixth),
        ("Jestem nieobecny do 5 stycznia, wracam 6 stycznia", sixth),
        ("Jsem zpět 5. ledna", fifth),
        ("Január 5-ig nem vagyok elérhető", sixth),
        ("Sunt plecat până la 5 ianuarie", sixth),
        ("5 Ocak tarihine kadar izinliyim", sixth),
        ("Я вернусь 5 января.", fifth),
        ("Λείπω μέχρι 5 Ιανουαρίου", sixth),
        ("1月5日まで休暇をいただいております。", sixth),
        ("2026年1月5日まで不在です", sixth),
        ("1월 5일까지 부재중입니다", sixth),
        ("back tomorrow", Some(date(2025, 12, 16))),
        ("I will return on Thursday.", Some(date(2025, 12, 18))),
    ] {
        let found = read("", body).back_at;
        if found != expected {
            wrong.push((body, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(read("Away until May 5", "I will answer later.").back_at, Some(date(2026, 5, 6)));
}

#[test]
fn a_day_of_the_week_beside_a_date_moves_nothing() {
    // 5 January 2026 is a Monday, and the arrival is one, too: the next Monday is the 22nd of December.
    let fifth = Some(date(2026, 1, 5));
    let sixth = Some(date(2026, 1, 6));
    let mut wrong = Vec::new();
    for (body, expected) in [
        ("back on Monday 5 January", fifth),
        ("I return on Monday, January 5th", fifth),
        ("ab Montag, den 5. Januar 2026 wieder da", fifth),
        ("bis einschließlich Montag, 05.01.2026", sixth),
        ("de retour le lundi 5 janvier", fifth),
        ("vuelvo el lunes 5 de enero", fifth),
        ("regresso na segunda-feira, 5 de janeiro", fifth),
        ("tillbaka måndag den 5 januari", fifth),
        ("tilbage mandag den 5. januar", fifth),
        ("palaan maanantaina 5.1.2026", fifth),
        ("wracam w poniedziałek 5 stycznia", fifth),
        ("budu zpět v pondělí 5. 1. 2026", fifth),
        ("5 Ocak 2026 Pazartesi günü döneceğim", fifth),
        ("вернусь в понедельник, 5 января", fifth),
        ("επιστρέφω τη Δευτέρα 5 Ιανουαρίου", fifth),
        ("1月5日（月）より通常業務に戻ります", fifth),
        ("1월 5일(월)에 복귀합니다", fifth),
        ("back on Monday", Some(date(2025, 12, 22))),
        ("I am back on the 5th.", fifth),
        ("月曜日に戻ります", Some(date(2025, 12, 22))),
        ("下周一回来上班", Some(date(2025, 12, 22))),
        ("월요일에 복귀합니다", Some(date(2025, 12, 22))),
        ("bis Freitag nicht im Büro", Some(date(2025, 12, 20))),
        ("We are open from Monday to Friday.", None),
    ] {
        let found = read("", body).back_at;
        if found != expected {
            wrong.push((body, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_end_of_a_span_is_the_last_day_away() {
    let sixth = Some(date(2026, 1, 6));
    let mut wrong = Vec::new();
    for (body, expected) in [
        ("away from 22 December to 5 January", sixth),
        ("away 22.12.-5.1.2026", sixth),
        ("du 2 au 5 janvier", sixth),
        ("del 2 al 5 de enero", sixth),
        ("dal 2 al 5 gennaio", sixth),
        ("de 2 a 5 de janeiro", sixth),
        ("w dniach 2-5.01.2026", sixth),
        ("Január 2-től 5-ig", sixth),
        ("со 2 по 5 января", sixth),
        ("1月2日から5日まで", sixth),
        ("12月22日至1月5日休假", sixth),
        ("1월 2일부터 5일까지", sixth),
        ("من 2 إلى 5 يناير", sixth),
        ("Away from 22 to 30 December. From 5 January on I am here again.", Some(date(2026, 1, 5))),
        ("12月22日から12月30日まで休暇です。1月5日より通常業務に戻ります。", Some(date(2026, 1, 5))),
    ] {
        let found = read("", body).back_at;
        if found != expected {
            wrong.push((body, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_no_plausible_return_is_left_out() {
    for body in [
        "I was away until 5 January 2024.",
        "I am away until 5 January 2031.",
        "I am away. Our fair is on 5 January.",
        "Call me at 5.1 or 555-1234. Back soon.",
        "I have limited access to my mail.",
        "Version 2.0.1 was released.",
        "",
    ] {
        assert_eq!(read("Out of office", body).back_at, None, "{body}");
    }
}

#[test]
fn the_substitute_is_somebody_else_who_reads() {
    let body = "I am away. Tom Ek (tom@birch.example) answers meanwhile; do not write to noreply@birch.example.";
    assert_eq!(read("", body).substitute.map(|email| email.to_string()).as_deref(), Some("tom@birch.example"));
    assert_eq!(read("", "Mia, mia@birch.example, wrote to help@shop.example").substitute, None);
}
