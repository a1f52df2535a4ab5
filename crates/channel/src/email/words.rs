//! Encoded words of header fields (RFC 2047) made fit to be decoded: a character may have been broken in two by the
//! end of a word (forbidden by §5, and done), and raw eight-bit bytes may stand within one.

use super::charset;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_parser::decoders::base64::base64_decode;
use std::borrow::Cow;

/// How bytes are read that are not UTF-8 where no header declares their character set.
pub(super) type Undeclared = fn(&[u8]) -> String;

/// The value with each run of words in one character set written as one word in UTF-8, and what stands between them as
/// text in UTF-8.
pub(super) fn joined(value: &[u8], undeclared: Undeclared) -> Cow<'_, [u8]> {
    let has_words = value.windows(2).any(|pair| pair == b"=?");
    if !has_words {
        return match std::str::from_utf8(value) {
            Ok(_) => Cow::Borrowed(value),
            Err(_) => Cow::Owned(undeclared(value).into_bytes()),
        };
    }
    let mut out = Vec::with_capacity(value.len());
    let mut run: Option<Word<'_>> = None;
    let mut rest = value;
    while let Some(at) = rest.windows(2).position(|pair| pair == b"=?") {
        let (before, from) = rest.split_at(at);
        let Some((word, after)) = word(from) else {
            close(&mut run, &mut out);
            plain(before, undeclared, &mut out);
            out.extend_from_slice(b"=?");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        let between = before.trim_ascii();
        match &mut run {
            Some(open) if between.is_empty() && open.charset.eq_ignore_ascii_case(word.charset) => {
                open.bytes.extend(word.bytes);
            }
            _ => {
                close(&mut run, &mut out);
                plain(before, undeclared, &mut out);
                run = Some(word);
            }
        }
        rest = after;
    }
    close(&mut run, &mut out);
    plain(rest, undeclared, &mut out);
    Cow::Owned(out)
}

/// Text between words. Its encoding is told for itself: a word may be in another one.
fn plain(text: &[u8], undeclared: Undeclared, out: &mut Vec<u8>) {
    match std::str::from_utf8(text) {
        Ok(text) => out.extend_from_slice(text.as_bytes()),
        Err(_) => out.extend_from_slice(undeclared(text).as_bytes()),
    }
}

/// Writes the run of words that has ended.
fn close(run: &mut Option<Word<'_>>, out: &mut Vec<u8>) {
    let Some(word) = run.take() else { return };
    let declared = std::str::from_utf8(word.charset).ok();
    let text = charset::decoded(&word.bytes, declared).text;
    out.extend_from_slice(b"=?utf-8?B?");
    out.extend_from_slice(STANDARD.encode(text).as_bytes());
    out.extend_from_slice(b"?=");
}

struct Word<'a> {
    charset: &'a [u8],
    bytes: Vec<u8>,
}

/// The word at the start of `from`, and what follows it. `None` when none stands there.
fn word(from: &[u8]) -> Option<(Word<'_>, &[u8])> {
    /// The longest name of a character set, with a language (RFC 2231 §5).
    const CHARSET_BYTES_MAX: usize = 80;
    let rest = from.strip_prefix(b"=?")?;
    let end = rest.iter().take(CHARSET_BYTES_MAX).position(|&byte| byte == b'?')?;
    let (charset, rest) = rest.split_at(end);
    let is_name = !charset.is_empty() && charset.iter().all(u8::is_ascii_graphic);
    let (&[_, how, b'?'], rest) = rest.split_first_chunk()? else { return None };
    // Base64 and the text of a word hold no question mark (§4), and no word goes over a line's end.
    let end = rest.iter().position(|&byte| matches!(byte, b'?' | b'\n'))?;
    let (coded, rest) = rest.split_at(end);
    let after = rest.strip_prefix(b"?=")?;
    let bytes = match how.to_ascii_lowercase() {
        b'q' => quoted(coded),
        b'b' => base64_decode(coded)?,
        _ => return None,
    };
    let charset = charset.split(|&byte| byte == b'*').next().unwrap_or_default();
    is_name.then_some((Word { charset, bytes }, after))
}

/// The "Q" encoding (RFC 2047 §4.2); a `=` that encodes nothing stands for itself.
fn quoted(coded: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(coded.len());
    let mut rest = coded;
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        let pair = (byte == b'=').then(|| Some(digit(0)? * 16 + digit(1)?)).flatten();
        let (decoded, taken) = match pair.and_then(|pair| u8::try_from(pair).ok()) {
            Some(decoded) => (decoded, 2),
            None if byte == b'_' => (b' ', 0),
            None => (byte, 0),
        };
        out.push(decoded);
        rest = after.get(taken..).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fields::text;

    #[test]
    fn characters_that_were_broken_in_two_are_whole_again() {
        for (value, expected) in [
            (&b"=?utf-8?B?w6TD?= =?UTF-8?B?tsO8?="[..], "\u{e4}\u{f6}\u{fc}"),
            (b"=?utf-8?Q?K=C3?=\r\n =?utf-8?Q?=A4se_heute?=", "K\u{e4}se heute"),
            (b"=?iso-2022-jp?B?GyRCRnw=?= =?iso-2022-jp?B?S1wbKEI=?=", "\u{65e5}\u{672c}"),
            (b"=?iso-8859-1?Q?Gr\xfc\xdfe?= \xfcber", "Gr\u{fc}\u{df}e \u{fc}ber"),
            (b"=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"),
            (b"1 =? 2 =?utf-8?x?a?= =?", "1 =? 2 =?utf-8?x?a?= =?"),
            (b"=?gb2312?B?xOO6ww==?=", "\u{4f60}\u{597d}"),
            (b"=?unknown-8bit?Q?na=EFve?=", "na\u{ef}ve"),
        ] {
            assert_eq!(text(value), expected, "{}", String::from_utf8_lossy(value));
        }
    }
}
