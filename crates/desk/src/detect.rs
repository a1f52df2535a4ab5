//! The language that somebody writes in, by their words: only where that is sure, because whoever is answered in a wrong
//! language is worse off than who is answered in the desk's.

use language::Language;
use whatlang::Lang;

/// Fewer letters tell nothing surely.
const LETTERS_MIN: usize = 40;
/// Characters that are looked at; more do not make it surer.
const CHARS_MAX: usize = 4_000;

/// The language of a text; `None` where it is not sure, or none that the desk speaks.
pub(crate) fn language_of(text: &str) -> Option<Language> {
    let text: String = text.chars().take(CHARS_MAX).collect();
    if text.chars().filter(|letter| letter.is_alphabetic()).count() < LETTERS_MIN {
        return None;
    }
    let found = whatlang::detect(&text).filter(whatlang::Info::is_reliable)?;
    match found.lang() {
        Lang::Eng => Some(Language::English),
        Lang::Deu => Some(Language::German),
        Lang::Fra => Some(Language::French),
        Lang::Spa => Some(Language::Spanish),
        Lang::Ara => Some(Language::Arabic),
        Lang::Jpn => Some(Language::Japanese),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_enough_words_of_it() {
        for (text, expected) in [
            (
                "Guten Tag, mein Wasserkocher ist gestern kaputt angekommen, und ich möchte ihn gern umtauschen. Wie geht das?",
                Some(Language::German),
            ),
            (
                "Bonjour, la bouilloire que vous m'avez envoyée est arrivée cassée et je voudrais savoir comment la renvoyer.",
                Some(Language::French),
            ),
            (
                "Hello, the kettle that you sent me has arrived broken, and I would like to know how I can return it to you.",
                Some(Language::English),
            ),
            (
                "お世話になっております。先日購入したやかんが壊れた状態で届きましたので、交換していただけますでしょうか。よろしくお願いいたします。",
                Some(Language::Japanese),
            ),
            (
                "مرحبا، وصلت الغلاية التي أرسلتموها لي مكسورة وأود أن أعرف كيف يمكنني إعادتها إليكم وشكرا",
                Some(Language::Arabic),
            ),
            ("Danke, alles gut.", None),
            ("12345 67890 12345 67890 12345 67890 12345 67890", None),
            ("", None),
        ] {
            assert_eq!(language_of(text), expected, "{text}");
        }
    }
}
