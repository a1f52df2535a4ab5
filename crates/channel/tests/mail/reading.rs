//! Reading: mail as it is, and bytes that are no mail at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::{peek, read};
use domain::message::Defect;
use proptest::prelude::*;
use std::path::Path;

const MAIL: &str = "From: Ada <ada@customer.example>\r\nTo: help@desk.example\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n\
Message-ID: <m1@customer.example>\r\nDate: Mon, 2 Nov 2026 10:00:00 +0100\r\nReferences: <a@x> <b@x>\r\nMIME-Version: 1.0\r\n\
Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\npreamble\r\n--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n\
--b2\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe\r\n\
--b2\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Gr\u{fc}\u{df}e <img src=\"https://t.example/p.gif\"></p><div class=\"gmail_quote\">old</div>\r\n--b2--\r\n\
--b1\r\nContent-Type: image/png; name=\"a.png\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=utf-8''%C3%A4.png\r\n\r\niVBORw0KGgo=\r\n\
--b1\r\nContent-Type: message/rfc822\r\n\r\nFrom: Bob <bob@x.example>\r\nSubject: inner\r\n\r\ninner words\r\n--b1--\r\n";

#[test]
fn all_parts_of_a_mail_are_read() {
    let mail = read(MAIL.as_bytes());
    assert_eq!(mail.defects, []);
    assert_eq!(mail.subject, "Café");
    assert_eq!(mail.new_text, "Grüße");
    assert!(mail.text.contains("inner words") && mail.quoted.contains("inner words"), "{}", mail.text);
    assert!(mail.html.as_deref().unwrap().contains("data-remote-src=\"https://t.example/p.gif\""));
    let names: Vec<&str> = mail.attachments.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["ä.png", "inner.eml"]);
    assert!(mail.attachments[1].bytes.starts_with(b"From: Bob") && mail.attachments[1].bytes.ends_with(b"inner words"));
    let types: Vec<&str> = mail.content_types.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(
        types,
        [
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "image/png",
            "message/rfc822",
            "text/plain"
        ]
    );
}

#[test]
fn a_report_keeps_its_parts_and_parameters() {
    let raw = "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nContent-Type: multipart/report; report-type=Delivery-Status; boundary=b\r\n\r\n\
--b\r\n\r\nIt could not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\
--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: hello\r\n--b--\r\n";
    let mail = read(raw.as_bytes());
    assert_eq!(mail.content_types[0].report_type.as_deref(), Some("delivery-status"));
    assert_eq!(mail.new_text, "It could not be delivered.");
    let status = mail.attachments.iter().find(|file| file.content_type == "message/delivery-status").unwrap();
    assert!(String::from_utf8_lossy(&status.bytes).contains("Status: 5.1.1"));
}

#[test]
fn html_only_mail_has_its_text_from_the_html() {
    let raw = "From: a@x.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{color:red}</style><p>Hello <b>there</b></p><script>alert(1)</script><p>Bye</p>";
    let mail = read(raw.as_bytes());
    assert_eq!(mail.text, "Hello there\n\nBye");
    assert!(!mail.html.unwrap().contains("script"));
}

#[test]
fn what_cannot_be_read_is_shown_raw() {
    for raw in ["", "no header at all", "\r\n\r\nonly a body"] {
        let mail = read(raw.as_bytes());
        assert!(mail.defects.contains(&Defect::NoSender), "{raw:?}");
        assert_eq!(mail.text.trim(), raw.trim(), "{raw:?}: {:?}", mail.defects);
    }
    let mail = read(b"From: a@x.example\r\n\r\nGr\xfc\xdfe\0!");
    assert_eq!(mail.text, "Grüße!");
    assert!(mail.defects.contains(&Defect::ControlCharacters) && mail.defects.contains(&Defect::WrongCharset));
}

#[test]
fn encrypted_mail_says_so() {
    let raw = "From: a@x.example\r\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--\r\n";
    assert!(read(raw.as_bytes()).defects.contains(&Defect::Encrypted));
}

#[test]
fn attacks_on_the_reader_end_quickly() {
    let deep = format!("From: a@x.example\r\n{}", "Content-Type: message/rfc822\r\n\r\n".repeat(200_000));
    let parts = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\nx\r\n".repeat(200_000));
    let html = format!("Content-Type: text/html\r\n\r\n{}", "<div><b>".repeat(200_000));
    let tables = format!("Content-Type: text/html\r\n\r\n{}", "<table><tr><td>".repeat(390));
    let headers = "A: b\r\n".repeat(500_000);
    let started = std::time::Instant::now();
    for raw in [deep, parts, html, tables, headers] {
        read(raw.as_bytes());
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Type, decoded size and name of each part that holds something itself.
fn parts(raw: &str) -> Vec<(String, usize, Option<String>)> {
    read(raw.as_bytes()).parts.into_iter().map(|part| (part.content_type, part.bytes, part.name)).collect()
}

#[test]
fn odd_structures_are_read() {
    let mixed = "From: a@x.example\r\nContent-Type: multipart/mixed; boundary=b\r\n";
    // A message in base64 within the message, with a file in it.
    let inner = "RnJvbTogYkB4LmV4YW1wbGUKU3ViamVjdDogaW5uZXIKCldvcmRzIHdpdGhpbi4K";
    let sealed = format!(
        "{mixed}\r\n--b\r\n\r\nSee below\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{inner}\r\n--b--\r\n"
    );
    let twice = format!(
        "{mixed}Content-Type: text/plain\r\n\r\n--b\r\n\r\none\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>two\r\n--b--\r\n"
    );
    let blank = format!("   \r\n\r\n{mixed}\r\n--b\r\n\r\none\r\n--b--\r\n");
    let uu = "From: a@x.example\r\n\r\nLook:\r\nbegin 644 note.txt\r\n%2&5L;&\\\r\n`\r\nend\r\nBye\r\n";
    let endless = format!(
        "{mixed}\r\n--b\r\n\r\none\r\n--b\r\nContent-Type: image/png; name=\"p.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
    );
    let text = |bytes| ("text/plain".to_owned(), bytes, None);
    for (what, raw, expected) in [
        ("an encoded message within", &sealed, vec![text(9), text(14)]),
        ("two declarations", &twice, vec![text(3), ("text/html".to_owned(), 6, None)]),
        ("blank lines above", &blank, vec![text(3)]),
        ("a file in the text", &uu.to_owned(), vec![text(uu.len() - 21)]),
        ("no end", &endless, vec![text(3), ("image/png".to_owned(), 8, Some("p.png".to_owned()))]),
        ("no structure at all", &"words".to_owned(), vec![text(5)]),
    ] {
        assert_eq!(parts(raw), expected, "{what}");
    }
    assert!(read(sealed.as_bytes()).text.contains("Words within."));
    let file = read(uu.as_bytes());
    assert_eq!((file.attachments[0].name.as_str(), file.attachments[0].bytes.as_slice()), ("note.txt", &b"Hello"[..]));
    assert_eq!(file.new_text, "Look:\nBye");
}

#[test]
fn damaged_encodings_are_shown_as_far_as_they_go() {
    let head = |encoding| {
        format!(
            "From: a@x.example\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
        )
    };
    let quoted = head("quoted-printable") + "<p>K=C3=A4se for 100 =% more</p>";
    let mail = read(quoted.as_bytes());
    assert_eq!(mail.new_text, "K\u{e4}se for 100 =% more");
    assert!(mail.html.is_some() && mail.attachments.is_empty());
    let list = head("base64").replace("html", "plain") + "SGVsbG8=\r\n-- \r\nA list: of lists\r\n";
    assert!(read(list.as_bytes()).text.starts_with("Hello\n"));
}

#[test]
fn pieces_and_invitations_are_told() {
    let piece = "From: a@x.example\r\nContent-Type: message/partial; id=\"1@x\"; number=2; total=3\r\n\r\nmiddle\r\n";
    assert!(read(piece.as_bytes()).defects.contains(&Defect::Piece("2 of 3".to_owned())));
    let invitation = "From: a@x.example\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nCome\r\n--b\r\n\
        Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Budget\r\n\
        DTSTART;TZID=Europe/Berlin:20260303T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n";
    let words = read(invitation.as_bytes()).invitation.map(|invitation| invitation.words());
    assert_eq!(words.as_deref(), Some("Invitation: Budget, Tuesday 3 March 2026, 10:00 (Europe/Berlin)."));
}

fn no_nul(mail: &domain::message::Inbound) {
    let texts = [&mail.subject, &mail.text, &mail.new_text, &mail.quoted, &mail.signature];
    assert!(texts.iter().all(|text| !text.contains('\0')));
    assert!(mail.html.iter().all(|html| !html.contains('\0')));
    assert!(mail.headers.0.iter().all(|(name, value)| !name.contains('\0') && !value.contains('\0')));
    assert!(mail.attachments.iter().all(|file| !file.name.is_empty() && !file.name.contains(['\0', '/'])));
    assert!(mail.content_types.iter().all(|kind| !kind.name.contains('\0')));
    let ids = mail.external_id.iter().chain(&mail.in_reply_to).chain(&mail.references);
    assert!(ids.into_iter().all(|id| !id.contains('\0')));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        no_nul(&read(&raw));
        let _ = peek(&raw);
    }

    #[test]
    fn no_mutation_of_a_mail_makes_it_panic(
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0..4_u8), 1..30),
    ) {
        let mut raw = MAIL.as_bytes().to_vec();
        for (at, byte, kind) in edits {
            if raw.is_empty() { break; }
            let at = at.index(raw.len());
            match kind {
                0 => raw[at] = byte,
                1 => { raw.remove(at); }
                2 => raw.insert(at, byte),
                _ => { let tail = raw[at..].to_vec(); raw.extend_from_slice(&tail[..tail.len().min(200)]); }
            }
        }
        no_nul(&read(&raw));
        let _ = peek(&raw);
    }
}

fn files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, out) } else { out.push(path) }
    }
}

/// Whether the header block has a subject of more than white space, found without any parser.
fn has_subject(raw: &[u8]) -> bool {
    let text = String::from_utf8_lossy(raw).replace("\r\n", "\n");
    let block = text.trim_start().split("\n\n").next().unwrap_or_default().to_lowercase();
    let at = if block.starts_with("subject:") { Some(0) } else { block.find("\nsubject:").map(|at| at + 1) };
    at.is_some_and(|at| {
        let value: String = block[at + 8..]
            .split_inclusive('\n')
            .enumerate()
            .take_while(|(n, line)| *n == 0 || line.starts_with([' ', '\t']))
            .map(|(_, line)| line)
            .collect();
        !value.trim().is_empty()
    })
}

#[test]
fn real_mail_is_read_without_panic_or_loss() {
    for name in ["01-mime", "03-bounces", "04-threading"] {
        let Some(folder) = crate::common::corpora(name) else { return };
        let mut all = Vec::new();
        files(&folder, &mut all);
        let (mut empty, mut read_count, mut slowest) = (0, 0, (std::time::Duration::ZERO, String::new()));
        for path in &all {
            let raw = std::fs::read(path).unwrap();
            let started = std::time::Instant::now();
            let mail = read(&raw);
            if started.elapsed() > slowest.0 {
                slowest = (started.elapsed(), path.display().to_string());
            }
            no_nul(&mail);
            let declined =
                mail.defects.iter().any(|defect| matches!(defect, Defect::CutOff(what) if what.contains("HTML")));
            assert!(!declined, "{}", path.display());
            read_count += 1;
            assert!(!has_subject(&raw) || !mail.subject.is_empty(), "{}", path.display());
            assert!(
                !mail.defects.contains(&Defect::Unreadable) || !mail.text.is_empty() || raw.trim_ascii().is_empty(),
                "{}",
                path.display()
            );
            if mail.text.trim().is_empty() && mail.attachments.is_empty() {
                empty += 1;
                eprintln!("no text: {}", path.display());
            }
        }
        eprintln!("{name}: {read_count} read, {empty} without text or files, slowest {slowest:?}");
    }
}

#[test]
fn html_that_is_built_to_cost_is_shown_as_its_text() {
    let numbered = |one: &dyn Fn(usize) -> String| (0..3_000).map(one).collect::<String>();
    for html in [
        numbered(&|i| format!("<p></x><b id={i}>\n")),
        "<div></x>".repeat(20_000),
        "<div><!--</div>-->\n".repeat(20_000),
        format!("{}{}", "<blockquote>".repeat(380), "<br>".repeat(50_000)),
        format!("<a{}>", numbered(&|i| format!(" a{i}")).repeat(20)),
        "<table><tr><td></x></x>\n".repeat(20_000),
    ] {
        let raw = format!("From: ada@x.example\r\nContent-Type: text/html\r\n\r\n<p>Where is &lt;my&gt; kettle?{html}");
        let mail = read(raw.as_bytes());
        let about = raw.get(80..130).unwrap_or_default();
        assert_eq!(mail.html, None, "{about}");
        assert!(
            mail.defects.iter().any(|defect| matches!(defect, Defect::CutOff(what) if what.contains("HTML"))),
            "{about}"
        );
        assert!(mail.text.starts_with("Where is <my> kettle?") && mail.text.len() < raw.len(), "{about}");
    }
}

#[test]
fn lines_that_look_like_separators_are_kept() {
    let dashes = "-- a comment\r\n".repeat(6_000);
    let raw = format!("From: ada@x.example\r\nSubject: a script\r\n\r\nMy script:\r\n{dashes}It stops here.\r\n");
    let mail = read(raw.as_bytes());
    assert!(mail.text.ends_with("It stops here."), "{:?}", mail.defects);
    assert!(!mail.defects.iter().any(|defect| matches!(defect, Defect::CutOff(_))));
}

#[test]
fn a_broken_structure_still_shows_what_stands_there() {
    let raw = "From: ada@x.example\r\nSubject: broken\r\nContent-Type: multipart/mixed; boundary=\"--a\"\r\n\r\n----z\r\nContent-Type: text/plain\r\nHello there\r\n----a--\r\n";
    let mail = read(raw.as_bytes());
    assert_eq!(mail.subject, "broken");
    assert!(mail.text.contains("Hello there"), "{mail:?}");
    let raw = "From: ada@x.example\r\nSubject: fakeout\r\n \r\nthe empty line has a blank in it\r\n";
    assert!(read(raw.as_bytes()).text.contains("has a blank"), "{:?}", read(raw.as_bytes()));
}
