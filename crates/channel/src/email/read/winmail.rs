//! A `winmail.dat` among the files gives way to what stands in it: its files become files of the message, its text the
//! message's text where the message has none.

use super::clean::{self, Cleaned};
use super::parts::{ATTACHMENTS_MAX, Bodies};
use super::tnef::{self, Tnef};
use super::{SUBJECT_BYTES_MAX, digest, name, note, write_texts};
use domain::customer::Address;
use domain::message::{Attachment, Defect, Inbound, Part};

/// Opens each of them.
pub(super) fn open(message: &mut Inbound, bodies: &mut Bodies, cleaned: &mut Cleaned) {
    if !message.attachments.iter().any(|file| tnef::is_tnef(&file.bytes)) {
        return;
    }
    let mut files = Vec::new();
    for file in std::mem::take(&mut message.attachments) {
        match tnef::read(&file.bytes) {
            Some(read) if has_something(&read) => take_over(read, bodies, &mut files, cleaned),
            _ => files.push(file),
        }
    }
    if files.len() > ATTACHMENTS_MAX {
        message.defects.push(Defect::CutOff(format!("more than {ATTACHMENTS_MAX} files")));
        files.truncate(ATTACHMENTS_MAX);
    }
    message.attachments = files;
}

/// A file of this kind that lies by itself, without a mail around it.
pub(super) fn alone(raw: &[u8]) -> Option<Inbound> {
    let read = tnef::read(raw)?;
    let mut cleaned = Cleaned::default();
    let mut message = Inbound {
        subject: clean::line(&read.subject, SUBJECT_BYTES_MAX, &mut cleaned),
        from: read.from.iter().map(|(name, email)| Address::new(name, email.clone())).collect(),
        parts: vec![Part { content_type: "application/ms-tnef".to_owned(), bytes: raw.len(), name: None }],
        body_digest: digest::body_digest(raw),
        defects: vec![Defect::NoMessageId, Defect::NoDate],
        ..Inbound::default()
    };
    if message.from.is_empty() {
        message.defects.push(Defect::NoSender);
    }
    let mut bodies = Bodies::default();
    take_over(read, &mut bodies, &mut message.attachments, &mut cleaned);
    write_texts(&mut message, bodies, &mut cleaned);
    note(&mut message, &cleaned);
    Some(message)
}

fn has_something(read: &Tnef) -> bool {
    !read.text.trim().is_empty() || read.html.is_some() || !read.files.is_empty()
}

fn take_over(read: Tnef, bodies: &mut Bodies, files: &mut Vec<Attachment>, cleaned: &mut Cleaned) {
    if bodies.text.trim().is_empty() && bodies.html.is_none() {
        (bodies.text, bodies.html) = (read.text, read.html);
    }
    for file in read.files {
        let content_type = file.content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
        let content_type = clean::line(&content_type.to_lowercase(), 200, cleaned);
        let content_id = file.content_id.map(|id| clean::line(id.trim_matches(['<', '>']), 998, cleaned));
        files.push(Attachment {
            name: name::safe(Some(&file.name), &content_type, cleaned),
            content_type,
            bytes: file.bytes,
            inline: content_id.is_some(),
            content_id,
        });
    }
    for inner in read.nested {
        bodies.nested.push_str("\n\n---------- Forwarded message ----------\n");
        if !inner.subject.is_empty() {
            bodies.nested.push_str(&format!("Subject: {}\n", inner.subject));
        }
        let mut within = Bodies::default();
        take_over(inner, &mut within, files, cleaned);
        bodies.nested.push('\n');
        match within.html {
            Some(html) if within.text.trim().is_empty() => bodies.nested.push_str(&super::plain::text_of(&html)),
            _ => bodies.nested.push_str(within.text.trim()),
        }
        bodies.nested.push_str(&within.nested);
    }
}
