//! Reading: any bytes become a message, the same each time, clean enough to store and to show, and bounded.

use channel::email::{TEXT_BYTES_MAX, came_at, peek, read, return_path};
use domain::Moment;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{
    Envelope, Inbound, Nature, Ourselves, PARTS_MAX, REFERENCES_MAX, REPORTED_MAX, Wording, bounce, nature,
};

/// The whole of reading, for a mail as it comes.
pub fn holds(raw: &[u8]) {
    let mail = read(raw);
    assert_eq!(mail, read(raw), "read twice");
    is_bounded(&mail, raw.len());
    is_clean(&mail);
    nothing_is_lost(&mail);
    the_quick_look_agrees(raw, &mail);
    let now = Moment(1_793_610_000_000);
    assert!(came_at(raw, now).is_none_or(|came| came <= now), "nothing came later than now");
    let _ = return_path(raw);
}

/// The same, and what a report means.
pub fn report_holds(raw: &[u8]) {
    holds(raw);
    let mail = read(raw);
    let envelope = envelope(&mail);
    let us = Ourselves {
        loop_mark: "mark-1",
        is_ours: &|address| address.domain() == "shop.example",
        mailbox: envelope.recipients.first().expect("one recipient"),
        answers_us: !mail.in_reply_to.is_empty(),
    };
    let wording = Wording::of(&mail, &envelope);
    let found = nature(&mail, &envelope, &wording, &us);
    assert_eq!(found, nature(&mail, &envelope, &wording, &us), "judged twice");
    if mail.report.is_none() && mail.headers.0.is_empty() {
        assert_ne!(found.nature, Nature::Complaint, "nothing complains in no words");
    }
    let bounced = bounce(&mail);
    assert_eq!(bounced, bounce(&mail), "understood twice");
    assert!(bounced.recipients.len() <= REPORTED_MAX);
}

/// `winmail.dat`: the bytes are the file, which comes once as a part and once as the whole body.
pub fn tnef_holds(content: &[u8]) {
    let coded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, content);
    let (head, kind) = ("From: ada@customer.example\r\nSubject: list\r\n", "Content-Type: application/ms-tnef\r\n");
    let coded = format!("{kind}Content-Transfer-Encoding: base64\r\n\r\n{coded}\r\n");
    holds(format!("{head}{coded}").as_bytes());
    holds(
        format!("{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n \r\n--b\r\n{coded}--b--\r\n")
            .as_bytes(),
    );
    holds(content);
}

fn is_bounded(mail: &Inbound, bytes: usize) {
    assert!(mail.parts.iter().map(|part| part.bytes).sum::<usize>() <= 4 * bytes + 1_000, "parts hold what came");
    assert!(mail.parts.len() <= PARTS_MAX && mail.content_types.len() <= PARTS_MAX && mail.attachments.len() <= 200);
    assert!(mail.references.len() <= REFERENCES_MAX && mail.in_reply_to.len() <= REFERENCES_MAX);
    assert!(mail.headers.0.len() <= 500 && mail.subject.len() <= 1_000);
    for text in [&mail.text, &mail.new_text, &mail.quoted, &mail.signature] {
        assert!(text.len() <= 4 * TEXT_BYTES_MAX, "{} bytes of text", text.len());
    }
    let reported = mail.report.as_ref().map_or(0, |report| report.recipients.len());
    assert!(reported <= REPORTED_MAX, "{reported} recipients of a report");
}

/// No database refuses it, and no screen is confused by it.
fn is_clean(mail: &Inbound) {
    let lines = [&mail.text, &mail.new_text, &mail.quoted, &mail.signature].into_iter();
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    assert!(!lines.flat_map(|text| text.chars()).any(odd), "control characters in the text");
    let fields = mail.headers.0.iter().flat_map(|(name, value)| [name, value]);
    let names =
        mail.attachments.iter().map(|file| &file.name).chain(mail.parts.iter().filter_map(|part| part.name.as_ref()));
    let addresses = [&mail.from, &mail.reply_to, &mail.to, &mail.cc].into_iter().flatten();
    let addresses = addresses.flat_map(|address| [address.name.as_str(), address.email.as_str()]);
    let one_line = fields.chain(names).chain([&mail.subject]).map(String::as_str).chain(addresses);
    for text in one_line {
        assert!(!text.chars().any(char::is_control), "control characters in {text:?}");
    }
    let ids = mail.external_id.iter().chain(&mail.in_reply_to).chain(&mail.references);
    assert!(!ids.flat_map(|id| id.chars()).any(|c| c.is_control() || c.is_whitespace()), "an identifier is one word");
    assert!(!mail.html.as_deref().unwrap_or_default().contains('\0'));
    assert_eq!(mail.body_digest.len(), 64);
}

/// Every letter of the text is among the new words, the history or the signature. Where marks in HTML told them apart,
/// some of them stand elsewhere; but then not all are gone.
fn nothing_is_lost(mail: &Inbound) {
    let parts = [mail.new_text.as_str(), &mail.quoted, &mail.signature];
    if mail.html.is_none() && mail.text.len() < TEXT_BYTES_MAX {
        assert_eq!(super::letters([mail.text.as_str()]), super::letters(parts), "{:?} {parts:?}", mail.text);
    }
    assert!(
        mail.text.trim().is_empty() || parts.iter().any(|part| !part.trim().is_empty()),
        "the text is shown nowhere"
    );
}

/// What holds automatic mail back at once must name the author that the reading finds later: else there is a gap in
/// which somebody is written to who has just answered.
fn the_quick_look_agrees(raw: &[u8], mail: &Inbound) {
    let Some(seen) = peek(raw) else { return };
    let author = mail.from.first().map(|from| from.email.canonical());
    assert!(author.is_none() || seen.from == author, "{:?} and {author:?}", seen.from);
}

fn envelope(mail: &Inbound) -> Envelope {
    let mailbox = EmailAddress::parse("help@shop.example").expect("an address");
    Envelope {
        channel: ChannelKind::Email,
        sender: mail.from.first().map(|from| from.email.clone()),
        recipients: vec![mail.to.first().map_or(mailbox, |to| to.email.clone())],
        received_at: Moment(0),
        peer: String::new(),
        peer_address: None,
        helo: None,
        imported: false,
    }
}
