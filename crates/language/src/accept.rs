//! Which language a browser asks for.

use crate::Language;

/// Ranges that are looked at; a browser sends a handful.
const RANGES_MAX: usize = 32;

impl Language {
    /// The languages that a browser likes of those that the desk speaks, by its `Accept-Language` (RFC 9110 §12.5.4), the
    /// best liked first; none where it names none of them.
    pub fn accepted(header: &str) -> Vec<Self> {
        let mut liked: Vec<(u32, Self)> = Vec::new();
        for range in header.split(',').take(RANGES_MAX) {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let Some(language) = Self::of_tag(tag) else { continue };
            let weight = thousandths(weight);
            match liked.iter_mut().find(|(_, known)| *known == language) {
                Some((known, _)) => *known = weight.max(*known),
                None => liked.push((weight, language)),
            }
        }
        liked.retain(|(weight, _)| *weight > 0);
        liked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        liked.into_iter().map(|(_, language)| language).collect()
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
    fn the_languages_that_we_speak_come_as_they_are_liked() {
        for (header, expected) in [
            ("de-AT,de;q=0.9,en;q=0.8", vec![Language::German, Language::English]),
            ("nl, en;q=0.5, fr;q=0.7", vec![Language::French, Language::English]),
            ("en;q=0, es;q=0.001", vec![Language::Spanish]),
            ("nl", vec![]),
            ("*", vec![]),
            ("", vec![]),
            ("de;q=nonsense", vec![]),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }
}
