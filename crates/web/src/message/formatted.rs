//! `GET /messages/{id}/html`: the formatted version of a message, for its frame.
//!
//! The frame is sandboxed, so nothing that it asks for carries the session: pictures that came with the message are
//! written into the document. Pictures from elsewhere tell their sender who reads when, so they are shown only when
//! an agent asks for them.

use super::{attachment, file};
use crate::answer::{Answer, html};
use crate::app::App;
use crate::csp;
use crate::door::SignedIn;
use crate::refusal::Refusal;
use crate::views::conversation::mail_document;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::MessageId;
use domain::message::Attachment;
use serde::Deserialize;

/// Bytes of pictures written into one document; the rest are files beside it.
const PICTURE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Whether pictures from elsewhere are wanted.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    images: Option<String>,
}

/// The document.
pub(crate) async fn show(
    State(app): State<App>,
    _: SignedIn,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let id: MessageId = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut cleaned = app.read(move |read| read.message_html(id)).await?.ok_or(Refusal::NotFound)?;
    if cleaned.contains("cid:")
        && let Some(read) = attachment::arrival(&app, id).await?
    {
        cleaned = with_pictures(cleaned, &read.attachments);
    }
    Ok(document(&cleaned, wanted.images.is_some()))
}

/// A cleaned text as the document of a frame.
pub(crate) fn document(cleaned: &str, remote: bool) -> Response {
    if !remote {
        return framed(cleaned, csp::MAIL);
    }
    let policy = csp::MAIL.replace("img-src 'self' data:", "img-src 'self' data: https: http:");
    framed(&cleaned.replace(" data-remote-src=\"", " src=\""), &policy)
}

fn framed(cleaned: &str, policy: &str) -> Response {
    let mut response = html(StatusCode::OK, mail_document(cleaned));
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// Puts the pictures that came with the message where its text names them.
pub(crate) fn with_pictures(mut cleaned: String, files: &[Attachment]) -> String {
    let mut left = PICTURE_BYTES_MAX;
    for one in files {
        let (Some(id), Some(kind)) = (&one.content_id, file::picture(&one.bytes)) else { continue };
        let named = format!("\"cid:{}\"", escaped(id));
        if id.is_empty() || one.bytes.len() > left || !cleaned.contains(&named) {
            continue;
        }
        left -= one.bytes.len();
        cleaned = cleaned.replace(&named, &format!("\"data:{kind};base64,{}\"", STANDARD.encode(&one.bytes)));
    }
    cleaned
}

/// As it stands in an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enclosed_pictures_stand_in_the_document() {
        let picture = Attachment {
            name: "a.gif".into(),
            content_type: "image/gif".into(),
            bytes: b"GIF89a".to_vec(),
            content_id: Some("pic@1".into()),
            inline: true,
        };
        let text = with_pictures("<img src=\"cid:pic@1\"><img src=\"cid:other\">".into(), &[picture]);
        assert_eq!(text, "<img src=\"data:image/gif;base64,R0lGODlh\"><img src=\"cid:other\">");
    }

    #[test]
    fn pictures_from_elsewhere_wait_until_they_are_asked_for() {
        let text = "<img data-remote-src=\"https://x.example/a.png\">";
        let policy = |remote| {
            document(text, remote).headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap_or_default().to_owned()
        };
        assert_eq!(policy(false), csp::MAIL);
        assert!(policy(true).contains("https:") && policy(true).contains("sandbox"));
    }
}
