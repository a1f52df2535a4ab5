//! Numbers and sizes as a language writes them.

use crate::{Language, Value};
use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use std::sync::LazyLock;

static FORMATTERS: LazyLock<[Option<DecimalFormatter>; Language::ALL.len()]> = LazyLock::new(|| {
    Language::ALL
        .map(|language| DecimalFormatter::try_new(language.locale().into(), DecimalFormatterOptions::default()).ok())
});

impl Language {
    /// A whole number: "12,345", "12\u{202f}345".
    pub fn number(self, of: i64) -> String {
        self.decimal(&Decimal::from(of))
    }

    /// A number with one decimal: "1.4", "1,4". `tenths` are tenths of one.
    pub fn with_tenths(self, tenths: i64) -> String {
        let mut of = Decimal::from(tenths);
        of.multiply_pow10(-1);
        self.decimal(&of)
    }

    /// A number below a hundred in two digits: "04".
    pub(crate) fn two_digits(self, of: i64) -> String {
        let mut of = Decimal::from(of);
        of.pad_start(2);
        self.decimal(&of)
    }

    /// How large a file is: "84 KB", "1.4 MB".
    pub fn size(self, bytes: i64) -> String {
        const MB: i64 = 1024 * 1024;
        match bytes.max(0) {
            bytes if bytes < 1024 => self.size_bytes(bytes),
            bytes if bytes < MB => self.size_kilobytes(bytes.div_euclid(1024)),
            bytes => self.size_megabytes(self.with_tenths(bytes / MB * 10 + bytes % MB * 10 / MB)),
        }
    }

    fn decimal(self, of: &Decimal) -> String {
        match &FORMATTERS[self.index()] {
            Some(formatter) => formatter.format(of).to_string(),
            None => of.to_string(),
        }
    }

    /// What ICU calls it: with it come order, digits and names.
    pub(crate) fn locale(self) -> Locale {
        let tag = if self == Language::English { "en-GB" } else { self.tag() };
        tag.parse().unwrap_or(Locale::UNKNOWN)
    }
}

/// How a message writes its numbers.
pub(crate) fn formatter<M>(language: Language) -> fn(&Value<'_>, &M) -> Option<String> {
    match language {
        Language::English => |value, _| of(Language::English, value),
        Language::German => |value, _| of(Language::German, value),
        Language::French => |value, _| of(Language::French, value),
        Language::Spanish => |value, _| of(Language::Spanish, value),
        Language::Arabic => |value, _| of(Language::Arabic, value),
        Language::Japanese => |value, _| of(Language::Japanese, value),
    }
}

fn of(language: Language, value: &Value<'_>) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "messages count things; only whole numbers are given")]
        Value::Number(number) => Some(language.number(number.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let all = |of: i64| Language::ALL.map(|language| language.number(of));
        assert_eq!(all(12_345), ["12,345", "12.345", "12\u{202f}345", "12.345", "12,345", "12,345"]);
        assert_eq!(Language::German.with_tenths(14), "1,4");
    }

    #[test]
    fn sizes_are_short() {
        let sizes = [20, 86_016, 1_500_000].map(|bytes| Language::English.size(bytes));
        assert_eq!(sizes, ["20 bytes", "84 KB", "1.4 MB"]);
    }
}
