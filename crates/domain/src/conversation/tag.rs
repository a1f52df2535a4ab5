//! Tags: words of the team's own on a conversation.

/// Characters of a tag.
pub const TAG_CHARS_MAX: usize = 40;
/// Tags on one conversation: more say nothing.
pub const TAGS_MAX: usize = 20;

/// The name of a tag, as people write it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagName {
    written: String,
    key: String,
}

/// Why a text is no tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoTag {
    /// Nothing is written.
    #[error("a tag needs a name")]
    Empty,
    /// It is too long.
    #[error("a tag has at most {TAG_CHARS_MAX} characters")]
    TooLong,
    /// It would not be found again in a line of filters.
    #[error("a tag is written without quotation marks and colons, and does not begin with a hyphen")]
    Marks,
}

impl TagName {
    /// The name in a text; blanks around it, and more than one within, go.
    ///
    /// # Errors
    /// When it is empty, too long, or holds marks that filters need for themselves.
    pub fn parse(text: &str) -> Result<Self, NoTag> {
        let written = text.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
        if written.is_empty() {
            return Err(NoTag::Empty);
        }
        if written.chars().count() > TAG_CHARS_MAX {
            return Err(NoTag::TooLong);
        }
        if written.starts_with('-') || written.chars().any(|c| matches!(c, '"' | ':' | ',') || c.is_control()) {
            return Err(NoTag::Marks);
        }
        let key = tag_key(&written);
        Ok(TagName { written, key })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// By which two ways of writing one tag are the same: without case and accents.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// The key of what somebody wrote for a tag.
pub fn tag_key(written: &str) -> String {
    let words = written.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
    crate::text::fold(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_write_one_tag_are_one() {
        let key = |text: &str| TagName::parse(text).map(|tag| tag.key().to_owned());
        assert_eq!(key("Rückgabe  offen"), key(" #ruckgabe OFFEN"));
        assert_eq!(TagName::parse("  VIP ").map(|tag| tag.as_str().to_owned()), Ok("VIP".to_owned()));
    }

    #[test]
    fn what_filters_need_for_themselves_is_no_part_of_a_tag() {
        for (text, why) in [
            ("", NoTag::Empty),
            ("#", NoTag::Empty),
            ("a:b", NoTag::Marks),
            ("-late", NoTag::Marks),
            ("say \"x\"", NoTag::Marks),
            (&"x".repeat(41), NoTag::TooLong),
        ] {
            assert_eq!(TagName::parse(text), Err(why), "{text}");
        }
    }
}
