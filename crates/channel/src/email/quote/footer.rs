//! What companies and their mail servers add to every mail: notices of confidentiality below the words, warnings
//! about outside senders above them.

use super::line::{folded, is_blank};
use super::words::{BANNERS, FOOTERS, LEGAL};

/// Paragraphs at the end that are looked at.
const PARAGRAPHS_MAX: usize = 12;
/// Lines of one paragraph; longer ones are no notice.
const LINES_MAX: usize = 60;

/// Bytes of one paragraph; longer ones are no notice either.
const BYTES_MAX: usize = 8 * 1024;
/// Lines below or between notices that are none: an address, a slogan. More are words again.
const OTHERS_MAX: usize = 10;

/// The line at which the notices begin that end the text: whole paragraphs only.
pub(super) fn start(lines: &[&str]) -> Option<usize> {
    let (mut found, mut others) = (None, 0);
    let mut end = lines.len();
    for _ in 0..PARAGRAPHS_MAX {
        let Some((from, to)) = last_paragraph(lines.get(..end).unwrap_or_default()) else { break };
        let paragraph = lines.get(from..to).unwrap_or_default();
        if paragraph.len() > LINES_MAX || paragraph.iter().map(|line| line.len()).sum::<usize>() > BYTES_MAX {
            break;
        }
        if is_notice(paragraph) {
            found = Some(from);
            others = 0;
        } else {
            others += paragraph.len();
        }
        if others > OTHERS_MAX {
            break;
        }
        end = from;
    }
    found
}

/// How many lines at the top warn that the mail came from outside.
pub(super) fn banner(lines: &[&str]) -> usize {
    /// A warning is short.
    const BANNER_LINES_MAX: usize = 6;
    let Some(from) = lines.iter().position(|line| !is_blank(line)) else { return 0 };
    let opening = lines.get(from).filter(|line| line.len() <= BYTES_MAX).map_or_else(String::new, |line| folded(line));
    let bare = opening.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[');
    if !BANNERS.iter().any(|banner| bare.starts_with(banner)) {
        return 0;
    }
    let length = lines.iter().skip(from).take(BANNER_LINES_MAX + 1).take_while(|line| !is_blank(line)).count();
    if length > BANNER_LINES_MAX { 0 } else { from + length }
}

/// The last lines without an empty one among them.
fn last_paragraph(lines: &[&str]) -> Option<(usize, usize)> {
    let to = lines.iter().rposition(|line| !is_blank(line))? + 1;
    let from = lines.get(..to)?.iter().rposition(|line| is_blank(line)).map_or(0, |blank| blank + 1);
    Some((from, to))
}

/// Whether a paragraph is a notice: it opens as one, or speaks of confidentiality in three ways at once. A customer
/// may well write "this is confidential" or "in error"; nobody writes three of these in a paragraph.
fn is_notice(paragraph: &[&str]) -> bool {
    const SIGNS_MIN: usize = 3;
    let text = paragraph.iter().map(|line| folded(line)).collect::<Vec<_>>().join(" ");
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let opens = FOOTERS.iter().any(|footer| bare.starts_with(footer));
    opens || LEGAL.iter().any(|language| language.split('|').filter(|sign| text.contains(sign)).count() >= SIGNS_MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_of_many_languages_are_found() {
        for notice in [
            "This message is confidential and intended solely for its addressee.\nIf you got it in error, delete it.",
            "Diese E-Mail ist vertraulich. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender.\nUnbefugte Weitergabe ist nicht gestattet.",
            "Ce message est confidentiel. Toute diffusion est interdite. S'il vous parvient par erreur, écrivez à l'expéditeur.",
            "Este mensaje es confidencial, solo para su destinatario. Si lo recibe por error, elimínelo.",
            "Questo messaggio è riservato ai destinatari. Ogni diffusione è vietata.",
            "Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde.",
            "Это письмо конфиденциально и предназначено адресату. Если вы получили его по ошибке, удалите.",
            "Please consider the environment before printing this mail.",
            "Disclaimer",
        ] {
            let text = format!("Hello,\n\nplease send two.\n\nAda\n\n{notice}\n");
            assert_eq!(start(&text.lines().collect::<Vec<_>>()), Some(6), "{notice}");
        }
    }

    #[test]
    fn words_of_a_customer_are_none() {
        for text in [
            "This is confidential: I was charged in error.",
            "Ich habe das irrtümlich bestellt, bitte vertraulich behandeln.",
            "The sender is not known here.",
        ] {
            assert_eq!(start(&[text]), None, "{text}");
        }
    }

    #[test]
    fn a_warning_above_the_words_is_found() {
        let lines = ["CAUTION: This email originated from outside of the shop.", "Be careful.", "", "Hello"];
        assert_eq!(banner(&lines), 2);
        assert_eq!(banner(&["Caution is advised", "", "Hello"]), 0);
    }
}
