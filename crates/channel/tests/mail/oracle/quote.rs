//! Telling new words from history: nothing is dropped, whatever the text looks like.

use super::letters;
use channel::email::quote::{forwarded, split};
use channel::email::read;

/// Text; or HTML, when it begins like that.
pub fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match text.starts_with('<') {
        true => html_holds(&text),
        false => text_holds(&text),
    }
}

fn text_holds(text: &str) {
    let parts = split(text);
    assert_eq!(parts, split(text), "split twice");
    assert_eq!(letters([text]), letters([&*parts.new, &parts.quoted, &parts.signature]), "{parts:?}");
    for part in [&parts.new, &parts.quoted, &parts.signature] {
        assert_eq!(part.trim_matches('\n'), part, "each part is trimmed");
    }
    if !text.trim().is_empty() {
        assert!(!parts.new.trim().is_empty() || !parts.quoted.trim().is_empty(), "a signature alone is the message");
    }
    if let Some(within) = forwarded(text) {
        let all = letters([&*within.text, &within.quoted, &within.signature, &within.above]);
        assert!(all.len() <= letters([text]).len(), "{within:?}");
    }
}

/// As it is read: cleaned first.
fn html_holds(html: &str) {
    let head = "From: ada@customer.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    super::mail::holds(format!("{head}{html}").as_bytes());
    let clean = read(format!("{head}{html}").as_bytes()).html.unwrap_or_default();
    let parts = channel::email::quote::split_html(&clean);
    assert_eq!(parts, channel::email::quote::split_html(&clean), "split twice");
    if let Some(parts) = parts {
        assert!(!parts.new.is_empty() || !parts.quoted.is_empty() || !parts.signature.is_empty(), "all words are gone");
    }
}
