//! Where a signature begins: at the delimiter (RFC 3676 §4.3), at a drawn line, or at what a telephone adds by
//! itself. Names and greetings without any mark stay with the words: they are the person's.

/// Lines that a signature may have; more than that below a delimiter are words.
const LINES_MAX: usize = 30;
/// Bytes of a telephone's line.
const MOBILE_BYTES_MAX: usize = 160;

/// How telephones and programs begin the line that they add, in lower case.
const MOBILE: [&str; 50] = [
    "sent from my",
    "sent from mail for",
    "sent from outlook",
    "sent from yahoo",
    "sent from the ",
    "sent from android",
    "sent via ",
    "sent with ",
    "sent using ",
    "get outlook for",
    "von meinem ",
    "gesendet von ",
    "gesendet mit ",
    "gesendet aus ",
    "diese nachricht wurde von meinem",
    "envoyé de mon",
    "envoyé depuis",
    "envoyé à partir",
    "envoyé par ",
    "télécharger outlook",
    "provenance : courrier",
    "enviado desde",
    "enviado do ",
    "enviado a partir",
    "enviado via",
    "enviat des",
    "inviato da",
    "scarica outlook",
    "verzonden vanaf",
    "verzonden met",
    "verstuurd vanaf",
    "skickat från",
    "hämta outlook",
    "sendt fra",
    "hent outlook",
    "lähetetty ",
    "wysłano z",
    "wysłane z",
    "odesláno z",
    "odoslané z",
    "elküldve",
    "trimis de pe",
    "trimis din",
    "отправлено с",
    "отправлено из",
    "надіслано з",
    "发自我的",
    "從我的 iphone",
    "iphoneから送信",
    "나의 iphone에서 보냄",
];

/// The line at which the signature begins.
pub(super) fn start(lines: &[&str]) -> Option<usize> {
    let delimiter = (0..lines.len()).find(|&at| is_delimiter(lines, at) && fits(lines, at));
    let until = delimiter.unwrap_or(lines.len());
    let mobile = lines.get(..until).unwrap_or_default().iter().rposition(|line| is_mobile(line));
    match mobile {
        Some(at) if only_a_few_follow(lines, at, until) => Some(at),
        _ => delimiter,
    }
}

/// `-- ` as the RFC has it, without its blank as it often arrives, or a drawn line. Three dashes also part sections
/// of a text: they count only above very little.
fn is_delimiter(lines: &[&str], at: usize) -> bool {
    const LITTLE_LINES: usize = 6;
    let bare = lines.get(at).map_or("", |line| line.trim_end());
    let drawn = bare.len() >= 5 && bare.bytes().all(|byte| byte == b'_');
    bare == "--" || drawn || (bare == "---" && lines.len() - at <= LITTLE_LINES)
}

/// What stands below the delimiter is short and holds no history.
fn fits(lines: &[&str], at: usize) -> bool {
    let below = lines.get(at + 1..).unwrap_or_default();
    below.len() <= LINES_MAX && !below.iter().any(|line| super::is_quote(line))
}

fn is_mobile(line: &str) -> bool {
    let line = line.trim();
    line.len() <= MOBILE_BYTES_MAX && {
        let low = line.trim_start_matches(['-', '—', '*', '_', '[', ' ']).to_lowercase();
        MOBILE.iter().any(|start| low.starts_with(start))
    }
}

/// Nothing but a line or two stands between the telephone's line and the end.
fn only_a_few_follow(lines: &[&str], at: usize, until: usize) -> bool {
    /// "Sent from my phone, excuse brevity" goes on for a line or two.
    const FOLLOW_MAX: usize = 2;
    lines.get(at + 1..until).unwrap_or_default().iter().filter(|line| !line.trim().is_empty()).count() <= FOLLOW_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<usize> {
        start(&text.lines().collect::<Vec<_>>())
    }

    #[test]
    fn delimiters_and_telephones_begin_a_signature() {
        assert_eq!(of("Hi\n-- \nAda\nShop"), Some(1));
        assert_eq!(of("Hi\n\nSent from my iPhone"), Some(2));
        assert_eq!(of("Bonjour\nEnvoyé de mon iPhone\n"), Some(1));
        assert_eq!(of("Hi\n_______________\nAda"), Some(1));
    }

    #[test]
    fn words_are_no_signature() {
        assert_eq!(of("Hi\n- one\n- two"), None);
        assert_eq!(of("I was sent from my desk to yours\nand back\nand forth\nand on"), None);
        assert_eq!(of(&format!("--\n{}", "line\n".repeat(100))), None);
    }
}
