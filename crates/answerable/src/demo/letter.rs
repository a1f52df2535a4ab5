//! Letters as people's mail programs write them, and as machines do.

use super::files::{File, file};
use super::script::{Person, Step};
use domain::Moment;
use domain::message::Outgoing;

/// What a letter is made of.
pub struct Letter<'a> {
    /// Who writes.
    pub person: &'a Person,
    /// The address of ours that it goes to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its identifier, without angle brackets.
    pub id: String,
    /// When it is written.
    pub at: Moment,
    /// The mail of ours that it answers.
    pub answers: Option<&'a Outgoing>,
    /// Words, form and file.
    pub step: &'a Step,
}

/// Parts of a mail never look like this line.
const BOUNDARY: &str = "=_birch_4f1c";

impl Letter<'_> {
    /// The bytes, in the form that the script asks for.
    pub fn bytes(&self) -> Vec<u8> {
        let with = self.step.with.and_then(file);
        let text = match (self.step.form, self.answers) {
            (Some("interleaved"), Some(ours)) => interleaved(&self.step.text, ours),
            (Some("out-of-office" | "robot" | "calendar" | "bounce"), _) | (_, None) => self.step.text.clone(),
            (_, Some(ours)) => format!("{}\n\n{}", self.step.text, self.quoted(ours)),
        };
        let text = text.replace('\n', "\r\n");
        match (self.step.form, with) {
            (Some("latin1"), _) => self.latin1(&text),
            (Some("html"), _) => self.html(&text, file("picture")),
            (Some("newsletter"), _) => self.newsletter(&text),
            (Some("calendar"), _) => self.calendar(&text),
            (Some("bounce"), _) => self.bounce(&text),
            (Some("out-of-office"), _) => {
                self.plain("Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n", &text)
            }
            (_, Some(file)) => self.mixed(&text, &file),
            _ => self.plain("", &text),
        }
    }

    fn head(&self, more: &str, content_type: &str) -> String {
        let person = self.person;
        let threading = self.answers.map_or_else(String::new, |ours| {
            let earlier: String = ours.references.iter().map(|id| format!("<{id}>\r\n ")).collect();
            format!("In-Reply-To: <{0}>\r\nReferences: {earlier}<{0}>\r\n", ours.external_id)
        });
        format!(
            "From: {} <{}>\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}>\r\n{threading}{more}MIME-Version: 1.0\r\nContent-Type: {content_type}\r\n",
            word(person.name),
            person.email,
            self.to,
            word(&self.subject),
            date(self.at),
            self.id
        )
    }

    fn plain(&self, more: &str, text: &str) -> Vec<u8> {
        let head = self.head(more, "text/plain; charset=utf-8");
        format!("{head}Content-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n").into_bytes()
    }

    /// As older programs write: ISO 8859-1 in quoted-printable (RFC 2045 §6.7).
    fn latin1(&self, text: &str) -> Vec<u8> {
        let head = self.head("", "text/plain; charset=iso-8859-1");
        let lines: Vec<String> = text.split("\r\n").map(quoted_printable).collect();
        format!("{head}Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n", lines.join("\r\n")).into_bytes()
    }

    fn mixed(&self, text: &str, (name, kind, bytes): &File) -> Vec<u8> {
        let head = self.head("", &format!("multipart/mixed; boundary=\"{BOUNDARY}\""));
        let file = format!(
            "Content-Type: {kind}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
            lines_of_base64(bytes)
        );
        format!(
            "{head}\r\n--{BOUNDARY}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n--{BOUNDARY}\r\n{file}\r\n--{BOUNDARY}--\r\n"
        )
        .into_bytes()
    }

    /// As web mail writes: text and HTML, with a picture among the words.
    fn html(&self, text: &str, picture: Option<File>) -> Vec<u8> {
        let (name, kind, bytes) = picture.unwrap_or(("picture.png", "image/png", Vec::new()));
        let paragraphs: String = text
            .split("\r\n\r\n")
            .map(|paragraph| format!("<p>{}</p>\r\n", escaped(paragraph).replace("\r\n", "<br>\r\n")))
            .collect();
        let html = format!(
            "<html><body style=\"font-family: Georgia, serif; color: #333\">\r\n{paragraphs}<p><img src=\"cid:kettle@birch\" alt=\"Our kettle\" width=\"240\"></p>\r\n</body></html>"
        );
        let head = self.head("", &format!("multipart/related; boundary=\"{BOUNDARY}\""));
        let inner = format!("{BOUNDARY}_a");
        format!(
            "{head}\r\n--{BOUNDARY}\r\nContent-Type: multipart/alternative; boundary=\"{inner}\"\r\n\r\n--{inner}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n--{inner}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{html}\r\n--{inner}--\r\n--{BOUNDARY}\r\nContent-Type: {kind}; name=\"{name}\"\r\nContent-ID: <kettle@birch>\r\nContent-Disposition: inline; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--{BOUNDARY}--\r\n",
            lines_of_base64(&bytes)
        )
        .into_bytes()
    }

    fn newsletter(&self, text: &str) -> Vec<u8> {
        let domain = self.person.email.rsplit('@').next().unwrap_or_default();
        let more = format!(
            "List-Id: <news.{domain}>\r\nList-Unsubscribe: <https://{domain}/stop>\r\nPrecedence: bulk\r\n"
        );
        self.plain(&more, text)
    }

    /// "I accept your invitation" (RFC 5546 §3.2.3).
    fn calendar(&self, text: &str) -> Vec<u8> {
        let head = self.head("", &format!("multipart/alternative; boundary=\"{BOUNDARY}\""));
        let start = date_digits(self.at);
        format!(
            "{head}\r\n--{BOUNDARY}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--{BOUNDARY}\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nVERSION:2.0\r\nPRODID:-//Example//Calendar//EN\r\nBEGIN:VEVENT\r\nUID:visit-{start}@birch.example\r\nDTSTAMP:{start}T090000Z\r\nDTSTART:{start}T130000Z\r\nSUMMARY:Visit to the showroom\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--{BOUNDARY}--\r\n",
            self.person.email
        )
        .into_bytes()
    }

    /// A report that a message of ours did not arrive (RFC 3464).
    fn bounce(&self, text: &str) -> Vec<u8> {
        let type_ = format!("multipart/report; report-type=delivery-status; boundary=\"{BOUNDARY}\"");
        let head = self.head("Auto-Submitted: auto-replied\r\n", &type_);
        let to = self.answers.and_then(|ours| ours.to.first()).map_or_else(String::new, |to| to.email.to_string());
        format!(
            "{head}\r\n--{BOUNDARY}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--{BOUNDARY}\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.{}\r\n\r\nFinal-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full\r\n--{BOUNDARY}--\r\n",
            self.person.email.rsplit('@').next().unwrap_or_default()
        )
        .into_bytes()
    }

    /// Our mail below the answer, as the program of this language quotes it.
    fn quoted(&self, ours: &Outgoing) -> String {
        let (day, who) = (date_day(ours.date), &ours.from.name);
        let attribution = match self.person.language {
            "nl" => format!("Op {day} schreef {who}:"),
            "de" => format!("Am {day} schrieb {who}:"),
            "fr" => format!("Le {day}, {who} a écrit :"),
            "es" => format!("El {day}, {who} escribió:"),
            _ => format!("On {day}, {who} wrote:"),
        };
        let lines: String = ours.text.lines().map(|line| format!("> {line}\n")).collect();
        format!("{attribution}\n{lines}")
    }
}

/// Each paragraph stands below the paragraph of ours that it answers.
fn interleaved(text: &str, ours: &Outgoing) -> String {
    let theirs: Vec<&str> = text.split("\n\n").collect();
    let mut paragraphs = ours.text.split("\n\n");
    let mut out = String::new();
    for answer in theirs {
        if let Some(paragraph) = paragraphs.next() {
            out.extend(paragraph.lines().map(|line| format!("> {line}\n")));
            out.push('\n');
        }
        out.push_str(&format!("{answer}\n\n"));
    }
    out
}

/// A word of a header; encoded where it is not ASCII (RFC 2047).
fn word(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for c in text.chars() {
        // An encoded word has 75 characters at most; 39 bytes become 52.
        if words.last().is_some_and(|word| word.len() + c.len_utf8() > 39) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    let encoded: Vec<String> = words.iter().map(|word| format!("=?utf-8?B?{}?=", base64(word.as_bytes()))).collect();
    encoded.join("\r\n ")
}

fn quoted_printable(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for c in line.chars() {
        let byte = u8::try_from(u32::from(c)).unwrap_or(b'?');
        let written = match byte {
            b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
            _ => format!("={byte:02X}"),
        };
        if width + written.len() > 74 {
            out.push_str("=\r\n");
            width = 0;
        }
        width += written.len();
        out.push_str(&written);
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for chunk in bytes.chunks(3) {
        let three = chunk.iter().fold(0_usize, |all, byte| all << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = char::from(LETTERS[three >> (18 - 6 * place) & 63]);
            out.push(if place > chunk.len() { '=' } else { letter });
        }
    }
    out
}

/// Lines of 76 characters.
fn lines_of_base64(bytes: &[u8]) -> String {
    let lines: Vec<String> = bytes.chunks(57).map(base64).collect();
    lines.join("\r\n")
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `4 Oct 2026`.
fn date_day(at: Moment) -> String {
    let text = at.rfc3339();
    let mut parts = text.get(..10).unwrap_or_default().split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    format!("{} {} {}", day.unwrap_or("1").trim_start_matches('0'), month.unwrap_or(&"Jan"), year.unwrap_or("2026"))
}

/// A date of RFC 5322 §3.3, without the day's name.
fn date(at: Moment) -> String {
    let text = at.rfc3339();
    format!("{} {} +0000", date_day(at), text.get(11..19).unwrap_or("12:00:00"))
}

/// `20261004`.
fn date_digits(at: Moment) -> String {
    at.rfc3339().chars().filter(char::is_ascii_digit).take(8).collect()
}
