//! What an agent set for themselves: which key does what, how wide the panes are, whether mail tells of mentions.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a single key does, by its word, and the key that does it until somebody says otherwise.
pub const KEY_ACTS: [(&str, char); 23] = [
    ("next", 'j'),
    ("previous", 'k'),
    ("open", 'o'),
    ("reply", 'r'),
    ("note", 'n'),
    ("mine", 'a'),
    ("owner", 'A'),
    ("close", 'e'),
    ("snooze", 'z'),
    ("select", 'x'),
    ("select-next", 'J'),
    ("select-previous", 'K'),
    ("tags", '.'),
    ("priority", 'p'),
    ("unread", 'u'),
    ("suggested", 'y'),
    ("customer", 'i'),
    ("previous-message", '['),
    ("next-message", ']'),
    ("hand-over", 't'),
    ("go", 'g'),
    ("search", '/'),
    ("keys", '?'),
];

/// Pixels that the list may be wide; the middle one as delivered.
pub const LIST_WIDTH: [u16; 3] = [280, 348, 460];
/// Pixels that the customer's panel may be wide; the middle one as delivered.
pub const SIDE_WIDTH: [u16; 3] = [280, 316, 400];

/// What an agent set for themselves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Whether single keys do anything at all.
    pub single_keys: bool,
    /// Acts with a key of the agent's own, by word; the others have theirs from [`KEY_ACTS`].
    pub keys: BTreeMap<String, char>,
    /// Pixels of the list.
    pub list_width: u16,
    /// Pixels of the customer's panel.
    pub side_width: u16,
    /// Whether a mail tells of mentions that were not seen for a while.
    pub mention_mail: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            single_keys: true,
            keys: BTreeMap::new(),
            list_width: LIST_WIDTH[1],
            side_width: SIDE_WIDTH[1],
            mention_mail: true,
        }
    }
}

/// Why keys are not set as they were typed; each names the act.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidKeys {
    /// One visible character, and no digit: digits are the views.
    #[error("“{typed}” is no single key")]
    NoKey {
        /// The act.
        act: String,
        /// What was typed.
        typed: String,
    },
    /// Another act has it.
    #[error("two acts have the key “{key}”")]
    Taken {
        /// The act.
        act: String,
        /// The other one.
        other: String,
        /// The key of both.
        key: char,
    },
}

impl Preferences {
    /// The key of an act; `None` for an act that there is not.
    pub fn key(&self, act: &str) -> Option<char> {
        let delivered = KEY_ACTS.iter().find(|(word, _)| *word == act)?.1;
        Some(self.keys.get(act).copied().unwrap_or(delivered))
    }

    /// Sets all keys at once from what was typed for each act. An empty field, and an act that is not named, has its key
    /// as delivered.
    ///
    /// # Errors
    /// When something is no key, or two acts have the same.
    pub fn with_keys(&self, typed: &[(String, String)]) -> Result<Self, InvalidKeys> {
        let mut keys = BTreeMap::new();
        for (act, delivered) in KEY_ACTS {
            let typed = typed.iter().find(|(word, _)| word == act).map_or("", |(_, key)| key.trim());
            let mut chars = typed.chars();
            match (chars.next(), chars.next()) {
                (None, _) => {}
                (Some(key), None) if is_key(key) => {
                    if key != delivered {
                        keys.insert(act.to_owned(), key);
                    }
                }
                _ => {
                    let typed = typed.chars().take(8).collect();
                    return Err(InvalidKeys::NoKey { act: act.into(), typed });
                }
            }
        }
        let new = Self { keys, ..self.clone() };
        for (at, (act, _)) in KEY_ACTS.iter().enumerate() {
            let key = new.key(act);
            if let (Some((other, _)), Some(key)) = (KEY_ACTS[..at].iter().find(|(other, _)| new.key(other) == key), key)
            {
                return Err(InvalidKeys::Taken { act: (*act).into(), other: (*other).into(), key });
            }
        }
        Ok(new)
    }

    /// With panes of these widths, as near to them as they may be.
    pub fn with_widths(&self, list: u16, side: u16) -> Self {
        let within = |wanted: u16, [least, _, most]: [u16; 3]| wanted.clamp(least, most);
        Self { list_width: within(list, LIST_WIDTH), side_width: within(side, SIDE_WIDTH), ..self.clone() }
    }
}

/// One visible character; digits are taken by the views.
fn is_key(key: char) -> bool {
    !key.is_control() && !key.is_whitespace() && !key.is_numeric() && key.len_utf16() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(act, key)| ((*act).to_owned(), (*key).to_owned())).collect()
    }

    #[test]
    fn no_two_acts_have_one_key_as_delivered() {
        assert_eq!(Preferences::default().with_keys(&[]), Ok(Preferences::default()));
    }

    #[test]
    fn two_acts_can_change_places() {
        let changed = Preferences::default().with_keys(&typed(&[("next", "k"), ("previous", "j"), ("close", "q")]));
        let changed = changed.unwrap_or_default();
        assert_eq!(
            (changed.key("next"), changed.key("previous"), changed.key("close")),
            (Some('k'), Some('j'), Some('q'))
        );
        assert_eq!(changed.with_keys(&[]), Ok(Preferences::default()), "and all are put back as delivered");
    }

    #[test]
    fn what_is_no_key_is_refused_by_name() {
        let before = Preferences::default();
        for wrong in ["ab", "7", "\u{7}", "🫖"] {
            let refused = before.with_keys(&typed(&[("close", wrong)]));
            assert!(matches!(refused, Err(InvalidKeys::NoKey { ref act, .. }) if act == "close"), "{wrong:?}");
        }
        let taken = before.with_keys(&typed(&[("close", "j")]));
        assert!(matches!(taken, Err(InvalidKeys::Taken { key: 'j', .. })), "{taken:?}");
        assert_eq!(
            before.with_keys(&typed(&[("close", "é"), ("no such act", "q")])).map(|of| of.key("close")),
            Ok(Some('é'))
        );
    }

    #[test]
    fn panes_stay_within_their_measures() {
        let wide = Preferences::default().with_widths(9_999, 0);
        assert_eq!((wide.list_width, wide.side_width), (460, 280));
    }
}
