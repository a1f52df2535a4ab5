//! The header block: split into fields, unfolded, decoded. Written to survive what really arrives (RFC 5322 §4 and
//! worse): raw eight-bit text, folded identifiers, addresses without brackets.
//!
//! Used for the full reading and for the quick look at intake, so that both see the same thing.

use super::head::Head;
use super::words::{self, Undeclared};
use domain::Moment;
use domain::customer::{Address, EmailAddress};
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::parsers::MessageStream;
use mail_parser::{DateTime, HeaderValue};
use std::borrow::Cow;

/// Addresses read of one field; no person reads more.
const ADDRESSES_MAX: usize = 500;
/// Bytes of one field that are decoded, and of all fields of one name together. Beyond Postfix's own limit for the whole
/// block no field means anything.
pub(super) const FIELD_BYTES_MAX: usize = 102_400;
/// Bytes of a display name.
const NAME_BYTES_MAX: usize = 300;
/// Bytes of an identifier: a header line (RFC 5322 §2.1.1).
const ID_BYTES_MAX: usize = 998;

/// The fields of a header block in order, with lower-case names and values as they stand.
pub(super) struct Fields<'a>(Vec<(String, &'a [u8])>);

impl<'a> Fields<'a> {
    /// Splits the header block at the start of `raw`. At most `lines_max` lines are read.
    pub(super) fn of(raw: &'a [u8], lines_max: usize) -> Self {
        let mut fields: Vec<(String, usize, usize)> = Vec::new();
        let mut at = raw.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let block = raw.get(at..Head::of(raw, lines_max).end).unwrap_or_default();
        for line in block.split_inclusive(|&byte| byte == b'\n') {
            let end = at + line.len();
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                if let Some(field) = fields.last_mut() {
                    field.2 = end;
                }
            } else if let Some((name, skipped)) = name_of(line) {
                fields.push((name, at + skipped, end));
            }
            at = end;
        }
        Fields(fields.into_iter().map(|(name, from, to)| (name, raw.get(from..to).unwrap_or_default())).collect())
    }

    /// Whether at least one field is one that messages have; otherwise some text with colons was taken for fields.
    pub(super) fn are_of_a_message(&self) -> bool {
        const USUAL: [&str; 16] = [
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "received",
            "return-path",
            "reply-to",
            "sender",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "delivered-to",
            "in-reply-to",
            "references",
        ];
        self.0.iter().any(|(name, _)| USUAL.contains(&name.as_str()))
    }

    /// All fields in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &'a [u8])> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value))
    }

    /// Whether a field has more bytes than are read.
    pub(super) fn any_is_long(&self) -> bool {
        self.0.iter().any(|(_, value)| value.len() > FIELD_BYTES_MAX)
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        let mut left = FIELD_BYTES_MAX;
        self.0.iter().filter(move |(n, _)| n == name).map_while(move |(_, value)| {
            let read = value.get(..left.min(value.len()))?;
            left -= read.len();
            (left > 0 || !read.is_empty()).then_some(read)
        })
    }

    /// The decoded text of the first field of this name.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.all(name).next().map(text)
    }

    /// The same, where bytes of no declared character set are not guessed at.
    pub(super) fn text_by_the_letter(&self, name: &str) -> Option<String> {
        self.all(name).next().map(text_by_the_letter)
    }

    /// The addresses of all fields of this name; those that nothing could be sent to are left out.
    pub(super) fn addresses(&self, name: &str) -> Vec<Address> {
        self.all(name).flat_map(addresses).take(ADDRESSES_MAX).collect()
    }

    /// The identifiers of all fields of this name, without angle brackets.
    pub(super) fn ids(&self, name: &str) -> Vec<String> {
        self.all(name).flat_map(ids).collect()
    }

    /// The date of the first field of this name that can be read.
    pub(super) fn date(&self, name: &str) -> Option<Moment> {
        self.all(name).find_map(date)
    }

    /// The date that the last server wrote: behind the last semicolon of the first `Received` (RFC 5321 §4.4).
    pub(super) fn received_at(&self) -> Option<Moment> {
        let first = self.all("received").next()?;
        date(first.rsplit(|byte| *byte == b';').next()?)
    }
}

/// The name of the field that a line starts, and how many bytes stand before its value.
pub(super) fn name_of(line: &[u8]) -> Option<(String, usize)> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    let name = line.get(..colon)?.trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_name.then(|| (String::from_utf8_lossy(name).to_ascii_lowercase(), colon + 1))
}

fn bounded(value: &[u8]) -> &[u8] {
    value.get(..FIELD_BYTES_MAX.min(value.len())).unwrap_or(value)
}

/// The value with the line end that the parser wants, in UTF-8. Raw eight-bit text that is not UTF-8 is taken for
/// Windows-1252, by far the most common on old systems.
fn ended(value: &[u8]) -> Cow<'_, [u8]> {
    ended_with(value, western)
}

fn ended_with(value: &[u8], undeclared: Undeclared) -> Cow<'_, [u8]> {
    let value = words::joined(value, undeclared);
    match value.last() {
        Some(b'\n') => value,
        _ => Cow::Owned([&value, &b"\n"[..]].concat()),
    }
}

/// Bytes read as Windows-1252: never fails, every byte becomes one character.
pub(super) fn western(bytes: &[u8]) -> String {
    match charset_decoder(b"windows-1252") {
        Some(decode) => decode(bytes),
        None => bytes.iter().copied().map(char::from).collect(),
    }
}

/// Unfolds and decodes unstructured text (RFC 2047). Not yet cleaned of control characters.
pub(super) fn text(value: &[u8]) -> String {
    text_of(&ended(bounded(value)))
}

/// The same without a guess: a byte of no declared character set becomes U+FFFD, as RFC 5322 and RFC 6532 have it.
fn text_by_the_letter(value: &[u8]) -> String {
    text_of(&ended_with(bounded(value), |bytes| String::from_utf8_lossy(bytes).into_owned()))
}

fn text_of(value: &[u8]) -> String {
    match MessageStream::new(value).parse_unstructured() {
        HeaderValue::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}

fn addresses(value: &[u8]) -> Vec<Address> {
    let value = ended(value);
    let parsed = match MessageStream::new(&value).parse_address() {
        HeaderValue::Address(list) => list.iter().filter_map(address).collect(),
        _ => Vec::new(),
    };
    if parsed.is_empty() { loose_addresses(&text(&value)) } else { parsed }
}

fn address(parsed: &mail_parser::Addr<'_>) -> Option<Address> {
    let written = parsed.address.as_deref().unwrap_or_default();
    let email = EmailAddress::parse(written).ok()?;
    Some(Address::new(name(parsed.name.as_deref().unwrap_or_default()), email))
}

/// A display name on one line, without the quotation marks that some programs leave in.
fn name(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim().trim_matches(['"', '\'']).trim();
    text.get(..text.floor_char_boundary(NAME_BYTES_MAX)).unwrap_or_default().to_owned()
}

/// Anything in the text that is an address: for fields that follow no grammar.
fn loose_addresses(text: &str) -> Vec<Address> {
    text.split(|c: char| c.is_whitespace() || "<>(),;\"[]".contains(c))
        .map(|word| word.trim_start_matches("mailto:"))
        .filter_map(|word| EmailAddress::parse(word).ok())
        .take(ADDRESSES_MAX)
        .map(|email| Address::new("", email))
        .collect()
}

/// Identifiers: what stands in angle brackets, white space inside removed (folding gone wrong); without any bracket,
/// the words that have an `@`.
fn ids(value: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(value);
    let cleaned = |id: &str| -> Option<String> {
        let id: String = id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        (!id.is_empty() && id.len() <= ID_BYTES_MAX).then_some(id)
    };
    if text.contains('<') {
        return text
            .split('<')
            .skip(1)
            .filter_map(|rest| rest.split_once('>').map_or(Some(rest), |(id, _)| Some(id)))
            .filter_map(cleaned)
            .collect();
    }
    text.split([' ', '\t', '\r', '\n', ',', ';']).filter(|word| word.contains('@')).filter_map(cleaned).collect()
}

/// A date as mails write it (RFC 5322 §3.3).
pub(super) fn date(value: &[u8]) -> Option<Moment> {
    match MessageStream::new(&ended(value)).parse_date() {
        HeaderValue::DateTime(date) => moment(&date),
        _ => None,
    }
}

fn moment(date: &DateTime) -> Option<Moment> {
    date.is_valid().then(|| Moment(date.to_timestamp().saturating_mul(1_000)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(raw: &str) -> Fields<'_> {
        Fields::of(raw.as_bytes(), 1_000)
    }

    #[test]
    fn fields_are_unfolded_and_decoded() {
        let fields = of("SUBJECT : =?utf-8?q?caf=C3=A9?=\r\n =?utf-8?q?_au_lait?=\r\nX: y\r\n\r\nSubject: body\r\n");
        assert_eq!(fields.text("subject").as_deref(), Some("café au lait"));
        assert_eq!(fields.iter().count(), 2);
    }

    #[test]
    fn raw_eight_bit_text_is_read() {
        let latin = b"From: J\xfcrgen <j@a.example>\r\nSubject: Stra\xdfe\r\n\r\n";
        let fields = Fields::of(latin, 100);
        assert_eq!(fields.text("subject").as_deref(), Some("Straße"));
        assert_eq!(fields.addresses("from").first().map(|a| a.name.clone()).as_deref(), Some("Jürgen"));
        assert_eq!(of("Subject: Straße\n\n").text("subject").as_deref(), Some("Straße"));
    }

    #[test]
    fn identifiers_survive_bad_folding_and_missing_brackets() {
        let fields = of("References: <a@x> <b\r\n @y>\r\n\t<c@z>\r\nIn-Reply-To: d@x\r\n\r\n");
        assert_eq!(fields.ids("references"), ["a@x", "b@y", "c@z"]);
        assert_eq!(fields.ids("in-reply-to"), ["d@x"]);
    }

    #[test]
    fn addresses_are_found_also_without_grammar() {
        let fields = of(
            "To: \"Doe, Ada\" <ada@x.example>, bob@y.example, team: c@z.example;\nFrom: ada (at home) ada@x.example\n\n",
        );
        let to: Vec<String> = fields.addresses("to").iter().map(|a| a.email.to_string()).collect();
        assert_eq!(to, ["ada@x.example", "bob@y.example", "c@z.example"]);
        assert_eq!(fields.addresses("to").first().map(|a| a.name.clone()).as_deref(), Some("Doe, Ada"));
        assert_eq!(fields.addresses("from").len(), 1);
    }

    #[test]
    fn a_date_is_read_and_nonsense_is_none() {
        assert_eq!(of("Date: Mon, 02 Nov 2026 10:00:00 +0100\n\n").date("date"), Some(Moment(1_793_610_000_000)));
        assert_eq!(of("Date: soon\n\n").date("date"), None);
    }
}
