//! Which language a browser asks for.

use crate::Language;

/// Ranges that are looked at; a browser sends a handful.
const RANGES_MAX: usize = 32;

impl Language {
    /// The language that a browser likes best of those that the desk speaks, by its `Accept-Language` (RFC 9110 §12.5.4);
    /// `None` where it names none of them.
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for range in header.split(',').take(RANGES_MAX) {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let Some(language) = Self::of_tag(tag) else { continue };
            let weight = thousandths(weight);
            if weight > best.map_or(0, |(weight, _)| weight) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// A weight, "q=0.8", in thousandths; 1 where none is given, 0 for one that is none.
fn thousandths(weight: &str) -> u32 {
    let Some(value) = weight.trim().strip_prefix("q=") else { return 1_000 };
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), part.parse::<u32>()) {
        (Ok(whole @ 0..=1), Ok(part)) => (whole * 1_000 + part).min(1_000),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_liked_language_that_we_speak_is_taken() {
        for (header, expected) in [
            ("de-AT,de;q=0.9,en;q=0.8", Some(Language::German)),
            ("nl, en;q=0.5, fr;q=0.7", Some(Language::French)),
            ("en;q=0, es;q=0.001", Some(Language::Spanish)),
            ("nl", None),
            ("*", None),
            ("", None),
            ("de;q=nonsense", None),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }
}
