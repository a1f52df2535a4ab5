//! `GET /messages/{id}/html`: the formatted version of a message, for its frame.
//!
//! The frame is sandboxed, so nothing that it asks for carries the session: pictures that came with the message are
//! written into the document. Pictures from elsewhere tell their sender that and when somebody reads, so they are shown
//! only when an agent asks for them; the desk fetches them, so that it learns no more.

use super::{attachment, leads, picture};
use crate::answer::{Answer, html};
use crate::app::App;
use crate::csp;
use crate::door::SignedIn;
use crate::refusal::{Refusal, named};
use crate::views::conversation::mail_document;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use desk::permit::seen_message;
use desk::scan::{Given, PICTURES_PATIENCE};
use domain::MessageId;
use domain::message::{Attachment, picture_kind, with_remote_pictures};
use serde::Deserialize;
use std::collections::HashMap;
use store::StoredAttachment;

/// Bytes of pictures written into one document, each as often as it is named; the rest are files beside it.
const PICTURE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Whether pictures from elsewhere are wanted.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    images: Option<String>,
}

/// The document.
pub(crate) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: MessageId = named(&id)?;
    let (language, agent) = (who.language, who.agent.id);
    let cleaned = app.read(move |read| match seen_message(read, &who.agent, id)? {
        Some(_) => {
            let cleaned = read.message_html(id)?;
            let files = match cleaned.as_ref().is_some_and(|cleaned| cleaned.contains(CID)) {
                true => read.attachments(id)?,
                false => Vec::new(),
            };
            Ok(cleaned.map(|cleaned| (cleaned, files)))
        }
        None => Ok(None),
    });
    let (cleaned, files) = cleaned.await?.ok_or(Refusal::NotFound)?;
    let mut cleaned = leads::told(language, &cleaned);
    if !files.is_empty()
        && let Some(read) = attachment::arrival(&app, id).await?
    {
        cleaned = with_pictures(cleaned, &looked_at(&app, &files, read.attachments).await?);
    }
    if wanted.images.is_some() && app.desk.seal.get().is_some() {
        let signed = |place| picture::address(&app.desk, id, place, agent).unwrap_or_default();
        cleaned = with_remote_pictures(&cleaned, signed);
    }
    Ok(document(&cleaned))
}

/// The pictures that may be shown. Opening a mail is all that it takes to have a picture drawn, so those that the virus
/// scanner has not looked at wait for it: they are looked at now, for a few seconds, and are left out when it does not answer.
async fn looked_at(
    app: &App,
    stored: &[StoredAttachment],
    arrived: Vec<Attachment>,
) -> Result<Vec<Attachment>, Refusal> {
    let begun = app.desk.now();
    let mut shown = Vec::new();
    for (position, one) in (0..).zip(arrived) {
        let Some(known) = stored.iter().find(|file| file.position == position) else { continue };
        if one.content_id.is_none() || picture_kind(&one.bytes).is_none() {
            continue;
        }
        let left = app.desk.left_of(PICTURES_PATIENCE, begun);
        if app.desk.may_give(known, &one.bytes, left).await? == Given::Out {
            shown.push(one);
        }
    }
    Ok(shown)
}

/// A cleaned text as the document of a frame.
pub(crate) fn document(cleaned: &str) -> Response {
    let mut response = html(StatusCode::OK, mail_document(cleaned));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp::MAIL));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// Puts the pictures that came with the message where its text names them. What is put in counts each time: a mail
/// may name one picture 60,000 times.
pub(crate) fn with_pictures(cleaned: String, files: &[Attachment]) -> String {
    let mut pictures: HashMap<String, Picture<'_>> = HashMap::new();
    for one in files {
        if let (Some(id), Some(kind)) =
            (one.content_id.as_deref().filter(|id| !id.is_empty()), picture_kind(&one.bytes))
        {
            pictures.entry(escaped(id)).or_insert(Picture { kind, bytes: &one.bytes, written: None });
        }
    }
    if pictures.is_empty() {
        return cleaned;
    }
    let mut left = PICTURE_BYTES_MAX;
    let mut out = String::with_capacity(cleaned.len());
    // The sanitiser wrote it: a `<` begins a tag, and a quote ends a value.
    for piece in cleaned.split_inclusive('>') {
        match named_picture(piece).and_then(|(at, id)| Some((at, id, pictures.get_mut(id)?))) {
            Some((at, id, picture)) if picture.bytes.len() <= left => {
                left -= picture.bytes.len();
                out.push_str(piece.get(..at).unwrap_or_default());
                out.push_str(picture.as_address());
                out.push_str(piece.get(at + CID.len() + id.len()..).unwrap_or_default());
            }
            _ => out.push_str(piece),
        }
    }
    out
}

/// How the address of a picture within the message begins (RFC 2392).
const CID: &str = "cid:";

/// A picture that came with the message.
struct Picture<'a> {
    kind: &'static str,
    bytes: &'a [u8],
    written: Option<String>,
}

impl Picture<'_> {
    fn as_address(&mut self) -> &str {
        let (kind, bytes) = (self.kind, self.bytes);
        self.written.get_or_insert_with(|| format!("data:{kind};base64,{}", STANDARD.encode(bytes)))
    }
}

/// Where the `img` that ends a piece names a picture of the message, and which.
fn named_picture(piece: &str) -> Option<(usize, &str)> {
    const SOURCE: &str = " src=\"";
    let tag = piece.rfind("<img ")?;
    let at = tag + piece.get(tag..)?.find(SOURCE)? + SOURCE.len();
    let id = piece.get(at..)?.strip_prefix(CID)?;
    Some((at, id.split('"').next().unwrap_or_default()))
}

/// As it stands in an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(bytes: Vec<u8>) -> Attachment {
        Attachment {
            name: "a.gif".into(),
            content_type: "image/gif".into(),
            bytes,
            content_id: Some("pic@1".into()),
            inline: true,
        }
    }

    #[test]
    fn a_picture_named_again_and_again_stays_within_the_limit() {
        let mut bytes = b"GIF89a".to_vec();
        bytes.resize(100_000, 0);
        let text = "<p>&lt;</p><img alt=\"x\" src=\"cid:pic@1\">".repeat(60_000);
        let written = with_pictures(text.clone(), &[picture(bytes)]);
        assert!(written.len() < text.len() + PICTURE_BYTES_MAX * 3 / 2, "{}", written.len());
        assert!(written.contains("data:image/gif") && written.ends_with("src=\"cid:pic@1\">"));
    }

    #[test]
    fn only_pictures_name_pictures() {
        for text in ["<p>say \"cid:pic@1\"</p>", "<a href=\"cid:pic@1\">a</a>", "<img alt=\"cid:pic@1\">"] {
            assert_eq!(with_pictures(text.into(), &[picture(b"GIF89a".to_vec())]), text);
        }
    }

    #[test]
    fn enclosed_pictures_stand_in_the_document() {
        let picture = picture(b"GIF89a".to_vec());
        let text = with_pictures("<img src=\"cid:pic@1\"><img src=\"cid:other\">".into(), &[picture]);
        assert_eq!(text, "<img src=\"data:image/gif;base64,R0lGODlh\"><img src=\"cid:other\">");
    }
}
