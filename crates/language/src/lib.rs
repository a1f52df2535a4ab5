//! The languages that the desk speaks, with agents and with customers.
//!
//! The words stand in `words/{language}/*.ftl`, a file for each noun, in [Fluent](https://projectfluent.org/). Of each message in
//! `words/en` the build makes a function of [`Language`] with its values as arguments, so a missing message or value does not
//! compile. Numbers, dates and spans are written as the language writes them ([`Times`], [`Language::number`]).
//!
//! **Never:** a decision, HTML, a sentence put together from pieces.

mod accept;
mod bundle;
mod list;
mod number;
mod times;

pub use fluent_bundle::FluentValue as Value;
pub use times::{Times, When};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A language of the desk.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Language {
    /// English, with dates and times as in Britain.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Arabic, written from right to left.
    Arabic,
    /// Japanese.
    Japanese,
}

impl Language {
    /// All of them, English first.
    pub const ALL: [Language; 6] = [
        Language::English,
        Language::German,
        Language::French,
        Language::Spanish,
        Language::Arabic,
        Language::Japanese,
    ];

    /// Its tag (BCP 47): "de".
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::Arabic => "ar",
            Language::Japanese => "ja",
        }
    }

    /// The language of a tag, whatever region it names: "de-AT" is German. `None` for one that the desk does not speak.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Its name in itself: "Deutsch".
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
            Language::French => "Français",
            Language::Spanish => "Español",
            Language::Arabic => "العربية",
            Language::Japanese => "日本語",
        }
    }

    /// Whether it is written from right to left.
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Language::Arabic)
    }

    /// The words that the script needs, by its names for them. A value that it puts in itself stands there as `{name}`.
    pub fn script_words(self) -> impl Iterator<Item = (&'static str, String)> {
        SCRIPT.into_iter().map(move |(number, name, variables)| {
            let values = variables.iter().map(|it| (*it, Value::from(format!("{{{it}}}"))));
            let words = if variables.is_empty() { self.said(number).to_owned() } else { self.filled(number, values) };
            (name, words)
        })
    }

    const fn index(self) -> usize {
        self as usize
    }
}
