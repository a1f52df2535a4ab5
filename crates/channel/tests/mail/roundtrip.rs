//! What we write reads back as what was meant, and no value becomes a header of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use crate::common::{email, parcel};
use channel::email::{compose, read};
use desk::Parcel;
use domain::customer::Address;
use domain::message::{AutoSubmitted, OutgoingAttachment, Quoted};

fn lines_fit(raw: &[u8]) {
    for line in raw.split(|&byte| byte == b'\n') {
        assert!(line.len() <= 999, "a line of {} bytes", line.len());
        assert!(line.is_empty() || line.ends_with(b"\r"), "a bare line feed");
    }
}

#[test]
fn a_reply_reads_back() {
    let mut parcel = parcel();
    parcel.outgoing.quoted = Some(Quoted {
        who: "Ada Lovelace <ada@customer.example>".into(),
        when: "2 Nov 2026, 09:00".into(),
        text: "Where is my order?\n\nAda".into(),
    });
    let raw = compose(&parcel);
    lines_fit(&raw);
    let seen = read(&raw);
    let sent = &parcel.outgoing;
    assert_eq!(seen.defects, []);
    assert_eq!(seen.from, std::slice::from_ref(&sent.from));
    assert_eq!(seen.reply_to, [sent.reply_to.clone().unwrap()]);
    assert_eq!(seen.to, sent.to);
    assert_eq!(seen.subject, sent.subject);
    assert_eq!(seen.date, Some(sent.date));
    assert_eq!(seen.external_id.as_deref(), Some(sent.external_id.as_str()));
    assert_eq!(seen.in_reply_to, ["question-1@customer.example"]);
    assert_eq!(seen.references, sent.references);
    assert_eq!(seen.new_text, sent.text);
    assert!(seen.quoted.contains("> Where is my order?"), "{}", seen.quoted);
    assert!(!seen.headers.has("auto-submitted"));
    assert!(seen.html.unwrap().contains("parcel one</li>"));
    assert_eq!(compose(&parcel), raw, "the same message gives the same bytes");
}

#[test]
fn marks_become_looks_in_html_and_plain_words_in_text() {
    let text = "Hello **Ada**,\n\n- [track it](https://x.example/a_b)\n- <b>_as typed_</b>\n\n```\na * b\n```";
    let mut parcel = parcel();
    parcel.outgoing.text = text.into();
    let literal = read(&compose(&parcel));
    assert_eq!(literal.new_text, text, "what a machine wrote is left alone");
    assert!(literal.html.unwrap().contains("Hello **Ada**"));

    parcel.outgoing.marked = true;
    let raw = compose(&parcel);
    lines_fit(&raw);
    let seen = read(&raw);
    assert_eq!(seen.new_text, "Hello *Ada*,\n\n- track it <https://x.example/a_b>\n- <b>_as typed_</b>\n\na * b");
    let html = seen.html.unwrap();
    for part in [
        "<b>Ada</b>",
        "<li><a href=\"https://x.example/a_b\"",
        ">track it</a></li>",
        "&lt;b&gt;<i>as typed</i>&lt;/b&gt;",
        ">a * b</pre>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn files_and_pictures_arrive_unchanged() {
    let mut parcel = parcel();
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    let text = b"line\none\r\ntwo \n".to_vec();
    for (name, content_type, id, content) in [
        ("Rechnung für Ada.pdf", "application/pdf", None, bytes.clone()),
        ("note.txt", "text/plain", None, text.clone()),
        ("mail.eml", "message/rfc822", None, text.clone()),
        ("logo.png", "image/png", Some("logo@shop"), bytes.clone()),
    ] {
        parcel.outgoing.attachments.push(OutgoingAttachment {
            name: name.into(),
            content_type: content_type.into(),
            digest: String::new(),
            bytes: content.len() as u64,
            content_id: id.map(str::to_owned),
        });
        parcel.contents.push(content);
    }
    let raw = compose(&parcel);
    lines_fit(&raw);
    let seen = read(&raw);
    assert_eq!(seen.defects, []);
    let found = |name: &str| {
        seen.attachments
            .iter()
            .find(|file| file.name == name)
            .unwrap_or_else(|| panic!("{name}: {:?}", seen.attachments.iter().map(|a| &a.name).collect::<Vec<_>>()))
    };
    assert_eq!(found("Rechnung für Ada.pdf").bytes, bytes);
    assert_eq!(found("note.txt").bytes, text);
    assert_eq!(found("mail.eml").bytes, text);
    let logo = found("logo.png");
    assert_eq!((logo.content_id.as_deref(), logo.inline), (Some("logo@shop"), true));
    assert!(seen.html.unwrap().contains("cid:logo@shop"));
    assert_eq!(seen.new_text, parcel.outgoing.text);
}

#[test]
fn automatic_mail_says_so_and_a_person_does_not() {
    let mut parcel = parcel();
    parcel.outgoing.auto_submitted = Some(AutoSubmitted::Replied);
    let seen = read(&compose(&parcel));
    assert_eq!(seen.headers.first("auto-submitted"), Some("auto-replied"));
    assert_eq!(seen.headers.first("x-auto-response-suppress"), Some("All"));
    assert_eq!(seen.headers.first("x-answerable-loop"), Some("install-1"));
}

#[test]
fn no_value_becomes_a_header() {
    let evil = "x\r\nBcc: evil@x.example\r\n\r\nbody";
    let mut parcel = parcel();
    let outgoing = &mut parcel.outgoing;
    outgoing.subject = evil.into();
    outgoing.from.name = evil.into();
    outgoing.to = vec![Address::new(evil, email("ada@customer.example"))];
    outgoing.external_id = evil.into();
    outgoing.in_reply_to = Some(evil.into());
    outgoing.references = vec![evil.into(), "a@b> <c@d".into()];
    outgoing.loop_mark = evil.into();
    outgoing.auto_submitted = Some(AutoSubmitted::Generated);
    outgoing.attachments.push(OutgoingAttachment {
        name: evil.into(),
        content_type: evil.into(),
        digest: String::new(),
        bytes: 1,
        content_id: Some(evil.into()),
    });
    parcel.contents.push(vec![1]);
    let raw = compose(&parcel);
    lines_fit(&raw);
    let seen = read(&raw);
    assert!(!seen.headers.has("bcc"), "{:?}", seen.headers);
    assert_eq!(seen.new_text, parcel.outgoing.text);
}

#[test]
fn long_values_stay_within_the_lines() {
    let mut parcel = parcel();
    parcel.outgoing.subject = "Ä".repeat(3_000);
    parcel.outgoing.references = (0..500).map(|n| format!("{n}.{}@customer.example", "r".repeat(80))).collect();
    parcel.outgoing.text = format!("{}\n{}", "word ".repeat(1_000), "ü".repeat(5_000));
    let raw = compose(&parcel);
    lines_fit(&raw);
    let seen = read(&raw);
    let references: usize = seen.references.iter().map(|id| id.len() + 5).sum();
    assert!(references < 8 * 1024, "{references} bytes");
    assert!(seen.references[0].starts_with("0.") && seen.references.last().unwrap().starts_with("question-1@"));
    assert_eq!(seen.new_text, parcel.outgoing.text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_customers_page_is_linked() {
    let mut parcel: Parcel = parcel();
    parcel.outgoing.page_url = Some("https://desk.example/c/abc".into());
    let seen = read(&compose(&parcel));
    assert!(seen.text.contains("https://desk.example/c/abc"));
    assert!(seen.html.unwrap().contains("href=\"https://desk.example/c/abc\""));
}
