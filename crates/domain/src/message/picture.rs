//! Pictures: which bytes are one, and which of them a mail names elsewhere instead of bringing them along.

use std::collections::HashMap;

/// Pictures from elsewhere that are shown of one mail.
pub const REMOTE_PICTURES_MAX: usize = 100;

/// Pictures that browsers draw and that can hold no script, with how each begins.
const KINDS: [(&str, &[u8]); 4] = [
    ("image/png", b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", b"\xff\xd8\xff"),
    ("image/gif", b"GIF8"),
    ("image/webp", b"RIFF"),
];
/// How cleaned HTML names a picture elsewhere.
const NAMES: &str = " data-remote-src=\"";
/// How a picture is named that is loaded.
const LOADS: &str = " src=\"";

/// The kind of picture that the bytes are, whatever somebody says they are.
pub fn picture_kind(bytes: &[u8]) -> Option<&'static str> {
    let (kind, _) = KINDS.into_iter().find(|(_, start)| bytes.starts_with(start))?;
    (kind != "image/webp" || bytes.get(8..12) == Some(b"WEBP")).then_some(kind)
}

/// The addresses of the pictures that a cleaned mail names elsewhere: each once, in order, so that its place among them
/// says which is meant.
pub fn remote_pictures(cleaned: &str) -> Vec<String> {
    let mut all: Vec<(&str, usize)> = places(cleaned).into_iter().collect();
    all.sort_by_key(|(_, place)| *place);
    all.into_iter().map(|(url, _)| unescaped(url)).collect()
}

/// The cleaned mail with its pictures from elsewhere loaded from other addresses, made of their places. An address has
/// nothing in it that could end an attribute.
pub fn with_remote_pictures(cleaned: &str, address: impl Fn(usize) -> String) -> String {
    let places = places(cleaned);
    let mut out = String::with_capacity(cleaned.len());
    let mut written = 0;
    for (at, url) in named(cleaned) {
        let Some(place) = places.get(url) else { continue };
        out.push_str(cleaned.get(written..at).unwrap_or_default());
        out.push_str(LOADS);
        out.push_str(&address(*place));
        written = at + NAMES.len() + url.len();
    }
    out.push_str(cleaned.get(written..).unwrap_or_default());
    out
}

/// The place of each address among all of them.
fn places(cleaned: &str) -> HashMap<&str, usize> {
    let mut places = HashMap::new();
    for (_, url) in named(cleaned) {
        let next = places.len();
        if next == REMOTE_PICTURES_MAX {
            break;
        }
        places.entry(url).or_insert(next);
    }
    places
}

/// Where each `img` names a picture elsewhere, and its address as it is written there. The sanitiser wrote the text: a `<`
/// outside of a value begins a tag, and a value stands between quotes. What is a value is never read as a name: the words
/// beside a picture may end like one.
fn named(cleaned: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(tag) = next(cleaned, at, &['<']) {
        let is_picture = cleaned.get(tag..).is_some_and(|markup| markup.starts_with("<img "));
        at = tag + 1;
        loop {
            let Some(mark) = next(cleaned, at, &['"', '>']) else { return found };
            at = mark + 1;
            let before = cleaned.get(..at).unwrap_or_default();
            if before.ends_with('>') {
                break;
            }
            let Some(end) = next(cleaned, at, &['"']) else { return found };
            if is_picture && before.ends_with(NAMES) {
                found.push((at - NAMES.len(), cleaned.get(at..end).unwrap_or_default()));
            }
            at = end + 1;
        }
    }
    found
}

/// Where one of these stands next.
fn next(text: &str, from: usize, any: &[char]) -> Option<usize> {
    Some(from + text.get(from..)?.find(any)?)
}

/// Text of cleaned HTML as it is meant: what the sanitiser escapes, and nothing else.
pub fn unescaped(text: &str) -> String {
    let plain = text.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">");
    plain.replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        for (bytes, kind) in [
            (b"\x89PNG\r\n\x1a\n..".as_slice(), Some("image/png")),
            (b"\xff\xd8\xff\xe0", Some("image/jpeg")),
            (b"GIF89a", Some("image/gif")),
            (b"RIFF....WEBPVP8 ", Some("image/webp")),
            (b"RIFF....WAVE", None),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            (b"<script>", None),
            (b"", None),
        ] {
            assert_eq!(picture_kind(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn pictures_elsewhere_are_numbered_each_once() {
        let mail = "<p>x<img alt=\"a\" data-remote-src=\"https://x.example/a?u=1&amp;v=2\" width=\"9\"></p>\
            <img src=\"data:image/gif;base64,R0\"><img data-remote-src=\"http://y.example/b\">\
            <img data-remote-src=\"https://x.example/a?u=1&amp;v=2\">";
        assert_eq!(remote_pictures(mail), ["https://x.example/a?u=1&v=2", "http://y.example/b"]);
        let shown = with_remote_pictures(mail, |place| format!("/pictures/{place}"));
        let expected = "<p>x<img alt=\"a\" src=\"/pictures/0\" width=\"9\"></p>\
            <img src=\"data:image/gif;base64,R0\"><img src=\"/pictures/1\"><img src=\"/pictures/0\">";
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_that_look_like_a_picture_are_words() {
        for text in [
            "<p> data-remote-src=\"https://x.example/a\"</p>",
            "<p>&lt;img data-remote-src=\"https://x.example/a\"</p>",
            "<a href=\"https://x.example\" data-remote-src=\"https://x.example/a\">a</a>",
            "<img alt=\"&quot; data-remote-src=\"><b title=\" onerror=\">a</b>",
            "<img alt=\"a > data-remote-src=\" title=\"<img data-remote-src=\">",
            "<img data-remote-src=",
        ] {
            assert_eq!(with_remote_pictures(text, |_| "/x".into()), text);
            assert!(remote_pictures(text).iter().all(|url| !url.contains("x.example")), "{text}");
        }
    }

    #[test]
    fn a_mail_with_too_many_pictures_shows_the_first_ones() {
        let mail: String = (0..3 * REMOTE_PICTURES_MAX)
            .map(|at| format!("<img data-remote-src=\"https://x.example/{at}\">"))
            .collect();
        assert_eq!(remote_pictures(&mail).len(), REMOTE_PICTURES_MAX);
        let shown = with_remote_pictures(&mail, |place| place.to_string());
        assert_eq!(shown.matches(" src=\"").count(), REMOTE_PICTURES_MAX);
    }
}
