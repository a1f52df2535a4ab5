//! What messages carry: their HTML in a frame, the bytes as they came, their files. Each under its own strict policy:
//! nothing here may run, and nothing may pretend to be a page of ours.

use crate::answer::{Broken, not_found};
use crate::app::App;
use crate::csp;
use crate::proof::SignedIn;
use crate::views::conversation::mail_document;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use domain::message::{Attachment, Inbound};
use domain::{InboundId, MessageId};
use serde::Deserialize;
use store::Trouble;

/// Whether remote images are wanted.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    images: u8,
}

/// The HTML of a message, for its frame. Remote images stay off until asked for.
pub async fn html(
    State(app): State<App>,
    SignedIn(_): SignedIn,
    Path(id): Path<MessageId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Broken> {
    let loaded = app.desk.reader().read(move |read| Ok::<_, Trouble>((read.message_html(id)?, read.attachments(id)?)));
    let (Some(html), files) = loaded.await? else { return Ok(not_found()) };
    let inline = files
        .iter()
        .filter_map(|file| Some((file.content_id.clone()?, format!("/messages/{id}/attachments/{}", file.position))));
    Ok(mail_response(&html, inline, asked.images == 1))
}

/// A cleaned document of mail under the policy of mail.
pub fn mail_response(html: &str, inline: impl Iterator<Item = (String, String)>, images: bool) -> Response {
    let mut html = html.to_owned();
    for (content_id, href) in inline {
        html = html.replace(&format!("cid:{content_id}"), &href);
    }
    let mut policy = csp::MAIL.to_owned();
    if images {
        html = html.replace("data-remote-src=", "src=");
        policy = policy.replace("img-src 'self' data:", "img-src 'self' data: https:");
    }
    let mut response = Html(mail_document(&html).0).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// The bytes as they came.
pub async fn original(
    State(app): State<App>,
    SignedIn(_): SignedIn,
    Path(id): Path<MessageId>,
) -> Result<Response, Broken> {
    let Some(message) = app.desk.reader().read(move |read| read.message(id)).await? else { return Ok(not_found()) };
    let Some(inbound) = message.inbound else { return Ok(not_found()) };
    let Some(bytes) = raw(&app, inbound).await? else { return Ok(not_found()) };
    Ok(download(bytes, "message/rfc822", &format!("{id}.eml"), false))
}

async fn raw(app: &App, id: InboundId) -> Result<Option<Vec<u8>>, Broken> {
    let original = app.desk.reader().read(move |read| read.original(id)).await?;
    Ok(match original {
        Some(original) => Some(app.desk.original_bytes(original).await?),
        None => None,
    })
}

/// One file of a message: an arrival's is read from its raw bytes, ours from the blob store.
pub async fn attachment(
    State(app): State<App>,
    SignedIn(_): SignedIn,
    Path((id, position)): Path<(MessageId, i64)>,
) -> Result<Response, Broken> {
    let loaded =
        app.desk.reader().read(move |read| Ok::<_, Trouble>((read.message(id)?, read.attachment(id, position)?)));
    let (Some(message), Some(file)) = loaded.await? else { return Ok(not_found()) };
    let bytes = match (&file.digest, message.inbound) {
        (Some(digest), _) => app.desk.blobs.get(digest).await?,
        (None, Some(inbound)) => from_arrival(&app, inbound, position).await?,
        (None, None) => None,
    };
    let Some(bytes) = bytes else { return Ok(not_found()) };
    let picture = picture_type(&bytes);
    Ok(download(bytes, picture.unwrap_or(&file.content_type), &file.name, picture.is_some() && file.inline))
}

async fn from_arrival(app: &App, inbound: InboundId, position: i64) -> Result<Option<Vec<u8>>, Broken> {
    let envelope = app.desk.reader().read(move |read| read.envelope(inbound)).await?;
    let (Some(envelope), Some(raw)) = (envelope, raw(app, inbound).await?) else { return Ok(None) };
    let mail = std::sync::Arc::clone(&app.desk.mail);
    let read = tokio::task::spawn_blocking(move || mail.read(&envelope, &raw)).await;
    let Inbound { attachments, .. } = read.map_err(|_| Broken(Trouble::Panicked))?;
    let position = usize::try_from(position).unwrap_or(usize::MAX);
    Ok(attachments.into_iter().nth(position).map(|Attachment { bytes, .. }| bytes))
}

/// Pictures that browsers show without any risk of running something, by their first bytes.
fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// A file to be saved; only pictures inside a mail are shown in place.
pub fn download(bytes: Vec<u8>, content_type: &str, name: &str, inline: bool) -> Response {
    let harmless = |b: u8| b.is_ascii_alphanumeric() || b"/.+-".contains(&b);
    let content_type = if content_type.bytes().all(harmless) { content_type } else { "application/octet-stream" };
    // Text types would be guessed at by browsers; saved files keep their name, not their power.
    let content_type = if content_type.starts_with("text/") { "application/octet-stream" } else { content_type };
    let kind = if inline { "inline" } else { "attachment" };
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' }).collect();
    let disposition = format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{}", crate::proof::encode(name));
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CONTENT_SECURITY_POLICY, csp::FILE),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_and_types_become_harmless_headers() {
        let response = download(b"x".to_vec(), "text/html", "a\"; x=\r\ny.html", false);
        let headers = response.headers();
        assert_eq!(headers[header::CONTENT_TYPE], "application/octet-stream");
        let disposition = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(disposition.starts_with("attachment; filename=\"a__ x___y.html\""), "{disposition}");
        assert!(picture_type(b"<svg onload=alert(1)>").is_none());
    }
}
