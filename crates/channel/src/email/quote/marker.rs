//! Where a copy of the older message begins that is not quoted line by line: under "-----Original Message-----", or
//! under a block of headers as Outlook writes it.

/// Titles of such a copy, without the dashes around them, in lower case.
const TITLES: [&str; 46] = [
    "original message",
    "original appointment",
    "forwarded message",
    "begin forwarded message",
    "reply message",
    "reply to message",
    "ursprüngliche nachricht",
    "originalnachricht",
    "original-nachricht",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "weitergeleitete email",
    "message d'origine",
    "message d’origine",
    "message original",
    "message transféré",
    "début du message transféré",
    "début du message réexpédié",
    "mensaje original",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
    "messaggio originale",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "mensagem original",
    "mensagem encaminhada",
    "oorspronkelijk bericht",
    "origineel bericht",
    "doorgestuurd bericht",
    "begin doorgestuurd bericht",
    "ursprungligt meddelande",
    "originalmeddelande",
    "vidarebefordrat meddelande",
    "oprindelig besked",
    "oprindelig meddelelse",
    "videresendt meddelelse",
    "opprinnelig melding",
    "videresendt melding",
    "alkuperäinen viesti",
    "wiadomość oryginalna",
    "oryginalna wiadomość",
    "původní zpráva",
    "исходное сообщение",
    "пересылаемое сообщение",
    "元のメッセージ",
    "原始邮件",
];

/// Labels of the sender in a block of headers.
const FROM: [&str; 27] = [
    "from",
    "von",
    "de",
    "da",
    "van",
    "från",
    "fra",
    "lähettäjä",
    "od",
    "nadawca",
    "feladó",
    "от",
    "від",
    "από",
    "kimden",
    "gönderen",
    "差出人",
    "送信者",
    "发件人",
    "寄件者",
    "보낸 사람",
    "de la",
    "expéditeur",
    "remitente",
    "mittente",
    "message du",
    "message de",
];
/// Labels of the other headers.
const OTHERS: [&str; 73] = [
    "sent",
    "date",
    "to",
    "cc",
    "bcc",
    "subject",
    "reply-to",
    "importance",
    "attachments",
    "gesendet",
    "datum",
    "an",
    "betreff",
    "antwort an",
    "kopie",
    "envoyé",
    "envoyé le",
    "à",
    "objet",
    "sujet",
    "copie",
    "copie à",
    "répondre à",
    "enviado",
    "enviado el",
    "enviada em",
    "fecha",
    "para",
    "asunto",
    "assunto",
    "data",
    "inviato",
    "risposta",
    "a",
    "oggetto",
    "verzonden",
    "aan",
    "onderwerp",
    "skickat",
    "till",
    "ämne",
    "dato",
    "sendt",
    "til",
    "emne",
    "lähetetty",
    "päivä",
    "vastaanottaja",
    "aihe",
    "wysłano",
    "do",
    "temat",
    "odesláno",
    "komu",
    "předmět",
    "küldve",
    "címzett",
    "tárgy",
    "отправлено",
    "дата",
    "кому",
    "тема",
    "tarih",
    "kime",
    "konu",
    "送信日時",
    "日時",
    "宛先",
    "件名",
    "发送时间",
    "收件人",
    "主题",
    "받는 사람",
];
/// Headers that make a block.
const HEADERS_MIN: usize = 3;

/// The line at which the first copy begins, the rule above it included.
pub(super) fn first(lines: &[&str]) -> Option<usize> {
    (0..lines.len())
        .find(|&at| is_title(lines.get(at).copied().unwrap_or_default()) || is_header_block(lines, at))
        .map(|at| with_rule(lines, at))
}

/// "-----Original Message-----" and its kind. Without dashes it needs a colon ("Begin forwarded message:").
fn is_title(line: &str) -> bool {
    /// A title is short.
    const BYTES_MAX: usize = 120;
    let line = line.trim();
    if line.len() > BYTES_MAX || super::is_quote(line) {
        return false;
    }
    let is_rule = |c: char| "-_*=—– ".contains(c);
    let bare = line.trim_matches(is_rule);
    let low = bare.trim_end_matches([':', '：', ' ']).to_lowercase();
    let framed = line.starts_with("--") || line.starts_with("__") || line.starts_with("==") || line.starts_with("——");
    (framed || bare.ends_with(':'))
        && TITLES
            .iter()
            .any(|title| low == *title || (framed && low.starts_with(title) && low.len() < title.len() + 20))
}

/// At least three headers in a row, the sender among the first two. Under a rule two are enough.
fn is_header_block(lines: &[&str], at: usize) -> bool {
    let Some(first) = lines.get(at).and_then(|line| label(line)) else { return false };
    let block: Vec<String> =
        lines.iter().skip(at).take(8).filter(|line| !line.trim().is_empty()).map_while(|line| label(line)).collect();
    let sender_first = block.iter().take(2).any(|label| FROM.contains(&label.as_str()));
    let known = FROM.contains(&first.as_str()) || OTHERS.contains(&first.as_str());
    let below_rule = at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|line| is_rule(line));
    known && sender_first && block.len() >= if below_rule { HEADERS_MIN - 1 } else { HEADERS_MIN }
}

/// The label of a header line, in lower case: `*From:* Ada`, `Von: Ada`, `Objet : x`.
fn label(line: &str) -> Option<String> {
    /// The longest label, in bytes, with its stars.
    const BYTES_MAX: usize = 40;
    let line = line.trim().trim_start_matches(['*', '_', ' ']);
    let (label, _) = line.split_once([':', '：'])?;
    let label = label.trim().trim_end_matches(['*', '_', ' ']).to_lowercase();
    let known = label.len() <= BYTES_MAX && (FROM.contains(&label.as_str()) || OTHERS.contains(&label.as_str()));
    known.then_some(label)
}

/// A line of nothing but dashes or underscores.
fn is_rule(line: &str) -> bool {
    let line = line.trim().trim_matches('*');
    line.chars().count() >= 4 && line.chars().all(|c| "-_=—–".contains(c))
}

/// The first line of the copy, or of the rule and the empty lines directly above it.
fn with_rule(lines: &[&str], at: usize) -> usize {
    let mut from = at;
    while from > 0 && lines.get(from - 1).is_some_and(|line| line.trim().is_empty()) {
        from -= 1;
    }
    match from.checked_sub(1).and_then(|above| lines.get(above)) {
        Some(above) if is_rule(above) => from - 1,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_found_in_many_languages() {
        for (text, at) in [
            ("Hi\n-----Original Message-----\nx", 1),
            ("Hi\n\n-------- Oprindelig besked --------\nFra: x", 2),
            ("Hi\nBegin forwarded message:\n", 1),
            ("Hi\n________________________________\nFrom: A\nSent: today\nTo: B\nSubject: C\n\nText", 1),
            ("Hi\n\nVon: A\nGesendet: heute\nAn: B\nBetreff: C", 2),
            ("Hi\n\n*De :* A\n*Envoyé :* hier\n*À :* B\n*Objet :* C", 2),
            ("Hi\n\nDa: A\nData: ieri\nA: B\nOggetto: C", 2),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(first(&lines), Some(at), "{text}");
        }
    }

    #[test]
    fn words_of_a_customer_are_none() {
        for text in ["To: whom it may concern", "From: London\nwe go on", "The original message was lost", "---\nAda"] {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(first(&lines), None, "{text}");
        }
    }
}
