//! The text of a message as Outlook writes it: Rich Text Format, compressed (MS-OXRTFCP), and where the message was
//! HTML, with the HTML within (MS-OXRTFEX).

mod compressed;
mod token;

pub(super) use compressed::decompressed;

use super::super::codepage;
use std::collections::HashMap;
use token::{Token, Tokens};

/// What was written in RTF.
#[derive(Default, Debug)]
pub(super) struct Rtf {
    /// Its text; empty where it stands for HTML.
    pub(super) text: String,
    /// The HTML that it was made from.
    pub(super) html: Option<String>,
}

/// Groups whose content is no text of the message. Those that begin with `\*` are another matter: all of them are
/// left out but for those that hold HTML.
const NO_TEXT: [&str; 14] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
];
/// Groups within groups; deeper ones are read as if they were not opened.
const DEPTH_MAX: usize = 1_000;

/// The text of some RTF, or the HTML that it stands for.
pub(super) fn read(rtf: &[u8]) -> Rtf {
    let mut reader = Reader { page: 1252, ..Reader::default() };
    for token in Tokens::of(rtf) {
        reader.take(token);
    }
    reader.flush();
    if reader.is_html {
        return Rtf { text: String::new(), html: Some(reader.out) };
    }
    Rtf { text: reader.out, html: None }
}

/// What holds within a group and ends with it.
#[derive(Clone, Copy, Default)]
struct Group {
    is_left_out: bool,
    is_font_table: bool,
    /// Within `\*\htmltag`: what stands here is HTML.
    is_tag: bool,
    /// Between `\htmlrtf` and `\htmlrtf0`: for readers of RTF only.
    is_rtf_only: bool,
    /// Characters that stand behind `\u` for readers that do not know it; one when it is not said.
    after_unicode: Option<usize>,
    font: i32,
}

#[derive(Default)]
struct Reader {
    out: String,
    is_html: bool,
    /// The character set of the whole, and those of its fonts.
    page: u32,
    fonts: HashMap<i32, u32>,
    group: Group,
    outer: Vec<Group>,
    /// Groups that were opened beyond the bound.
    too_deep: usize,
    /// `\*` was the last: the next word says whether the group is known.
    is_optional: bool,
    /// Characters to be passed over.
    pass: usize,
    /// Bytes of characters that may go on.
    pending: Vec<u8>,
    /// The first half of a character that UTF-16 writes in two.
    surrogate: Option<u16>,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) {
        if !matches!(token, Token::Byte(_) | Token::Text(_)) {
            self.flush();
        }
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(word, number) => self.word(word, number),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Byte(byte) => self.byte(byte),
            Token::Text(text) => self.text(text),
        }
    }

    fn open(&mut self) {
        self.pass = 0;
        match self.outer.len() < DEPTH_MAX {
            true => self.outer.push(self.group),
            false => self.too_deep += 1,
        }
    }

    fn close(&mut self) {
        self.pass = 0;
        self.is_optional = false;
        match self.too_deep.checked_sub(1) {
            Some(rest) => self.too_deep = rest,
            None => self.group = self.outer.pop().unwrap_or_default(),
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.is_optional = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("\u{2011}"),
            b'\r' | b'\n' => self.push("\n"),
            b'{' | b'}' | b'\\' => self.text(&[symbol]),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if std::mem::take(&mut self.is_optional) {
            self.group.is_tag = word == "htmltag";
            self.group.is_left_out |= !self.group.is_tag;
            return;
        }
        match word {
            "fonttbl" => (self.group.is_font_table, self.group.is_left_out) = (true, true),
            _ if NO_TEXT.contains(&word) => self.group.is_left_out = true,
            "fromhtml" => self.is_html = number != Some(0),
            "htmlrtf" => self.group.is_rtf_only = number != Some(0),
            "ansicpg" => self.page = number.and_then(|page| u32::try_from(page).ok()).unwrap_or(self.page),
            "f" => self.group.font = number.unwrap_or_default(),
            "fcharset" if self.group.is_font_table => self.font_charset(number.unwrap_or_default()),
            "uc" => self.group.after_unicode = number.and_then(|count| usize::try_from(count).ok()),
            "u" => self.unicode(number.unwrap_or_default()),
            _ => self.push(written(word)),
        }
    }

    fn font_charset(&mut self, charset: i32) {
        /// Fonts that are told apart.
        const FONTS_MAX: usize = 1_000;
        if let (Some(page), true) = (page_of_charset(charset), self.fonts.len() < FONTS_MAX) {
            self.fonts.insert(self.group.font, page);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.pass = self.group.after_unicode.unwrap_or(1);
        // Numbers above 32767 are written as negative ones.
        let unit = u16::try_from(number & 0xffff).unwrap_or_default();
        let units = self.surrogate.take().into_iter().chain([unit]);
        let mut text = String::new();
        for decoded in char::decode_utf16(units) {
            match decoded {
                Ok(c) => text.push(c),
                Err(half) => self.surrogate = Some(half.unpaired_surrogate()),
            }
        }
        self.push(&text);
    }

    fn byte(&mut self, byte: u8) {
        match self.pass.checked_sub(1) {
            Some(rest) => self.pass = rest,
            None => self.pending.push(byte),
        }
    }

    fn text(&mut self, text: &[u8]) {
        let passed = self.pass.min(text.len());
        self.pass -= passed;
        self.pending.extend_from_slice(text.get(passed..).unwrap_or_default());
    }

    /// Writes the bytes so far in the character set of their font.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        if self.is_shown() {
            let page = self.fonts.get(&self.group.font).copied().filter(|_| !self.group.is_tag).unwrap_or(self.page);
            self.out.push_str(&codepage::text(&pending, page));
        }
    }

    fn push(&mut self, text: &str) {
        if self.is_shown() {
            self.out.push_str(text);
        }
    }

    fn is_shown(&self) -> bool {
        !(self.group.is_left_out || self.is_html && self.group.is_rtf_only)
    }
}

/// What a word stands for in the text.
fn written(word: &str) -> &'static str {
    match word {
        "par" | "line" | "sect" | "page" | "row" => "\n",
        "tab" | "cell" | "nestcell" => "\t",
        "emdash" => "\u{2014}",
        "endash" => "\u{2013}",
        "lquote" => "\u{2018}",
        "rquote" => "\u{2019}",
        "ldblquote" => "\u{201c}",
        "rdblquote" => "\u{201d}",
        "bullet" => "\u{2022}",
        "emspace" | "enspace" => " ",
        _ => "",
    }
}

/// The character set of a font, by the number that RTF gives it. `None` for the one of the whole.
fn page_of_charset(charset: i32) -> Option<u32> {
    Some(match charset {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_machinery_is_not() {
        for (rtf, expected) in [
            (r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x;}\f0 Hello\par {\b there}\tab x}", "Hello\nthere\tx"),
            (r"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}", "\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}"),
            (r"{\rtf1\ansi\uc1 \u228?\u-10179?\u-8704? \{a\\b\}}", "\u{e4}\u{1f600} {a\\b}"),
            (r"{\rtf1{\fonttbl{\f1\fcharset128 x;}}\f1 \'93\'fa\'96\'7b}", "\u{65e5}\u{672c}"),
            ("{\\rtf1 a\r\nb\\~c", "ab\u{a0}c"),
            ("}}}{\\rtf1 a}} b", "a b"),
        ] {
            assert_eq!(read(rtf.as_bytes()).text, expected, "{rtf}");
        }
    }

    #[test]
    fn the_bytes_of_a_picture_are_no_signs() {
        let rtf = b"{\\rtf1 before {\\pict\\bin5 }}}}}}after}";
        assert_eq!(read(rtf).text.trim(), "before after");
    }

    #[test]
    fn html_within_is_taken_out() {
        let rtf = r"{\rtf1\ansi\fromhtml1 {\*\htmltag18 <html>}{\*\mhtmltag x}\htmlrtf \b bold\htmlrtf0 Hello {\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 you\htmlrtf }\htmlrtf0{\*\htmltag </b>}}";
        assert_eq!(read(rtf.as_bytes()).html.as_deref(), Some("<html>Hello <b>you</b>"));
    }

    #[test]
    fn groups_without_end_are_read_in_order() {
        let rtf = format!("{}a{}b", "{".repeat(100_000), "}".repeat(100_000));
        assert_eq!(read(rtf.as_bytes()).text, "ab");
    }
}
