//! Read receipts in words: what is left of one where a gateway took its machine-readable part (RFC 8098) away.

use super::words;
use crate::message::{Inbound, Receipt};

/// How such receipts begin and end, by language.
const RECEIPT_WORDS: &str = include_str!("receipt_words.txt");
/// Lines of a receipt: the beginning, what the message was, the end. A letter that begins like one has more.
const LINES: std::ops::RangeInclusive<usize> = 3..=14;
/// Bytes of its last line: a moment with its time zone and that zone's cities.
const END_BYTES_MAX: usize = 400;

/// The receipt that a mail is by its words: subject, beginning and end are those of one language, a moment is named, and
/// nothing else is said.
pub fn receipt_in_words(inbound: &Inbound) -> Option<Receipt> {
    let (subject, answered) = words::folded_subject(&inbound.subject);
    let lines: Vec<&str> = inbound.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let last = lines.last().filter(|last| last.len() <= END_BYTES_MAX).copied().unwrap_or_default();
    if answered || !LINES.contains(&lines.len()) {
        return None;
    }
    let (text, end) = (words::beginning(&inbound.text), words::fold(last));
    let disposition = words::phrases(RECEIPT_WORDS).find_map(|row| {
        let mut columns = row.split(';').skip(1).map(|column| column.trim().split('|'));
        let named = columns.next()?.any(|prefix| names(&subject, prefix));
        let begins = columns.next()?.any(|begin| text.starts_with(begin));
        let end_of = |mut phrases: std::str::Split<'_, char>| phrases.any(|phrase| ends(&end, phrase));
        let (read, deleted) = (columns.next()?, columns.next()?);
        match named && begins {
            true if end_of(deleted) => Some("deleted"),
            true if end_of(read) => Some("displayed"),
            _ => None,
        }
    })?;
    let is_machines = !words::speaks_as_a_person(&end);
    is_machines.then(|| Receipt { disposition: disposition.to_owned(), ..Receipt::default() })
}

/// "Read: your order"; in Chinese and Japanese often with a sign of their own, which folding makes a colon.
fn names(subject: &str, prefix: &str) -> bool {
    subject.strip_prefix(prefix).is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Whether the last line holds the phrase and a moment in figures.
fn ends(end: &str, phrase: &str) -> bool {
    words::has(end, phrase) && end.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(subject: &str, text: &str) -> Option<String> {
        let inbound = Inbound { subject: subject.into(), text: text.into(), ..Inbound::default() };
        receipt_in_words(&inbound).map(|receipt| receipt.disposition)
    }

    #[test]
    fn receipts_of_many_languages_are_known() {
        for (subject, text, expected) in [
            (
                "Read: kettle",
                "Your message\n\nTo: Ada\nSubject: kettle\nSent: 5/1/2026\n\nwas read on 5/2/2026 9:00.",
                "displayed",
            ),
            ("Not read: kettle", "Your message\n\nTo: Ada\n\nwas deleted without being read on 5/2/2026.", "deleted"),
            (
                "Gelesen: Kessel",
                "Ihre Nachricht\n\nAn: Ada\n\nwurde am Freitag, 2. Januar 2026 09:00 gelesen.",
                "displayed",
            ),
            (
                "Ungelesen: Kessel",
                "Ihre Nachricht\n\nAn: Ada\n\nwurde am 2. Januar 2026 ungelesen gelöscht.",
                "deleted",
            ),
            ("Lu : bouilloire", "Votre message\n\nÀ : Ada\n\na été lu le 02/01/2026 09:00.", "displayed"),
            ("Leído: hervidor", "El mensaje\n\nPara: Ada\n\nfue leído el 02/01/2026 9:00.", "displayed"),
            ("Letto: bollitore", "Il messaggio\n\nA: Ada\n\nè stato letto in data 02/01/2026.", "displayed"),
            ("Lida: chaleira", "A sua mensagem\n\nPara: Ada\n\nfoi lida em 02/01/2026.", "displayed"),
            ("Gelezen: waterkoker", "Uw bericht\n\nAan: Ada\n\nis gelezen op 2-1-2026 9:00.", "displayed"),
            ("Läst: kokare", "Ditt meddelande\n\nTill: Ada\n\nlästes den 2 januari 2026.", "displayed"),
            ("Læst: kedel", "Din meddelelse\n\nTil: Ada\n\nblev læst 2. januar 2026.", "displayed"),
            ("Lest: kjele", "Meldingen\n\nTil: Ada\n\nble lest 2. januar 2026.", "displayed"),
            ("Luettu: keitin", "Viestisi\n\nAda\n\nluettiin 2.1.2026 9.00.", "displayed"),
            ("Przeczytano: czajnik", "Twoja wiadomość\n\nDo: Ada\n\nzostała przeczytana 2 stycznia 2026.", "displayed"),
            ("Přečteno: konvice", "Vaše zpráva\n\nKomu: Ada\n\nbyla přečtena 2. ledna 2026.", "displayed"),
            ("Прочтено: чайник", "Ваше сообщение\n\nКому: Ада\n\nбыло прочитано 02.01.2026.", "displayed"),
            ("開封済み: ケトル", "次のメッセージ\n\n宛先: Ada\n\nは 2026/01/02 に開封されました。", "displayed"),
            ("已读: 水壶", "您的邮件\n\n收件人: Ada\n\n已于 2026年1月2日 被阅读。", "displayed"),
        ] {
            assert_eq!(told(subject, text).as_deref(), Some(expected), "{subject}");
        }
    }

    #[test]
    fn people_who_have_read_something_write_no_receipt() {
        for (subject, text) in [
            ("Read: your terms", "Your message was read on 2 January. When do you send it?"),
            ("Gelesen: Ihre AGB", "Ich habe Ihre AGB am 2. Januar gelesen und habe eine Frage dazu."),
            ("Read: contract", "Your message was read on Monday by our lawyer at 10:00. He agrees."),
            ("Leído: contrato", "Su mensaje fue leído el lunes 3 por la dirección. Estamos de acuerdo."),
            ("Read: your terms", "Your message came in time, thank you."),
            ("Re: Read: kettle", "Your message\n\nwas read on 5/2/2026."),
            ("Your message", "Your message was read on 5/2/2026."),
            ("Read: kettle", ""),
        ] {
            assert_eq!(told(subject, text), None, "{subject}: {text}");
        }
    }
}
