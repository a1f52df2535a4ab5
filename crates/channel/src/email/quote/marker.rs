//! Where a copy of the older message begins that is not quoted line by line: under "-----Original Message-----", or
//! under a block of headers as Outlook writes it.
//!
//! People fill in forms that look like headers ("From: London", "To: Paris", "Date: 12 May"), and their words must stay
//! visible. So a block that nothing announces has to show what programs write and people do not: see [`Block::is_copied`].

use super::attribution::is_exact;
use super::line::{folded, is_blank, is_quote, is_rule};
use super::words::{HEADERS, HEADERS_OF_ALL, TITLES};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lines that a block of headers may take: long lists of recipients are wrapped, and some programs leave lines empty.
const BLOCK_LINES_MAX: usize = 24;

/// Lines that one value may go on for.
const WRAPPED_LINES_MAX: usize = 4;

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
    let text = Labelled::of(lines);
    (0..lines.len()).find_map(|at| {
        let line = lines.get(at)?;
        let is_announced = is_title(line) || asks_above(line);
        let body = if is_announced { text.behind_headers(at + 1) } else { text.copied_headers(at)? };
        Some(Copy { from: with_rule(lines, at), body })
    })
}

/// Whether the beginning of a copy stands among lines that a program has drawn a line above.
pub(super) fn is_in_box(lines: &[&str]) -> bool {
    const HEADERS_MIN: usize = 3;
    let text = Labelled::of(lines);
    let is_block = |at| text.block(at).is_some_and(|block| block.sender && block.headers >= HEADERS_MIN);
    (0..lines.len()).any(is_block) || first(lines).is_some()
}

/// Lines with the header that each of them is.
struct Labelled<'a> {
    lines: &'a [&'a str],
    labels: Vec<Option<Label>>,
    /// Behind the last line with words.
    end: usize,
}

/// A block of headers.
#[derive(Default)]
struct Block {
    /// The line behind it.
    end: usize,
    headers: usize,
    one_language: bool,
    sender: bool,
    /// The sender is named with an address.
    addressed: bool,
    moment: bool,
    /// The moment has a year or a time of day, as programs write it.
    exact: bool,
    subject: bool,
}

impl Block {
    /// Whether a program copied it, where nothing else says so. The sender's address, the moment and the subject
    /// together are enough; so are the last two of one language without the address, if the moment is an exact one. The address
    /// with one of them is enough for a paragraph of its own (`apart`).
    fn is_copied(&self, apart: bool) -> bool {
        let told = self.moment && self.subject && (self.addressed || (self.exact && self.one_language));
        let alone = apart && self.addressed && self.one_language && (self.exact || self.subject);
        self.sender && (told || alone)
    }
}

impl<'a> Labelled<'a> {
    fn of(lines: &'a [&'a str]) -> Self {
        let labels = lines.iter().map(|line| label(line)).collect();
        let end = lines.iter().rposition(|line| !is_blank(line)).map_or(0, |last| last + 1);
        Labelled { lines, labels, end }
    }

    /// The first line behind the headers that follow a title, if some do.
    fn behind_headers(&self, from: usize) -> usize {
        const HEADERS_MIN: usize = 2;
        let first = self.lines.iter().skip(from).take(3).position(|line| !is_blank(line));
        let block = first.and_then(|blank| self.block(from + blank));
        block.filter(|block| block.sender && block.headers >= HEADERS_MIN).map_or(from, |block| block.end)
    }

    /// The line behind the headers that begin at `at`, if a program copied them; a copy has words below them.
    fn copied_headers(&self, at: usize) -> Option<usize> {
        let block = self.block(at).filter(|block| block.end < self.end)?;
        let blank = |at: usize| self.lines.get(at).is_none_or(|line| is_blank(line));
        let begins = at
            .checked_sub(1)
            .is_none_or(|above| blank(above) || self.lines.get(above).is_some_and(|line| is_rule(line)));
        block.is_copied(begins && blank(block.end)).then_some(block.end)
    }

    /// The headers that begin at `at`.
    fn block(&self, at: usize) -> Option<Block> {
        self.label(at)?;
        let (mut labels, mut block, mut blank) = (Vec::new(), Block { end: at, ..Block::default() }, 0);
        for (here, line) in self.lines.iter().enumerate().skip(at).take(BLOCK_LINES_MAX) {
            if let Some(found) = self.label(here) {
                labels.push((here, found));
                (block.end, blank) = (here + 1, 0);
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
        block.headers = labels.len();
        let languages = labels.iter().fold(u64::MAX, |languages, (_, label)| languages & label.any());
        block.one_language = languages != 0;
        let languages = if block.one_language { languages } else { u64::MAX };
        for (here, label) in labels {
            let is = |kind: u64| kind & languages != 0;
            let value = || self.value(here);
            if is(label.sender) && !block.sender {
                (block.sender, block.addressed) = (true, value().contains('@'));
            }
            block.exact |= is(label.moment) && is_exact(&folded(&value()));
            block.moment |= is(label.moment);
            block.subject |= is(label.subject);
        }
        Some(block)
    }

    /// What stands behind the label of a line, wrapped lines included.
    fn value(&self, at: usize) -> String {
        let first = self.lines.get(at).and_then(|line| line.split_once([':', '：'])).map_or("", |(_, value)| value);
        let wrapped = self.lines.iter().zip(&self.labels).skip(at + 1).take(WRAPPED_LINES_MAX);
        let wrapped = wrapped.take_while(|(line, label)| !is_blank(line) && label.is_none()).map(|(line, _)| *line);
        let all: Vec<&str> = std::iter::once(first).chain(wrapped).map(str::trim).collect();
        all.join(" ")
    }

    /// Whether another header follows within the next lines of this paragraph.
    fn continues(&self, at: usize) -> bool {
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

/// What a header line names: a bit for each language in which its label means that.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Label {
    sender: u64,
    moment: u64,
    subject: u64,
    other: u64,
}

impl Label {
    fn any(self) -> u64 {
        self.sender | self.moment | self.subject | self.other
    }
}

/// A bit for each.
const _: () = assert!(HEADERS.len() <= u64::BITS as usize);

static LABELS: LazyLock<HashMap<&str, Label>> = LazyLock::new(|| {
    let mut labels: HashMap<&str, Label> = HashMap::new();
    for (language, kinds) in HEADERS.iter().enumerate() {
        for (kind, words) in kinds.split(';').enumerate() {
            for word in words.split('|') {
                let label = labels.entry(word).or_default();
                let languages = match kind {
                    0 => &mut label.sender,
                    1 => &mut label.moment,
                    2 => &mut label.subject,
                    _ => &mut label.other,
                };
                *languages |= 1 << language;
            }
        }
    }
    labels.extend(HEADERS_OF_ALL.iter().map(|word| (*word, Label { other: u64::MAX, ..Label::default() })));
    labels
});

/// The label of a header line: `*From:* Ada`, `Von: Ada`, `Objet : x`.
fn label(line: &str) -> Option<Label> {
    /// The longest label, in bytes, with its stars and indent.
    const BYTES_MAX: usize = 80;
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "*_|•".contains(c));
    let end = line.find([':', '：']).filter(|end| *end <= BYTES_MAX)?;
    let label = folded(line.get(..end)?);
    LABELS.get(label.trim_end_matches(['*', '_', ' '])).copied()
}

/// What stands behind the label of the sender in a block of headers, wrapped lines included.
pub(super) fn author(headers: &[&str]) -> Option<String> {
    let text = Labelled::of(headers);
    let at = text.labels.iter().position(|label| label.is_some_and(|label| label.sender != 0))?;
    Some(text.value(at))
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
            "-----Özgün İleti-----",
            "-----Özgün I\u{307}leti-----",
            "-----Özgün Mesaj-----",
            "-----ÖZGÜN İLETİ-----",
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
            let plain: String = labels.split('|').map(|label| format!("{label}: 2.11.2026 10:00\n")).collect();
            assert_eq!(at(&format!("Hi\n\n{plain}\nText")), Some((2, 6)), "{labels}");
            let bold: String = labels.split('|').map(|label| format!("\t*{label} :* 2.11.2026 10:00\n")).collect();
            assert_eq!(at(&format!("Hi\n____________\n{bold}\nText")), Some((1, 6)), "{labels}");
        }
    }

    #[test]
    fn headers_may_be_wrapped_and_in_any_order() {
        let text = "Hi\n\nDate: 2.11.2026 10:00\nSubject: one that goes\n over two lines\nFrom: Shop\n<help@shop.example>\nTo: Ada\n\nText";
        assert_eq!(at(text), Some((2, 8)));
        assert_eq!(at("Hi\n\nFrom: Shop <help@shop.example>\nDate: Monday 10:00\n\nText"), Some((2, 4)));
        assert_eq!(at("Hi\n\nFrom: Shop\n<help@shop.example>\nDate: Monday 10:00\n\nText"), Some((2, 5)));
        let orange = "Message du : 02/11/2026 10:00\nDe : Shop <help@shop.example>\nA : ada@x.example\nSujet : Thé";
        assert_eq!(at(&format!("Hi\n\n====\n\n{orange}\n\nText")), Some((2, 8)));
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
            "A ticket, please.\n\nFrom: London\nTo: Paris\nDate: 12 May\n\nThank you",
            "A ticket, please.\n\nFrom: London\nTo: Paris\nDate: 12 May 2026, 10:30\nCc: nobody\n\nThank you",
            "A ticket, please.\n\n---------\nFrom: London\nTo: Paris\nDate: 12 May\n---------\n\nThank you",
            "Ein Paket:\n\nVon: Berlin\nAn: Hamburg\nDatum: 12.5.2026\nAnlagen: 2\n\nDanke",
            "Un colis :\n\nDe : Lyon\nÀ : Paris\nDate : 12 mai\nObjet : vélo\n\nMerci",
            "De: Madrid\nPara: Lisboa\nFecha: 12 de mayo de 2026\n\nGracias",
            "From: ada@old.example\nTo: ada@new.example\n\nPlease change my address.",
            "From: Ada, ada@engine.example\nTo: Tom, Paris\nDate: 12 May\n\nPlease send it.",
            "From: Ada <ada@engine.example>\nDate: 12 May 2026\nRoom: double\nNights: 3\n\nIs it free?",
            "Von: Berlin\nDate: 12.5.2026 10:00\nOggetto: Umzug\n\nDanke",
            "My letter began:\n\nFrom: Ada <ada@engine.example>\nDate: 2 Nov 2026 10:00\nSubject: Kettle",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
