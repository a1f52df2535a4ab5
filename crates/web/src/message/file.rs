//! Files as answers: saved or looked at, never able to do anything.

use crate::csp;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::message::picture_kind;

/// A file: a picture is shown, everything else is saved under its name.
pub(crate) fn served(name: &str, declared: &str, bytes: Vec<u8>) -> Response {
    match picture_kind(&bytes) {
        Some(kind) => answer(&format!("inline; {}", named(name)), kind, bytes),
        None => saved(name, declared, bytes),
    }
}

/// A file to be saved, whatever it is.
pub(crate) fn saved(name: &str, declared: &str, bytes: Vec<u8>) -> Response {
    answer(&format!("attachment; {}", named(name)), declared, bytes)
}

fn answer(disposition: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let value = |text: &str| HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_str(kind).unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, value(disposition)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp::FILE)),
    ];
    (headers, bytes).into_response()
}

/// The name in both forms (RFC 6266 §4.3): plain for old programs, UTF-8 for the rest.
fn named(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_graphic() && !"\"\\%".contains(c) || c == ' ' { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_calls_itself_a_picture_is_saved_unless_it_is_one() {
        let script = served("a.png", "image/png", b"<script>alert(1)</script>".to_vec());
        assert!(script.headers()[header::CONTENT_DISPOSITION].as_bytes().starts_with(b"attachment"));
        let svg = served("a.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec());
        assert!(svg.headers()[header::CONTENT_DISPOSITION].as_bytes().starts_with(b"attachment"));
        let png = served("a.exe", "application/x-dosexec", b"\x89PNG\r\n\x1a\n....".to_vec());
        assert_eq!(png.headers()[header::CONTENT_TYPE], "image/png");
    }

    #[test]
    fn a_name_cannot_end_its_header() {
        assert_eq!(
            named("a\"b\r\nX: ü.txt"),
            "filename=\"a_b__X: _.txt\"; filename*=UTF-8''a%22b%0D%0AX%3A%20%C3%BC.txt"
        );
    }
}
