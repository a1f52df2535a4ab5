//! Names of attached files: safe to show and to save under, never empty.

use super::clean::{self, Cleaned};

/// Bytes of a file name, as common file systems allow.
const NAME_BYTES_MAX: usize = 200;

/// A safe name for a file that was offered under `offered`. Paths, control characters, and characters that turn the
/// reading direction round (to dress a program up as a picture) go; an extension is added from the media type when
/// there is none.
pub(super) fn safe(offered: Option<&str>, content_type: &str, cleaned: &mut Cleaned) -> String {
    let base = offered.unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = base.chars().filter(|c| !turns_direction(*c) && !r#"<>:"|?*"#.contains(*c)).collect();
    let plain = clean::line(&plain, usize::MAX, cleaned);
    let plain = plain.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if plain.is_empty() { "attachment" } else { plain };
    match (stem.rsplit_once('.'), extension(content_type)) {
        (Some((_, ending)), _) if is_extension(ending) => shortened(stem),
        (_, Some(ending)) => format!("{}.{ending}", clean::head(stem, NAME_BYTES_MAX)),
        _ => shortened(stem),
    }
}

fn is_extension(ending: &str) -> bool {
    (1..=10).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The name within its limit; the extension stays.
fn shortened(name: &str) -> String {
    if name.len() <= NAME_BYTES_MAX {
        return name.to_owned();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) if is_extension(ending) => format!("{}.{ending}", clean::head(stem, NAME_BYTES_MAX)),
        _ => clean::head(name, NAME_BYTES_MAX).to_owned(),
    }
}

/// Unicode's marks, embeddings, overrides and isolates of direction, and invisible joiners of width zero.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The usual extension of a media type.
fn extension(content_type: &str) -> Option<&'static str> {
    Some(match content_type {
        "image/jpeg" | "image/jpg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/heic" => "heic",
        "image/svg+xml" => "svg",
        "image/tiff" => "tiff",
        "image/bmp" => "bmp",
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        "application/json" => "json",
        "application/rtf" | "text/rtf" => "rtf",
        "application/ms-tnef" | "application/vnd.ms-tnef" => "dat",
        "application/pkcs7-mime" | "application/x-pkcs7-mime" => "p7m",
        "application/pkcs7-signature" | "application/x-pkcs7-signature" => "p7s",
        "application/pgp-signature" => "asc",
        "application/msword" => "doc",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.ms-excel" => "xls",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "text/plain" | "message/delivery-status" | "text/rfc822-headers" | "message/disposition-notification" => "txt",
        "text/html" => "html",
        "text/csv" => "csv",
        "text/calendar" => "ics",
        "text/vcard" | "text/x-vcard" => "vcf",
        "text/xml" | "application/xml" => "xml",
        "message/rfc822" | "message/global" => "eml",
        "audio/mpeg" => "mp3",
        "audio/mp4" | "audio/x-m4a" => "m4a",
        "audio/ogg" => "ogg",
        "audio/wav" | "audio/x-wav" => "wav",
        "video/mp4" => "mp4",
        "video/quicktime" => "mov",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(offered: &str, content_type: &str) -> String {
        safe(Some(offered), content_type, &mut Cleaned::default())
    }

    #[test]
    fn paths_and_control_characters_go() {
        assert_eq!(named("..\\..\\boot.ini", "application/octet-stream"), "boot.ini");
        assert_eq!(named("/etc/passwd\0\r\nX: y", "text/plain"), "passwd X y.txt");
        assert_eq!(named("invoice\u{202e}gpj.exe", "application/octet-stream"), "invoicegpj.exe");
    }

    #[test]
    fn a_name_is_never_empty_nor_endless() {
        assert_eq!(safe(None, "image/png", &mut Cleaned::default()), "attachment.png");
        assert_eq!(named("...", "application/x-unknown"), "attachment");
        let long = named(&format!("{}.pdf", "ä".repeat(500)), "application/pdf");
        assert!(long.len() <= NAME_BYTES_MAX + 4 && long.ends_with(".pdf"), "{long}");
    }
}
