//! Transfer encodings taken off without ever giving up (RFC 2045 §6): real mail is cut off, wrapped and added to on
//! its way, and most of a letter is better than none.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{HeaderValue, MessagePart};
use std::borrow::Cow;

/// How content is encoded for its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Transfer {
    Identity,
    Base64,
    QuotedPrintable,
    Uu,
}

/// What a part declares; the identity where it declares nothing known.
pub(super) fn declared(part: &MessagePart<'_>) -> Transfer {
    let value =
        part.headers.iter().rev().find(|header| header.name == mail_parser::HeaderName::ContentTransferEncoding);
    let Some(HeaderValue::Text(word)) = value.map(|header| &header.value) else { return Transfer::Identity };
    // A comment or a parameter behind the word says nothing (RFC 2045 §6.1 allows neither).
    let word = word.trim().split([';', '(', ' ', '\t']).next().unwrap_or_default();
    match word.trim_matches('"').to_ascii_lowercase().as_str() {
        "base64" => Transfer::Base64,
        "quoted-printable" => Transfer::QuotedPrintable,
        "x-uuencode" | "uuencode" | "x-uue" | "x-uu" => Transfer::Uu,
        _ => Transfer::Identity,
    }
}

/// The content with its encoding taken off.
pub(super) fn decode(content: &[u8], transfer: Transfer, is_text: bool) -> Vec<u8> {
    match transfer {
        Transfer::Identity => content.to_vec(),
        Transfer::Base64 => base64_decode(content).unwrap_or_else(|| base64(content, is_text)),
        Transfer::QuotedPrintable => quoted_printable_decode(content).unwrap_or_else(|| quoted_printable(content)),
        Transfer::Uu => super::uu::first(content).map_or_else(|| content.to_vec(), |found| found.bytes),
    }
}

/// Base64 with something else in it. Lines that hold words are what a list or a scanner wrote below the encoded text:
/// kept in a text, left out of a file. Other characters that do not belong are ignored.
fn base64(content: &[u8], is_text: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len() / 4 * 3);
    let mut encoded = Vec::new();
    for line in content.split_inclusive(|&byte| byte == b'\n') {
        if !holds_words(line) {
            encoded.extend(line.iter().filter(|&&byte| in_alphabet(byte)));
            continue;
        }
        flush(&mut encoded, &mut out);
        if is_text {
            if !out.is_empty() && !out.ends_with(b"\n") {
                out.push(b'\n');
            }
            out.extend_from_slice(line);
        }
    }
    flush(&mut encoded, &mut out);
    out
}

fn flush(encoded: &mut Vec<u8>, out: &mut Vec<u8>) {
    if !encoded.iter().all(|&byte| byte == b'=') {
        out.extend(base64_decode(encoded).unwrap_or_default());
    }
    encoded.clear();
}

fn in_alphabet(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// Whether a line is no base64: it has blanks between words, or an eighth of it does not belong to the alphabet.
fn holds_words(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let strange = line.iter().filter(|&&byte| !in_alphabet(byte)).count();
    line.contains(&b' ') || strange * 8 > line.len()
}

/// Quoted-printable; a `=` that encodes nothing stands for itself.
fn quoted_printable(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    for line in content.split_inclusive(|&byte| byte == b'\n') {
        let text = line.trim_ascii_end();
        let (text, end): (&[u8], &[u8]) = match text.strip_suffix(b"=") {
            Some(soft) if line.len() > text.len() => (soft, b""),
            _ if line.ends_with(b"\r\n") => (text, b"\r\n"),
            _ if line.ends_with(b"\n") => (text, b"\n"),
            _ => (text, b""),
        };
        let mut rest = text;
        while let Some((&byte, after)) = rest.split_first() {
            let coded = (byte == b'=').then(|| after.get(..2).and_then(pair)).flatten();
            out.push(coded.unwrap_or(byte));
            rest = if coded.is_some() { after.get(2..).unwrap_or_default() } else { after };
        }
        out.extend_from_slice(end);
    }
    out
}

fn pair(digits: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*digits.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// Whether bytes are the same as they stand: nothing to take off.
pub(super) fn as_they_stand(content: &[u8], transfer: Transfer, is_text: bool) -> Cow<'_, [u8]> {
    match transfer {
        Transfer::Identity => Cow::Borrowed(content),
        _ => Cow::Owned(decode(content, transfer, is_text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_base64_is_read_as_far_as_it_is_base64() {
        for (content, is_text, expected) in [
            (&b"SGVs*bG8h"[..], true, &b"Hello!"[..]),
            (b"SGVsbG8h\r\n\r\n-- \r\nThe list of lists\r\n", true, b"Hello!\n-- \r\nThe list of lists\r\n"),
            (b"SGVsbG8h\r\n-- scanned: by a scanner!\r\n", false, b"Hello!"),
            (b"SGVsbG8", true, b"Hello"),
            (b"", true, b""),
        ] {
            assert_eq!(decode(content, Transfer::Base64, is_text), expected, "{}", String::from_utf8_lossy(content));
        }
    }

    #[test]
    fn damaged_quoted_printable_keeps_its_signs() {
        let content = b"a=3Db c=zz d==\r\ne =E4=\n\n100 % = all  \r\nend=";
        let expected = b"a=b c=zz d=e \xe4\n100 % = all\r\nend=";
        assert_eq!(decode(content, Transfer::QuotedPrintable, true), expected);
    }
}
