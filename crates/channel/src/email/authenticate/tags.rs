//! Lists of tags: `v=1; a=rsa-sha256; …` (RFC 6376 §3.2). Names are case sensitive, none may come twice, and nothing
//! may stand between semicolons; whoever signs knows how to write them.

use std::ops::Range;

/// The tags of one list.
pub(super) struct Tags<'a> {
    tags: Vec<(&'a str, &'a str)>,
    signature: Range<usize>,
}

/// Tags of one list; the standards know less than twenty.
const TAGS_MAX: usize = 100;

impl<'a> Tags<'a> {
    /// `None` when it is no list of tags.
    pub(super) fn parse(text: &'a [u8]) -> Option<Tags<'a>> {
        let text = std::str::from_utf8(text).ok()?;
        let mut found = Tags { tags: Vec::new(), signature: 0..0 };
        let mut at = 0;
        let trimmed = text.trim_end_matches(is_space);
        for spec in trimmed.strip_suffix(';').unwrap_or(trimmed).split(';') {
            let (name, value) = spec.split_once('=')?;
            let value_at = at + name.len() + 1;
            let (name, trimmed) = (name.trim_matches(is_space), value.trim_matches(is_space));
            let repeated = found.tags.len() >= TAGS_MAX || found.get(name).is_some();
            if repeated || !is_name(name) || !trimmed.chars().all(|c| !c.is_control() || is_space(c)) {
                return None;
            }
            if name == "b" {
                found.signature = value_at..value_at + value.len();
            }
            found.tags.push((name, trimmed));
            at += spec.len() + 1;
        }
        Some(found)
    }

    /// The value of a tag, as it stands.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.tags.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
    }

    /// The value of a tag that may not be empty.
    pub(super) fn filled(&self, name: &str) -> Option<&'a str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// The bytes of a tag in base 64, folded or not.
    pub(super) fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        use base64::Engine;
        let compact: String = self.filled(name)?.chars().filter(|c| !is_space(*c)).collect();
        base64::engine::general_purpose::STANDARD.decode(compact).ok()
    }

    /// The number of a tag; `None` when it is absent, `Some(None)` when it is no number.
    pub(super) fn number(&self, name: &str) -> Option<Option<u64>> {
        self.get(name).map(|value| value.parse().ok().filter(|_| value.bytes().all(|b| b.is_ascii_digit())))
    }

    /// The items of a tag between colons, lower case.
    pub(super) fn items(&self, name: &str) -> Option<Vec<String>> {
        let items = self.get(name)?.split(':').map(|item| item.trim_matches(is_space).to_ascii_lowercase());
        Some(items.collect())
    }

    /// Where the value of `b=` stands: it is left out when the list signs itself.
    pub(super) fn signature(&self) -> Range<usize> {
        self.signature.clone()
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_any_folding() {
        let text = b" v=1 ; b= aGVs\r\n bG8= ;\r\n\th = From : To ; x=12;";
        let tags = Tags::parse(text).unwrap();
        assert_eq!(tags.bytes("b").unwrap(), b"hello");
        assert_eq!(tags.items("h").unwrap(), ["from", "to"]);
        assert_eq!((tags.number("x"), tags.number("v"), tags.number("t")), (Some(Some(12)), Some(Some(1)), None));
        assert_eq!(&text[tags.signature()], b" aGVs\r\n bG8= ");
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for text in ["v=1;;a=b", "v=1; v=2", "v", ";v=1", "1v=1", "v-1=2", "v=\0", ""] {
            assert!(Tags::parse(text.as_bytes()).is_none(), "{text:?}");
        }
        assert!(Tags::parse(b"V=1; v=2").is_some(), "names are case sensitive");
    }
}
