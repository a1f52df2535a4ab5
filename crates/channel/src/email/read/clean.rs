//! Text that may be stored and shown: no NUL (PostgreSQL refuses it), no invisible control characters, one kind of
//! line end, bounded length.

/// What cleaning had to do, for the list of defects.
#[derive(Default)]
pub(super) struct Cleaned {
    pub(super) controls: bool,
    pub(super) replaced: bool,
}

/// One line of text: line breaks and tabs become blanks, control characters go, at most `bytes_max` bytes.
pub(super) fn line(text: &str, bytes_max: usize, cleaned: &mut Cleaned) -> String {
    let mut out = String::with_capacity(text.len().min(bytes_max));
    for c in text.chars() {
        if out.len() + c.len_utf8() > bytes_max {
            break;
        }
        match c {
            '\r' => {}
            '\n' | '\t' => out.push(' '),
            c if c.is_control() => cleaned.controls = true,
            c => {
                cleaned.replaced |= c == char::REPLACEMENT_CHARACTER;
                out.push(c);
            }
        }
    }
    let trimmed = out.trim();
    if trimmed.len() == out.len() { out } else { trimmed.to_owned() }
}

/// Text of several lines: `\n` line ends, control characters removed, blanks at line ends kept.
pub(super) fn lines(text: &str, cleaned: &mut Cleaned) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            '\u{c}' | '\u{b}' => out.push('\n'),
            c if c.is_control() => cleaned.controls = true,
            c => {
                cleaned.replaced |= c == char::REPLACEMENT_CHARACTER;
                out.push(c);
            }
        }
    }
    out
}

/// The longest beginning of `text` with at most `bytes_max` bytes that ends between two characters.
pub(super) fn head(text: &str, bytes_max: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes_max)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_are_noted() {
        let mut cleaned = Cleaned::default();
        assert_eq!(lines("a\0b\r\nc\rd\u{7}", &mut cleaned), "ab\nc\nd");
        assert!(cleaned.controls);
    }

    #[test]
    fn a_line_stays_one_line_within_its_limit() {
        assert_eq!(line(" a\r\n b\tä", 6, &mut Cleaned::default()), "a  b");
        assert_eq!(head("aä", 2), "a");
    }
}
