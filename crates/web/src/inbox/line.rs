//! A line of filters in words: what is odd about it, and what can be asked.

use domain::conversation::{FILTER_TAGS_MAX, KEYS, Odd, Why};
use language::Language;

/// What is odd about a line, a sentence each.
pub(crate) fn odd_words(language: Language, all: &[Odd]) -> Vec<String> {
    let words = |odd: &Odd| {
        let typed = odd.typed.as_str();
        match odd.why {
            Why::Value(values) => language.view_odd_value(typed, values.join(", ")),
            Why::Day => language.view_odd_day(typed),
            Why::Field => language.view_odd_field(typed),
            Why::Twice => language.view_odd_twice(typed),
            Why::TooMany => language.view_odd_too_many(FILTER_TAGS_MAX, typed),
            Why::Unknown => language.view_odd_unknown(typed),
        }
    };
    all.iter().map(words).collect()
}

/// The filters and what each of them asks, for the page that explains them.
pub(crate) fn explained(language: Language) -> Vec<(String, &'static str)> {
    KEYS.iter().map(|(key, _)| (format!("{key}:"), asks(language, key))).collect()
}

/// What a filter asks.
pub(crate) fn asks(language: Language, key: &str) -> &'static str {
    match key {
        "is" => language.view_filter_is(),
        "owner" => language.view_filter_owner(),
        "waiting" => language.view_filter_waiting(),
        "channel" => language.view_filter_channel(),
        "by" => language.view_filter_by(),
        "priority" => language.view_filter_priority(),
        "tag" => language.view_filter_tag(),
        "mailbox" => language.view_filter_mailbox(),
        "team" => language.view_filter_team(),
        "from" => language.view_filter_from(),
        "field" => language.view_filter_field(),
        "after" => language.view_filter_after(),
        "before" => language.view_filter_before(),
        "has" => language.view_filter_has(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_filter_is_explained() {
        let all = explained(Language::English);
        assert!(all.iter().all(|(_, asks)| !asks.is_empty()), "{all:?}");
    }
}
