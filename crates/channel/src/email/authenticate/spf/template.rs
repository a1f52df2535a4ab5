//! Texts with macros (RFC 7208 §7): `%{ir}.%{v}._spf.%{d2}`.

use super::super::names::NAME_BYTES_MAX;
use std::borrow::Cow;
use std::net::IpAddr;

/// A text with macros, read once.
#[derive(Debug)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Literal(String),
    Macro(Macro),
}

#[derive(Debug)]
struct Macro {
    letter: char,
    /// An upper-case letter: escaped as in a web address.
    escaped: bool,
    /// How many parts are kept, from the right; 0 for all.
    parts: usize,
    reversed: bool,
    delimiters: String,
}

/// What macros stand for.
pub(super) struct Values<'a> {
    pub(super) sender_local: &'a str,
    pub(super) sender_domain: &'a str,
    pub(super) domain: &'a str,
    pub(super) address: IpAddr,
    pub(super) helo: &'a str,
    /// The proved name of the address; looked up only where a template needs it.
    pub(super) proved_name: &'a str,
    /// Seconds since 1970.
    pub(super) now: i64,
}

impl Template {
    /// A text in which domains are named (`macro-string`): visible ASCII without blanks.
    pub(super) fn parse(text: &str) -> Option<Template> {
        text.bytes().all(|b| b.is_ascii_graphic()).then_some(())?;
        Template::pieces(text, "slodiphv")
    }

    /// An explanation (`explain-string`): blanks, and three more letters.
    pub(super) fn explanation(text: &str) -> Option<Template> {
        text.bytes().all(|b| b.is_ascii_graphic() || b == b' ').then_some(())?;
        Template::pieces(text, "slodiphvcrt")
    }

    /// A domain (`domain-spec`): ends with a macro, or with a label that a top-level domain can have.
    pub(super) fn domain(text: &str) -> Option<Template> {
        let template = Template::parse(text)?;
        let ends_well = match template.0.last()? {
            // An escaped character ends the text as any macro does.
            Piece::Macro(_) => true,
            Piece::Literal(_) if ["%%", "%_", "%-"].iter().any(|end| text.ends_with(end)) => true,
            Piece::Literal(literal) => {
                let literal = literal.strip_suffix('.').unwrap_or(literal);
                literal.rsplit_once('.').is_some_and(|(_, label)| is_top_label(label))
            }
        };
        ends_well.then_some(template)
    }

    fn pieces(text: &str, letters: &str) -> Option<Template> {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('%') {
            literal.push_str(before);
            let (sign, after) = after.split_at_checked(1)?;
            rest = after;
            match sign {
                "%" => literal.push('%'),
                "_" => literal.push(' '),
                "-" => literal.push_str("%20"),
                "{" => {
                    let (inner, after) = after.split_once('}')?;
                    rest = after;
                    pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                    pieces.push(Piece::Macro(Macro::parse(inner, letters)?));
                }
                _ => return None,
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Some(Template(pieces))
    }

    /// Whether the proved name of the address is needed.
    pub(super) fn needs_proved_name(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Macro(it) if it.letter == 'p'))
    }

    /// The text with everything filled in.
    pub(super) fn fill(&self, values: &Values<'_>) -> String {
        let filled = self.0.iter().map(|piece| match piece {
            Piece::Literal(text) => Cow::Borrowed(text.as_str()),
            Piece::Macro(it) => Cow::Owned(it.fill(values)),
        });
        filled.collect()
    }

    /// The domain that results: where it is too long, labels are left out from the left (RFC 7208 §7.3).
    pub(super) fn fill_domain(&self, values: &Values<'_>) -> String {
        let filled = self.fill(values);
        let mut domain = filled.strip_suffix('.').unwrap_or(&filled);
        while domain.len() > NAME_BYTES_MAX {
            domain = domain.split_once('.').map_or("", |(_, rest)| rest);
        }
        domain.to_owned()
    }
}

/// `toplabel`: letters, digits and hyphens, no hyphen at the ends, not digits alone.
fn is_top_label(label: &str) -> bool {
    let plain = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain && !label.starts_with('-') && !label.ends_with('-') && label.bytes().any(|b| !b.is_ascii_digit())
}

impl Macro {
    /// `letter [digits] ["r"] *delimiter`
    fn parse(inner: &str, letters: &str) -> Option<Macro> {
        let mut chars = inner.chars();
        let written = chars.next()?;
        let letter = written.to_ascii_lowercase();
        letters.contains(letter).then_some(())?;
        let rest = chars.as_str();
        let (digits, rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let parts = if digits.is_empty() { 0 } else { digits.parse().ok().filter(|parts| *parts > 0)? };
        let (reversed, delimiters) = match rest.strip_prefix(['r', 'R']) {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        delimiters.chars().all(|c| ".-+,/_=".contains(c)).then_some(())?;
        Some(Macro {
            letter,
            escaped: written.is_ascii_uppercase(),
            parts,
            reversed,
            delimiters: delimiters.to_owned(),
        })
    }

    fn fill(&self, values: &Values<'_>) -> String {
        let value = match self.letter {
            's' => format!("{}@{}", values.sender_local, values.sender_domain),
            'l' => values.sender_local.to_owned(),
            'o' => values.sender_domain.to_owned(),
            'd' => values.domain.to_owned(),
            'i' => dotted(values.address),
            'p' => values.proved_name.to_owned(),
            'v' => if values.address.is_ipv4() { "in-addr" } else { "ip6" }.to_owned(),
            'h' => values.helo.to_owned(),
            'c' => values.address.to_string(),
            't' => values.now.to_string(),
            // The name of this host is nobody's business who publishes records.
            _ => "unknown".to_owned(),
        };
        let cut = self.cut(&value);
        if self.escaped { escape(&cut) } else { cut }
    }

    fn cut(&self, value: &str) -> String {
        if self.parts == 0 && !self.reversed && self.delimiters.is_empty() {
            return value.to_owned();
        }
        let delimiters = if self.delimiters.is_empty() { "." } else { &self.delimiters };
        let mut parts: Vec<&str> = value.split(|c| delimiters.contains(c)).collect();
        if self.reversed {
            parts.reverse();
        }
        let kept = if self.parts == 0 { parts.len() } else { self.parts.min(parts.len()) };
        parts.split_off(parts.len() - kept).join(".")
    }
}

/// The address as labels: four numbers, or 32 hexadecimal digits.
fn dotted(address: IpAddr) -> String {
    match address {
        IpAddr::V4(four) => four.to_string(),
        IpAddr::V6(six) => {
            let digits: Vec<String> = six
                .octets()
                .iter()
                .flat_map(|octet| [octet >> 4, octet & 15])
                .map(|half| format!("{half:x}"))
                .collect();
            digits.join(".")
        }
    }
}

/// As in a web address (RFC 3986 §2.3).
fn escape(text: &str) -> String {
    let escaped = text.bytes().map(|byte| match byte {
        b if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    });
    escaped.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> String {
        let values = Values {
            sender_local: "strong-bad",
            sender_domain: "email.example.com",
            domain: "email.example.com",
            address: [192, 0, 2, 3].into(),
            helo: "mx.example.org",
            proved_name: "unknown",
            now: 7,
        };
        Template::explanation(text).unwrap().fill(&values)
    }

    /// The examples of RFC 7208 §7.4.
    #[test]
    fn macros_are_those_of_the_standard() {
        for (text, expected) in [
            ("%{s}", "strong-bad@email.example.com"),
            ("%{o}", "email.example.com"),
            ("%{d4}", "email.example.com"),
            ("%{d1}", "com"),
            ("%{dr}", "com.example.email"),
            ("%{d2r}", "example.email"),
            ("%{l-}", "strong.bad"),
            ("%{lr-}", "bad.strong"),
            ("%{l1r-}", "strong"),
            ("%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com"),
            ("%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com"),
            ("%%%_%-|%{H}|%{t}|%{r}", "% %20|mx.example.org|7|unknown"),
            ("%{S}", "strong-bad%40email.example.com"),
        ] {
            assert_eq!(filled(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_macro_is_refused() {
        for text in ["%", "%(d)", "%{}", "%{x}", "%{d0}", "%{d", "%{dx}", "%{c}", "a b", "caf\u{e9}"] {
            assert!(Template::parse(text).is_none(), "{text}");
        }
        for text in ["", "localhost", "a.b-", "a.-b", "a.12", "a.b:25", "%{d}.", "."] {
            assert!(Template::domain(text).is_none(), "{text}");
        }
        for text in ["a.b", "a.b.", "%{d}", "a:b/c.example", "x%%", "a.1-2"] {
            assert!(Template::domain(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_name_that_is_too_long_loses_labels_from_the_left() {
        let long = "a".repeat(60);
        let values = Values {
            sender_local: "",
            sender_domain: &long,
            domain: "",
            address: [192, 0, 2, 3].into(),
            helo: "",
            proved_name: "",
            now: 0,
        };
        let domain = Template::domain("%{o}.%{o}.%{o}.%{o}.%{o}.example").unwrap().fill_domain(&values);
        assert_eq!(domain.len(), 4 * 61 + "example".len());
    }
}
