//! The fields of a form, posted either way: plain or with files.

use crate::app::App;
use crate::body::{Held, Whose};
use crate::door::Place;
use crate::refusal::Refusal;
use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio_stream::StreamExt;

/// Fields of one form; more than any form of ours has.
const FIELDS_MAX: usize = 250;
/// The fields in which people write more than a line.
const TEXTS: [&str; 7] = ["body", "note", "because", "voice", "sign-off", "line", "choices"];
/// Characters of a file's name.
const NAME_CHARS_MAX: usize = 200;

/// What people wrote in the form of a request: whatever refuses it in the end, the page that says so gives it back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed(Arc<Mutex<Vec<String>>>);

impl Typed {
    fn take(&self, name: &str, value: &str) {
        if TEXTS.contains(&name) && !value.trim().is_empty() {
            self.lock().push(value.to_owned());
        }
    }

    /// All of it; empty where nothing was written.
    pub(crate) fn text(&self) -> String {
        self.lock().join("\n\n")
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was posted.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    values: Vec<(String, String)>,
    /// Files that are not empty.
    pub(crate) files: Vec<File>,
    /// The room that it takes, for as long as the request is worked on.
    _held: Option<Arc<Held>>,
}

/// A file that came with a form.
#[derive(Debug)]
pub(crate) struct File {
    /// Its name, safe to show and to store.
    pub(crate) name: String,
    /// Its media type as declared.
    pub(crate) content_type: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

impl Fields {
    /// The value of a field; empty when it is not there.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The names of all fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(name, _)| name.as_str())
    }

    /// All values of a field.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of a field as an identifier or number.
    pub(crate) fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).trim().parse().ok()
    }

    /// A text as it was typed, with line ends as the desk keeps them: forms post CR LF.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name).replace("\r\n", "\n")
    }

    /// Whether a box is ticked or a button with a value was pressed.
    pub(crate) fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let whose = match parts.extensions.get::<Whose>() {
            Some(whose) => *whose,
            None => Whose::stranger(Place::of(&parts, app).client),
        };
        let typed = parts.extensions.get::<Typed>().cloned().unwrap_or_default();
        let held = app.bodies.begin(whose);
        let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        if length.is_some_and(|length| !held.would_fit(length)) {
            return Err(Refusal::Busy);
        }
        let counting = Arc::clone(&held);
        let counted = body.into_data_stream().map(move |chunk| match chunk {
            Ok(chunk) if !counting.grow(chunk.len()) => Err(axum::Error::new(NoRoom)),
            other => other,
        });
        let read = read(Request::from_parts(parts, Body::from_stream(counted)), app, &typed);
        let fields = tokio::select! {
            fields = read => fields,
            () = held.late() => return Err(Refusal::Late),
        };
        match fields {
            Ok(fields) => Ok(Fields { _held: Some(held), ..fields }),
            Err(_) if held.was_refused() => Err(Refusal::Busy),
            Err(refused) => Err(refused),
        }
    }
}

/// The body does not fit beside the others.
#[derive(Debug, thiserror::Error)]
#[error("too much arrives at the same time")]
struct NoRoom;

async fn read(request: Request, app: &App, typed: &Typed) -> Result<Fields, Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return with_files(request, app, typed).await;
    }
    if kind.is_empty() {
        return Ok(Fields::default());
    }
    let form = Form::<Vec<(String, String)>>::from_request(request, app).await;
    let Form(values) = form.map_err(|refused| not_read(refused.status()))?;
    for (name, value) in &values {
        typed.take(name, value);
    }
    Ok(Fields { values, ..Fields::default() })
}

/// A form with files. What was typed stands before its files: where these are too large, it is there already.
async fn with_files(request: Request, app: &App, typed: &Typed) -> Result<Fields, Refusal> {
    let mut form = Multipart::from_request(request, app).await.map_err(|refused| not_read(refused.status()))?;
    let broken = |error: MultipartError| not_read(error.status());
    let mut fields = Fields::default();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        if fields.values.len() + fields.files.len() >= FIELDS_MAX {
            return Err(Refusal::TooLarge);
        }
        if field.file_name().is_some() {
            let (name, content_type) = (file_name(&field), content_type(&field));
            let mut bytes = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(broken)? {
                bytes.extend_from_slice(&chunk);
            }
            // A browser posts an empty file where none was chosen.
            if !(bytes.is_empty() && name == NAMELESS) {
                fields.files.push(File { name, content_type, bytes });
            }
        } else {
            let name = field.name().unwrap_or_default().to_owned();
            let value: Bytes = field.bytes().await.map_err(broken)?;
            let value = String::from_utf8_lossy(&value).into_owned();
            typed.take(&name, &value);
            fields.values.push((name, value));
        }
    }
    Ok(fields)
}

fn not_read(status: StatusCode) -> Refusal {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
        _ => Refusal::Unreadable,
    }
}

const NAMELESS: &str = "file";

/// Without folders and control characters.
fn file_name(field: &Field<'_>) -> String {
    let name = field.file_name().unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect();
    let name = name.trim().trim_matches('.');
    if name.is_empty() { NAMELESS.to_owned() } else { name.to_owned() }
}

/// As declared, if it is a media type at all.
fn content_type(field: &Field<'_>) -> String {
    let declared = field.content_type().unwrap_or_default().to_ascii_lowercase();
    let plain =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b));
    match declared.split(';').next().unwrap_or_default().trim().split_once('/') {
        Some((kind, of)) if plain(kind) && plain(of) => format!("{kind}/{of}"),
        _ => "application/octet-stream".to_owned(),
    }
}
