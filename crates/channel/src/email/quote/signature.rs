//! Where the signature begins: at the delimiter (RFC 3676 §4.3), at a drawn line, or at what a telephone adds by
//! itself. Names and greetings without any mark stay with the words: they are the person's.

use super::footer;
use super::line::{folded, is_blank, is_quote};
use super::words::{DEVICES, MOBILE_ENDS, MOBILE_STARTS, OUTLOOK_ENDS};

/// Lines that a signature may have; more than that below a delimiter are words.
const LINES_MAX: usize = 30;
/// Bytes of a telephone's line, its link included.
const MOBILE_BYTES_MAX: usize = 300;

/// Where a signature stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// Its first line.
    pub(super) from: usize,
    /// The line behind it: what follows was put there by the program, for it closes a message with this line.
    pub(super) to: usize,
}

/// Finds the signature at the end of the lines.
pub(super) fn place(lines: &[&str]) -> Option<Place> {
    let end = lines.len();
    let delimiter = (0..end).find(|&at| is_delimiter(lines, at) && fits(lines, at));
    let until = delimiter.unwrap_or(end);
    let mobile = mobile(lines.get(..until).unwrap_or_default(), end);
    mobile.or(delimiter.map(|from| Place { from, to: end }))
}

/// `-- ` as the RFC has it, without its blank as it often arrives, or a drawn line. What also parts sections of a text
/// counts only below an empty line and above little.
fn is_delimiter(lines: &[&str], at: usize) -> bool {
    /// Lines of a signature below a drawing that is no delimiter by a standard.
    const LITTLE_LINES: usize = 8;
    let bare = lines.get(at).map_or("", |line| line.trim());
    if bare.is_empty() || bare.len() > 200 {
        return false;
    }
    let drawn = bare.chars().all(|c| "-_=+~#*—–━─".contains(c));
    let underscores = bare.len() >= 5 && bare.bytes().all(|byte| byte == b'_');
    if bare == "--" || underscores {
        return true;
    }
    let above = at.checked_sub(1).and_then(|above| lines.get(above)).is_none_or(|line| is_blank(line));
    let below = lines.get(at + 1..).unwrap_or_default();
    let little = below.len() <= LITTLE_LINES && below.iter().any(|line| !is_blank(line));
    // What is drawn again parts sections, except where it closes a box.
    let last = lines.iter().rposition(|line| !is_blank(line));
    let again =
        || lines.iter().enumerate().any(|(other, line)| other != at && Some(other) != last && line.trim() == bare);
    drawn && above && little && !again() && (bare.chars().count() > 1 || bare == "—" || bare == "–")
}

/// What stands below the delimiter is short and holds no history.
fn fits(lines: &[&str], at: usize) -> bool {
    let below = lines.get(at + 1..).unwrap_or_default();
    let written = below.len() <= 4 * LINES_MAX && below.iter().filter(|line| !is_blank(line)).count() <= LINES_MAX;
    (written || is_footer_below(below)) && !below.iter().take(4 * LINES_MAX).any(|line| is_quote(line))
}

/// A company's footer may be long.
fn is_footer_below(below: &[&str]) -> bool {
    const FOOTER_LINES_MAX: usize = 200;
    below.len() <= FOOTER_LINES_MAX && footer::start(below) == Some(0)
}

/// A telephone's line that ends what was written: nothing but a line or two follows, or the program's copy of the
/// older message without any mark.
fn mobile(lines: &[&str], end: usize) -> Option<Place> {
    /// "Sent from my phone, excuse brevity" goes on for a line or two.
    const FOLLOW_MAX: usize = 2;
    let blank = |at: usize| lines.get(at).is_none_or(|line| is_blank(line));
    let is_it = |at: usize| lines.get(at).is_some_and(|line| is_mobile(line));
    let last = (0..lines.len()).rev().find(|&at| is_it(at))?;
    // Some programs add a line each; the first one of them begins the signature.
    let mut from = last;
    while let Some(above) = (0..from).rev().find(|&at| !blank(at)).filter(|&at| is_it(at)) {
        from = above;
    }
    let follow = (last + 1..lines.len()).filter(|&at| !blank(at)).count();
    if follow <= FOLLOW_MAX {
        return Some(Place { from, to: end });
    }
    let words_above = (0..from).any(|at| !blank(at));
    let alone = from > 0 && blank(from - 1) && blank(last + 1);
    let names_device = lines.get(last).is_some_and(|line| names_device(&folded(line)));
    (words_above && alone && names_device).then_some(Place { from, to: last + 1 })
}

/// "Sent from my iPhone" in the languages of telephones, and not "Sent from my desk, which is in …".
fn is_mobile(line: &str) -> bool {
    /// Words of such a line that names no device.
    const WORDS_MAX: usize = 8;
    if line.len() > MOBILE_BYTES_MAX {
        return false;
    }
    let mut low = folded(line);
    if low.contains('[') {
        // Links of Markdown: their words count.
        low = low.replace("](", " (").replace('[', "");
    }
    let low = low.trim_start_matches(['-', '—', '–', '*', '_', '(', '<', '•', ' ']);
    let Some(starts) = low.chars().next().map(|first| MOBILE_STARTS.get(&first)) else { return false };
    if starts.is_some_and(|starts| starts.iter().any(|start| low.starts_with(start))) {
        let clause = first_clause(low);
        let whole = clause.len() == without_link(low).len() && clause.split(' ').count() <= WORDS_MAX;
        return names_device(clause)
            || (whole && ["sent from ", "sent via my"].iter().any(|start| low.starts_with(start)));
    }
    let bare = without_link(low).trim_end_matches(['.', '!', ')', '>', ']', '*', '_']);
    let ends = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
    let is_one = (ends(&MOBILE_ENDS) && names_device(bare)) || (bare.contains("outlook") && ends(&OUTLOOK_ENDS));
    is_one && bare.split(' ').count() <= 2 * WORDS_MAX
}

fn names_device(low: &str) -> bool {
    DEVICES.iter().any(|device| low.contains(device))
}

/// The words up to the first mark of a sentence; what follows excuses the telephone, or is the point.
fn first_clause(low: &str) -> &str {
    without_link(low)
        .split([',', ';', '!', '?'])
        .next()
        .unwrap_or_default()
        .split(". ")
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
}

/// The line without the address of the program's maker behind it.
fn without_link(low: &str) -> &str {
    let end = ["<http", "(http", "http"].iter().filter_map(|link| low.find(link)).min();
    end.and_then(|end| low.get(..end)).unwrap_or(low).trim_end_matches([')', '>', ']', ' ', '*', '_', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<usize> {
        place(&text.lines().collect::<Vec<_>>()).map(|place| place.from)
    }

    #[test]
    fn delimiters_begin_a_signature() {
        for text in ["Hi\n-- \nAda\nShop", "Hi\n--\nAda", "Hi\n_______________\nAda"] {
            assert_eq!(of(text), Some(1), "{text}");
        }
        for text in ["Hi\n\n---\nAda", "Hi\n\n—\nAda", "Hi\n\n====\nAda", "Hi\n\n***\nAda\nShop\n***"] {
            assert_eq!(of(text), Some(2), "{text}");
        }
    }

    #[test]
    fn telephones_of_many_languages_begin_one() {
        for line in [
            "Sent from my iPhone",
            "Sent from my Galaxy S24. Please excuse typos.",
            "(Sent from mobile device)",
            "<<sent by galaxy>>",
            "Get Outlook for iOS<https://aka.ms/x>",
            "Get [Outlook for iOS](https://aka.ms/x)",
            "Sent with Proton Mail secure email.",
            "Sent from Yahoo Mail on Android",
            "From my Android phone",
            "Ada from mobile",
            "Von meinem iPhone gesendet",
            "Gesendet von Outlook für Android<https://aka.ms/x>",
            "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
            "Envoyé de mon iPhone",
            "Envoyé à partir de Outlook pour iOS<https://aka.ms/x>",
            "Télécharger Outlook pour Android",
            "Enviado desde mi iPhone",
            "Obtener Outlook para iOS",
            "Inviato da iPhone",
            "Enviado do meu iPhone",
            "Verzonden vanaf Outlook voor Android",
            "Verstuurd vanaf mijn iPad",
            "Skickat från min iPhone",
            "Sendt fra min iPhone",
            "Hent Outlook til iOS",
            "Skaffa Outlook för iOS<https://aka.ms/x>",
            "Pobierz program Outlook dla systemu iOS<https://aka.ms/x>",
            "Uzyskaj aplikację Outlook dla systemu Android",
            "Получите Outlook для iOS<https://aka.ms/x>",
            "Получить Outlook для Android",
            "Загрузить Outlook для iOS",
            "Отримайте Outlook для iOS",
            "Завантажити Outlook для Android",
            "iOS için Outlook'u edinin<https://aka.ms/x>",
            "Android için Outlook'u indirin",
            "iOS 版 Outlook を入手<https://aka.ms/x>",
            "Outlook for Android を入手する",
            "Android 版 Outlook をダウンロード",
            "获取适用于 iOS 的 Outlook<https://aka.ms/x>",
            "获取 Outlook for Android",
            "取得 iOS 版 Outlook",
            "取得適用於 Android 的 Outlook",
            "iOS용 Outlook 다운로드<https://aka.ms/x>",
            "Android용 Outlook 받기",
            "Získejte aplikaci Outlook pro iOS<https://aka.ms/x>",
            "Stáhnout Outlook pro Android",
            "Získajte Outlook pre iOS",
            "Az iOS-hez készült Outlook letöltése<https://aka.ms/x>",
            "Az Android Outlook beszerzése",
            "Obțineți Outlook pentru iOS<https://aka.ms/x>",
            "Descărcați Outlook pentru Android",
            "Αποκτήστε το Outlook για iOS<https://aka.ms/x>",
            "Λήψη του Outlook για Android",
            "الحصول على Outlook لنظام iOS<https://aka.ms/x>",
            "احصل على Outlook لـ Android",
            "קבל את Outlook עבור iOS",
            "Lähetetty iPhonesta",
            "Wysłano z iPhone'a",
            "Odesláno z iPhonu",
            "Elküldve az iPhone készülékemről",
            "Trimis de pe iPhone",
            "iPhone'umdan gönderildi",
            "Отправлено с iPhone",
            "Надіслано з iPhone",
            "Στάλθηκε από το iPhone μου",
            "iPhoneから送信",
            "发自我的iPhone",
            "從我的 iPhone 傳送",
            "나의 iPhone에서 보냄",
            "أرسلت من الـ iPhone",
            "נשלח מה-iPhone שלי",
        ] {
            assert_eq!(of(&format!("Yes.\n\n{line}\n")), Some(2), "{line}");
        }
    }

    #[test]
    fn what_follows_a_telephones_line_is_not_of_the_signature() {
        let lines: Vec<&str> = "Yes.\n\nSent from my iPhone\n\none\ntwo\nthree".lines().collect();
        assert_eq!(place(&lines), Some(Place { from: 2, to: 3 }));
    }

    #[test]
    fn words_are_no_signature() {
        for text in [
            "Hi\n- one\n- two",
            "I was sent from my desk to yours\nand back\nand forth\nand on",
            "Hi\n\nSent from my desk, which is much nicer than a mobile phone.",
            "Sent with DHL on Monday",
            "Как получить Outlook для iOS?",
            "Nasıl Outlook'u indirebilirim",
            "携帯を入手",
            "Item | Pieces\n-----\nApple | 2",
            "Heading\n=======\nwords",
            "Hi\n\n***\n",
            "One\n\n---\n\ntwo\n\n---\n\nthree",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(of(&format!("--\n{}", "line\n".repeat(100))), None);
    }
}
