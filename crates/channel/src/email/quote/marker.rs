//! Where a copy of the older message begins that is not quoted line by line: under "-----Original Message-----", or
//! under a block of headers as Outlook writes it.

use super::line::{folded, is_blank, is_quote, is_rule};
use super::words::{FROM, OTHERS, TITLES};

/// Headers that make a block.
const HEADERS_MIN: usize = 3;
/// Lines that a block of headers may take: long lists of recipients are wrapped, and some programs leave lines empty.
const BLOCK_LINES_MAX: usize = 24;

/// A copy of an older message within a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Copy {
    /// The line at which it begins, the rule above it included.
    pub(super) from: usize,
    /// The first line behind its title and headers.
    pub(super) body: usize,
}

/// The first copy within the lines.
pub(super) fn first(lines: &[&str]) -> Option<Copy> {
    let labels: Vec<Option<Label>> = lines.iter().map(|line| label(line)).collect();
    let text = Labelled { lines, labels: &labels };
    (0..lines.len()).find_map(|at| {
        let line = lines.get(at)?;
        let body =
            if is_title(line) || asks_above(line) { text.behind_headers(at + 1) } else { text.block_end(at, false)? };
        Some(Copy { from: with_rule(lines, at), body })
    })
}

/// Lines with the header that each of them is.
struct Labelled<'a> {
    lines: &'a [&'a str],
    labels: &'a [Option<Label>],
}

impl Labelled<'_> {
    /// The first line behind the headers that follow a title, if some do.
    fn behind_headers(&self, from: usize) -> usize {
        let first = self.lines.iter().skip(from).take(3).position(|line| !is_blank(line));
        first.and_then(|blank| self.block_end(from + blank, true)).unwrap_or(from)
    }

    /// The line behind a block of headers that begins at `at`: at least three headers, the sender among them. Two are
    /// enough under a rule or a title, or when the sender has an address and a paragraph begins here.
    fn block_end(&self, at: usize, below_title: bool) -> Option<usize> {
        self.label(at)?;
        let (mut headers, mut sender, mut end, mut blank) = (0_usize, false, at, 0);
        for (here, line) in self.lines.iter().enumerate().skip(at).take(BLOCK_LINES_MAX) {
            if let Some(found) = self.label(here) {
                headers += 1;
                sender |= found == Label::From;
                (end, blank) = (here + 1, 0);
            } else if is_blank(line) {
                blank += 1;
            } else if blank > 0 || !self.continues(here) {
                // Neither a header nor a wrapped value between two of them.
                break;
            }
            if blank > 1 {
                break;
            }
        }
        let above = at.checked_sub(1).and_then(|above| self.lines.get(above));
        let announced = below_title || above.is_some_and(|line| is_rule(line));
        let begins = above.is_none_or(|line| is_blank(line));
        let addressed = begins && self.lines.iter().skip(at).take(2).any(|line| line.contains('@'));
        let enough = if announced || addressed { HEADERS_MIN - 1 } else { HEADERS_MIN };
        (sender && headers >= enough).then_some(end)
    }

    /// Whether another header follows within the next lines of this paragraph.
    fn continues(&self, at: usize) -> bool {
        const WRAPPED_LINES_MAX: usize = 4;
        let next = (at + 1..)
            .take(WRAPPED_LINES_MAX)
            .take_while(|&next| self.lines.get(next).is_some_and(|line| !is_blank(line)));
        next.into_iter().any(|next| self.label(next).is_some())
    }

    fn label(&self, at: usize) -> Option<Label> {
        self.labels.get(at).copied().flatten()
    }
}

/// "-----Original Message-----" and its kind. Without dashes it needs a colon ("Begin forwarded message:").
fn is_title(line: &str) -> bool {
    /// A title is short; with the name of who forwarded it is longer.
    const BYTES_MAX: usize = 200;
    // One mail server for offices writes its title without a frame.
    const UNFRAMED: &str = "Original Message processed by ";
    if line.trim_start().starts_with(UNFRAMED) {
        return true;
    }
    if line.len() > BYTES_MAX || is_quote(line) || !line.contains(['-', '_', '=', '—', '–', '─', ':', '：', '*'])
    {
        return false;
    }
    let low = folded(line);
    let framed = ["--", "__", "==", "—", "––", "──", "*--", "- -"].iter().any(|frame| low.starts_with(frame));
    let bare = low.trim_matches(|c: char| "-_*=—–─ ".contains(c));
    let title = bare.trim_end_matches([':', ' ']);
    // A mail server for offices writes its title without a frame.
    let processed = low.starts_with("original message processed by ");
    processed
        || (framed || bare.ends_with(':'))
            && TITLES
                .iter()
                .any(|one| title == *one || (framed && title.starts_with(one) && title.len() < one.len() + 80))
}

/// "Please reply above this line", as desks put it above what they send.
fn asks_above(line: &str) -> bool {
    const BYTES_MAX: usize = 200;
    if line.len() > BYTES_MAX || !line.trim_start().starts_with(['#', '-', '=', '*', '~', '_']) {
        return false;
    }
    let low = folded(line);
    let asks = [
        "above this line",
        "oberhalb dieser zeile",
        "über dieser zeile",
        "über diese linie",
        "au-dessus de cette ligne",
        "encima de esta línea",
        "arriba de esta línea",
        "acima desta linha",
        "sopra questa riga",
        "boven deze regel",
        "boven deze lijn",
        "ovanför denna rad",
        "over denne linje",
        "tämän rivin yläpuolelle",
        "powyżej tej linii",
        "nad tento řádek",
        "выше этой строки",
        "вище цього рядка",
        "この行より上に",
        "この行の上に",
        "在此行上方",
        "이 줄 위에",
    ];
    asks.iter().any(|words| low.contains(words))
}

/// What a header line names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Label {
    From,
    Other,
}

/// The label of a header line: `*From:* Ada`, `Von: Ada`, `Objet : x`.
fn label(line: &str) -> Option<Label> {
    /// The longest label, in bytes, with its stars and indent.
    const BYTES_MAX: usize = 80;
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "*_|•".contains(c));
    let end = line.find([':', '：']).filter(|end| *end <= BYTES_MAX)?;
    let label = folded(line.get(..end)?);
    let label = label.trim_end_matches(['*', '_', ' ']);
    if FROM.contains(label) {
        return Some(Label::From);
    }
    OTHERS.contains(label).then_some(Label::Other)
}

/// What stands behind the label of the sender in a block of headers, wrapped lines included.
pub(super) fn author(headers: &[&str]) -> Option<String> {
    let at = headers.iter().position(|line| label(line) == Some(Label::From))?;
    let (first, rest) = headers.get(at..)?.split_first()?;
    let (_, value) = first.split_once([':', '：'])?;
    let wrapped = rest.iter().take_while(|line| !is_blank(line) && label(line).is_none());
    let all: Vec<&str> = std::iter::once(value).chain(wrapped.copied()).map(str::trim).collect();
    Some(all.join(" "))
}

/// The first line of the copy, or of the rule and the empty lines directly above it.
fn with_rule(lines: &[&str], at: usize) -> usize {
    /// More empty lines part two things.
    const EMPTY_MAX: usize = 6;
    let mut from = at;
    while from > 0 && at - from < EMPTY_MAX && lines.get(from - 1).is_some_and(|line| is_blank(line)) {
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

    fn at(text: &str) -> Option<(usize, usize)> {
        first(&text.lines().collect::<Vec<_>>()).map(|copy| (copy.from, copy.body))
    }

    #[test]
    fn copies_are_found_in_many_languages() {
        for title in [
            "-----Original Message-----",
            "----- Original Message -----",
            "-------- Original message --------",
            "---------- Forwarded message ---------",
            "Begin forwarded message:",
            "*----- Original Message -----*",
            "-----Ursprüngliche Nachricht-----",
            "-------- Weitergeleitete Nachricht --------",
            "Anfang der weitergeleiteten Nachricht:",
            "-----Message d'origine-----",
            "-----Message d’origine-----",
            "Début du message réexpédié :",
            "-----Mensaje original-----",
            "-----Messaggio originale-----",
            "-----Mensagem original-----",
            "-----Oorspronkelijk bericht-----",
            "-----Ursprungligt meddelande-----",
            "-------- Oprindelig besked --------",
            "-------- Opprinnelig melding --------",
            "-----Alkuperäinen viesti-----",
            "-----Wiadomość oryginalna-----",
            "-----Původní zpráva-----",
            "-----Eredeti üzenet-----",
            "-----Mesaj original-----",
            "-----Orijinal Mesaj-----",
            "-------- Исходное сообщение --------",
            "-----Оригінальне повідомлення-----",
            "-----Αρχικό μήνυμα-----",
            "-----元のメッセージ-----",
            "------------------ 原始邮件 ------------------",
            "-----원본 메시지-----",
            "-----الرسالة الأصلية-----",
            "-----הודעה מקורית-----",
            "----- Forwarded by Ada Lovelace/Shop on 02.11.2026 10:00 -----",
            "##- Please type your reply above this line -##",
            "##- Bitte schreiben Sie oberhalb dieser Zeile -##",
        ] {
            assert_eq!(at(&format!("Hi\n\n{title}\n\nText")), Some((2, 3)), "{title}");
        }
    }

    #[test]
    fn blocks_of_headers_are_found_in_many_languages() {
        for labels in [
            "From|Sent|To|Subject",
            "Von|Gesendet|An|Betreff",
            "De|Envoyé|À|Objet",
            "De|Enviado el|Para|Asunto",
            "Da|Inviato|A|Oggetto",
            "De|Enviada em|Para|Assunto",
            "Van|Verzonden|Aan|Onderwerp",
            "Från|Skickat|Till|Ämne",
            "Fra|Sendt|Til|Emne",
            "Lähettäjä|Lähetetty|Vastaanottaja|Aihe",
            "Od|Wysłano|Do|Temat",
            "Od|Odesláno|Komu|Předmět",
            "Feladó|Küldve|Címzett|Tárgy",
            "De la|Trimis|Către|Subiect",
            "Kimden|Tarih|Kime|Konu",
            "От|Отправлено|Кому|Тема",
            "Від|Надіслано|Кому|Тема",
            "Από|Στάλθηκε|Προς|Θέμα",
            "差出人|送信日時|宛先|件名",
            "发件人|发送时间|收件人|主题",
            "寄件者|寄件日期|收件者|主旨",
            "보낸 사람|보낸 날짜|받는 사람|제목",
            "من|تاريخ الإرسال|إلى|الموضوع",
            "מאת|נשלח|אל|נושא",
        ] {
            let plain: String = labels.split('|').map(|label| format!("{label}: x\n")).collect();
            assert_eq!(at(&format!("Hi\n\n{plain}\nText")), Some((2, 6)), "{labels}");
            let bold: String = labels.split('|').map(|label| format!("\t*{label} :* x\n")).collect();
            assert_eq!(at(&format!("Hi\n____________\n{bold}\nText")), Some((1, 6)), "{labels}");
        }
    }

    #[test]
    fn headers_may_be_wrapped_and_in_any_order() {
        let text = "Hi\n\nDate: today\nSubject: one that goes\n over two lines\nFrom: Shop\n<help@shop.example>\nTo: Ada\n\nText";
        assert_eq!(at(text), Some((2, 8)));
        assert_eq!(at("Hi\n\nFrom: Shop <help@shop.example>\nDate: today\n\nText"), Some((2, 4)));
        assert_eq!(at("Hi\n\nFrom: Shop\n<help@shop.example>\nDate: today\n\nText"), Some((2, 5)));
        assert_eq!(at("Hi\n-----Original Message-----\nFrom: Shop\nSent: today\n\nText"), Some((1, 4)));
    }

    #[test]
    fn words_of_a_customer_are_none() {
        for text in [
            "To: whom it may concern",
            "From: London\nwe go on",
            "The original message was lost",
            "---\nAda",
            "From: London\nTo: Paris\nwe go on",
            "Date: Monday\nSubject: my order\nQuantity: 2",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
