//! What one line looks like, whatever stands around it.

/// Whether a line is quoted: `>` in front, as everywhere, `|` as some programs do, or the initials of who is quoted
/// before the mark (`AL> `). A line that also ends with `|` is a row of a table.
pub(super) fn is_quote(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('>')
        || line.starts_with("&gt;")
        || line == "|"
        || (line.starts_with("| ") && !line.ends_with('|'))
        || has_initials(line)
}

/// One or two capitals before the mark; three would be a prompt of a program as well.
fn has_initials(line: &str) -> bool {
    let Some((initials, rest)) = line.get(..line.len().min(4)).and_then(|head| head.split_once('>')) else {
        return false;
    };
    matches!(initials.len(), 1 | 2)
        && initials.bytes().all(|byte| byte.is_ascii_uppercase())
        && (rest.is_empty() || rest.starts_with(' '))
}

/// The words of a quoted line, without its marks.
pub(super) fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t'])
}

/// A line of nothing but drawn characters, four or more.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim().trim_matches('*');
    line.chars().take(4).count() == 4 && line.chars().all(|c| "-_=—–─━".contains(c))
}

/// Whether a line holds nothing that is seen.
pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// Lower case, plain blanks, ASCII digits, brackets as characters, no marks of direction: so that one rule fits all
/// scripts.
pub(super) fn folded(line: &str) -> String {
    let line = line.trim();
    let mut out = String::with_capacity(line.len());
    if line.is_ascii() {
        // Most lines, and at once.
        out.push_str(line);
        out.make_ascii_lowercase();
        if out.contains('\t') {
            out = out.replace('\t', " ");
        }
        return with_brackets(out);
    }
    for c in line.chars() {
        match c {
            c if is_unseen(c) => {}
            '\u{a0}' | '\u{202f}' | '\u{3000}' | '\t' => out.push(' '),
            '’' | '‘' => out.push('\''),
            '：' | '﹕' => out.push(':'),
            '٠'..='٩' => out.push(digit(c, '٠')),
            '۰'..='۹' => out.push(digit(c, '۰')),
            '０'..='９' => out.push(digit(c, '０')),
            // The dot stays behind where the Turkish İ becomes small.
            c => out.extend(c.to_lowercase().filter(|c| *c != '\u{307}')),
        }
    }
    with_brackets(out)
}

/// Brackets and quotation marks as characters, where a program wrote their names.
fn with_brackets(text: String) -> String {
    if text.contains('&') { text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"") } else { text }
}

/// Marks of direction and of nothing: they are in what mail programs write, and in the way of comparing.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{34f}')
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_have_a_mark_and_tables_and_prompts_are_none() {
        for line in ["> a", ">>> a", " > a", "| a", "|", "AL> a", "C>", "&gt; a"] {
            assert!(is_quote(line), "{line}");
        }
        for line in ["a > b", "| a | b |", "SQL> select", "<b>", "", "C>D", "->"] {
            assert!(!is_quote(line), "{line}");
        }
    }

    #[test]
    fn folding_takes_scripts_to_one_form() {
        assert_eq!(folded(" Le\u{a0}２ nov. ٢٠٢٦\u{200f} À : &lt;a@b&gt; "), "le 2 nov. 2026 à : <a@b>");
        assert_eq!([folded("İLETİ"), folded("I\u{307}leti")], ["ileti", "ileti"]);
        assert!(is_blank(" \u{a0}\u{feff}\t"));
    }
}
