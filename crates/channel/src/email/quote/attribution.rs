//! The line that announces a quote: "On … somebody wrote:", in the languages that mail programs speak. It may be
//! broken over up to four lines.

/// Lines that one announcement may take: long names and addresses are wrapped.
const LINES_MAX: usize = 4;
/// Characters of an announcement; longer ones are sentences.
const CHARS_MAX: usize = 400;

/// "wrote" as mail programs put it. Compared in lower case.
const WROTE: [&str; 58] = [
    "wrote",
    "writes",
    "schrieb",
    "schreibt",
    "geschrieben",
    "a écrit",
    "écrit",
    "escribió",
    "escribio",
    "escribe",
    "va escriure",
    "ha scritto",
    "scrive",
    "escreveu",
    "schreef",
    "geschreven",
    "skrev",
    "skrev følgende",
    "kirjoitti",
    "napisał",
    "napisała",
    "napisał(a)",
    "pisze",
    "napsal",
    "napsala",
    "napsal(a)",
    "napísal",
    "napísala",
    "írta",
    "a scris",
    "yazdı",
    "написал",
    "написала",
    "написал(а)",
    "пишет",
    "писал",
    "написав",
    "написала",
    "пише",
    "έγραψε",
    "napisao",
    "napisala",
    "je napisal",
    "написа",
    "kirjutas",
    "rakstīja",
    "rašė",
    "menulis",
    "đã viết",
    "เขียน",
    "写道",
    "寫道",
    "编写",
    "書きました",
    "のメール",
    "작성",
    "كتب",
    "כתב",
];

/// Where announcements stand: line ranges, from the first line to behind the last, none overlapping another.
pub(super) fn all(lines: &[&str]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match length_at(lines, at) {
            Some(length) => {
                found.push((at, at + length));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How many lines the announcement takes that begins at `at`, if one does.
fn length_at(lines: &[&str], at: usize) -> Option<usize> {
    let first = lines.get(at)?.trim();
    if first.is_empty() || super::is_quote(first) || first.chars().count() > CHARS_MAX {
        return None;
    }
    if is_announcement(first) {
        return Some(1);
    }
    if !opens_like_one(first) {
        return None;
    }
    let mut text = first.to_owned();
    for length in 2..=LINES_MAX {
        let next = lines.get(at + length - 1)?.trim();
        // An empty line ends it; a line that is one by itself is not the tail of another.
        if next.is_empty()
            || super::is_quote(next) && !next.starts_with(">:")
            || is_announcement(next) && has_date(next)
        {
            return None;
        }
        text.push(' ');
        text.push_str(next);
        if is_announcement(&text) {
            return Some(length);
        }
    }
    None
}

/// A wrapped announcement gives its date or its sender at once.
fn opens_like_one(line: &str) -> bool {
    has_date(line) || line.contains('<') || line.contains('@')
}

/// Whether a whole announcement stands here: a date or an address, a word for writing, and the end of an opening.
fn is_announcement(text: &str) -> bool {
    let bare = text.trim().trim_matches(['*', '_', ' ']);
    if bare.chars().count() > CHARS_MAX || !(has_date(bare) || has_address(bare)) {
        return false;
    }
    let low = bare.to_lowercase();
    let opens = low.ends_with([':', '：', '﹕']);
    let framed = low.starts_with("----") && low.ends_with("----");
    // Ordinary lines with a date in them are many: the verbs are looked for only where the rest fits.
    if (opens || framed) && WROTE.iter().any(|verb| holds_word(&low, verb)) {
        return true;
    }
    let (dated, addressed) = (has_date(&low), has_address(&low));
    // "…, November 17, 2026, "Shop" <help@shop.example>:" says it without a verb.
    let dated_address = dated && (low.ends_with(">:") || low.ends_with("> :"));
    let verb_last = dated && addressed && WROTE.iter().any(|verb| low.ends_with(verb));
    let dated_sender = starts_with_date(&low) && (opens && addressed || low.contains(" gmt+") || low.contains(" gmt-"));
    dated_address || verb_last || dated_sender || numbered_sender(&low)
}

/// `2013/7/20 Ada <ada@x.example>`: what an older Gmail wrote in several languages.
fn numbered_sender(low: &str) -> bool {
    starts_with_date(low) && low.ends_with('>') && has_address(low)
}

/// Whether the word stands in the text with no letter touching it. Scripts without spaces need no such gap.
fn holds_word(text: &str, word: &str) -> bool {
    let spaced = word.chars().all(|c| (c as u32) < 0x0e00);
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|tail| tail.chars().next());
        !spaced || !(before.is_some_and(char::is_alphabetic) || after.is_some_and(char::is_alphabetic))
    })
}

/// Whether something like a date or a time of day is in the text: a year, `10:30`, `02.11.`, `2/11`.
fn has_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let year = bytes.windows(4).enumerate().any(|(at, four)| {
        (four.starts_with(b"19") || four.starts_with(b"20"))
            && four.iter().all(u8::is_ascii_digit)
            && !digit(at + 4)
            && (at == 0 || !digit(at - 1))
    });
    let parted = bytes
        .windows(3)
        .any(|three| matches!(three, [a, b':' | b'.' | b'/' | b'-', c] if a.is_ascii_digit() && c.is_ascii_digit()));
    year || parted
}

/// `2016-03-03`, `2016/3/3`, `2016年3月3日`, `2016. 3. 3.` at the start.
fn starts_with_date(text: &str) -> bool {
    let year_ends = text.char_indices().nth(4).map_or(text.len(), |(at, _)| at);
    let (year, rest) = text.split_at(year_ends);
    year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit())
        && (year.starts_with("19") || year.starts_with("20"))
        && rest.starts_with(['-', '/', '年', '년', '.'])
}

fn has_address(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || "<>()[]:,\"'".contains(c))
        .any(|word| word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announcements_in_many_languages_are_known() {
        for line in [
            "On Mon, Nov 2, 2026 at 10:00 AM Shop <help@shop.example> wrote:",
            "Am 02.11.2026 um 10:00 schrieb Shop <help@shop.example>:",
            "Le lun. 2 nov. 2026 à 10:00, Shop <help@shop.example> a écrit :",
            "El lun, 2 nov 2026 a las 10:00, Shop (<help@shop.example>) escribió:",
            "Il giorno lun 2 nov 2026 alle ore 10:00 Shop <help@shop.example> ha scritto:",
            "Op ma 2 nov. 2026 om 10:00 schreef Shop <help@shop.example>:",
            "Em seg., 2 de nov. de 2026 às 10:00, Shop <help@shop.example> escreveu:",
            "Den mån 2 nov. 2026 kl 10:00 skrev Shop <help@shop.example>:",
            "man. 2. nov. 2026 kl. 10.00 skrev Shop <help@shop.example>:",
            "ma 2. marrask. 2026 klo 10.00 Shop (help@shop.example) kirjoitti:",
            "pon., 2 lis 2026 o 10:00 Shop <help@shop.example> napisał(a):",
            "po 2. 11. 2026 v 10:00 odesílatel Shop <help@shop.example> napsal:",
            "пн, 2 нояб. 2026 г. в 10:00, Shop <help@shop.example>:".replace("example>:", "example> написал:").as_str(),
            "2026年11月2日(月) 10:00 Shop <help@shop.example>:",
            "在 2026年11月2日，上午10:00，Shop <help@shop.example> 写道：",
            "2026년 11월 2일 (월) 오전 10:00, Shop <help@shop.example>님이 작성:",
            "---- On Mon, 02 Nov 2026 10:00:00 +0100 Shop <help@shop.example> wrote ----",
        ] {
            assert_eq!(all(&[line]), [(0, 1)], "{line}");
        }
    }

    #[test]
    fn a_wrapped_announcement_is_one() {
        let lines =
            ["Thanks", "", "On Mon, Nov 2, 2026 at 10:00 AM The Shop of Everything <", "help@shop.example> wrote:", ""];
        assert_eq!(all(&lines), [(2, 4)]);
    }

    #[test]
    fn sentences_are_none() {
        for line in [
            "I wrote to you on Monday:",
            "Yesterday at 10:30 I called you.",
            "My order: 2026-11",
            "He wrote the book in 2020.",
        ] {
            assert_eq!(all(&[line]), [], "{line}");
        }
    }
}
