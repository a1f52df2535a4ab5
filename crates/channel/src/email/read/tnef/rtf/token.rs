//! The pieces of RTF: groups, control words and symbols, bytes, text (Rich Text Format 1.9.1, "Basic Entities").

/// A piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\word` or `\word-1`.
    Word(&'a str, Option<i32>),
    /// `\` and a sign.
    Symbol(u8),
    /// `\'ab`.
    Byte(u8),
    Text(&'a [u8]),
}

/// The pieces of some RTF, in order.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(rtf: &'a [u8]) -> Self {
        Tokens { rest: rtf }
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn while_is(&mut self, is: impl Fn(u8) -> bool) -> &'a [u8] {
        let count = self.rest.iter().position(|&byte| !is(byte)).unwrap_or(self.rest.len());
        self.take(count)
    }

    /// What follows a `\`.
    fn control(&mut self) -> Option<Token<'a>> {
        let letters = self.while_is(|byte| byte.is_ascii_alphabetic());
        if letters.is_empty() {
            let symbol = self.take(1).first().copied()?;
            return Some(if symbol == b'\'' { self.byte() } else { Token::Symbol(symbol) });
        }
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest.iter().skip(sign).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits > 0 { self.take(sign + digits) } else { &[] };
        // One blank behind a word belongs to it.
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        if letters == b"bin" {
            // So many bytes follow as they are: a picture, in which nothing is a sign of RTF.
            self.take(number.and_then(|count: i32| usize::try_from(count).ok()).unwrap_or_default());
        }
        Some(Token::Word(std::str::from_utf8(letters).unwrap_or_default(), number))
    }

    fn byte(&mut self) -> Token<'a> {
        let digits = std::str::from_utf8(self.take(2)).ok();
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        byte.map_or(Token::Text(b""), Token::Byte)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // Line ends that no `\` stands before are for whoever looks at the source.
        self.while_is(|byte| matches!(byte, b'\r' | b'\n' | 0));
        match self.rest.first()? {
            b'{' => Some(self.take(1)).map(|_| Token::Open),
            b'}' => Some(self.take(1)).map(|_| Token::Close),
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => Some(Token::Text(self.while_is(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)))),
        }
    }
}
