//! Forms as browsers send them: with files (multipart) or without.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A file of a form.
pub struct Upload {
    /// Its name, safe to keep: no path, no control characters.
    pub name: String,
    /// Its media type as declared.
    pub content_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The fields of a form, in order, and its files.
#[derive(Default)]
pub struct Fields {
    fields: Vec<(String, String)>,
    /// Files that were chosen.
    pub files: Vec<Upload>,
}

/// Files of one form.
const FILES_MAX: usize = 20;
/// Characters of a file name.
const NAME_CHARS_MAX: usize = 150;

impl Fields {
    /// A field; empty when it is missing.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
    /// A field that holds a number of ours.
    pub fn id(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }
    /// Text with line ends as they are stored.
    pub fn body(&self, name: &str) -> String {
        self.text(name).replace("\r\n", "\n")
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
            return from_multipart(parts).await;
        }
        let bytes = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Fields { fields: from_urlencoded(&bytes), files: Vec::new() })
    }
}

async fn from_multipart(mut parts: Multipart) -> Result<Fields, Response> {
    let mut read = Fields::default();
    while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(str::to_owned) else {
            let text = part.bytes().await.map_err(IntoResponse::into_response)?;
            read.fields.push((name, String::from_utf8_lossy(&text).into_owned()));
            continue;
        };
        let content_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let bytes = part.bytes().await.map_err(IntoResponse::into_response)?.to_vec();
        // A file field without a file comes as an empty one without a name.
        if file.is_empty() && bytes.is_empty() {
            continue;
        }
        if read.files.len() >= FILES_MAX {
            return Err((StatusCode::PAYLOAD_TOO_LARGE, format!("{FILES_MAX} files at most.")).into_response());
        }
        read.files.push(Upload { name: safe_name(&file), content_type, bytes });
    }
    Ok(read)
}

/// The last part of a path, without what could confuse a screen or a disk.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect();
    if clean.trim().is_empty() { "file".to_owned() } else { clean.trim().to_owned() }
}

/// `a=b&c=d`, as forms without files are sent.
pub fn from_urlencoded(bytes: &[u8]) -> Vec<(String, String)> {
    let pairs = bytes.split(|b| *b == b'&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) =
                pair.iter().position(|b| *b == b'=').map_or((pair, &[][..]), |at| (&pair[..at], &pair[at + 1..]));
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(text: &[u8]) -> String {
    let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(text.len());
    let mut i = 0;
    while i < text.len() {
        match (text[i], digit(text.get(i + 1)), digit(text.get(i + 2))) {
            (b'+', ..) => out.push(b' '),
            (b'%', Some(high), Some(low)) => {
                out.push(high * 16 + low);
                i += 2;
            }
            (other, ..) => out.push(other),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded_and_nonsense_is_kept() {
        let fields = from_urlencoded(b"a=1+2&b=%C3%A9%zz&c&=d&&e=%");
        let expected = [("a", "1 2"), ("b", "é%zz"), ("c", ""), ("", "d"), ("e", "%")];
        assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn file_names_lose_their_paths() {
        for (name, safe) in
            [("../../etc/passwd", "passwd"), ("C:\\x\\photo.jpg", "photo.jpg"), ("", "file"), ("a\u{7}b", "ab")]
        {
            assert_eq!(safe_name(name), safe);
        }
    }
}
