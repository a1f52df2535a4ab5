//! A server's reply (RFC 5321 §4.2), read from bytes: the code, the enhanced code (RFC 3463), the words.

/// Bytes of one reply with all its lines. Real ones have hundreds.
pub(super) const REPLY_BYTES_MAX: usize = 64 * 1024;

/// A whole reply.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reply {
    /// Three digits.
    pub(super) code: u16,
    /// Class, subject and detail, when the server gave them.
    pub(super) enhanced: Option<(u8, u16, u16)>,
    /// All lines as received, codes included, joined by blanks.
    pub(super) verbatim: String,
    /// The words of each line, without codes.
    pub(super) lines: Vec<String>,
}

/// Bytes that are no reply.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct NoReply;

impl Reply {
    /// Reads a reply from the start of `bytes`. `Ok(None)` while more is needed; else the reply and its length.
    pub(super) fn parse(bytes: &[u8]) -> Result<Option<(Reply, usize)>, NoReply> {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            if !line.ends_with(b"\n") {
                break;
            }
            at += line.len();
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            let code = text.get(..3).and_then(code).ok_or(NoReply)?;
            lines.push(text.to_owned());
            match text.as_bytes().get(3) {
                Some(b'-') => {}
                Some(b' ') | None => return Ok(Some((Reply::of(code, &lines), at))),
                Some(_) => return Err(NoReply),
            }
        }
        if bytes.len() > REPLY_BYTES_MAX { Err(NoReply) } else { Ok(None) }
    }

    fn of(code: u16, lines: &[String]) -> Reply {
        let words: Vec<String> = lines.iter().map(|line| line.get(4..).unwrap_or_default().trim().to_owned()).collect();
        let enhanced = words.last().and_then(|line| enhanced(line));
        let verbatim: String =
            lines.join(" ").chars().map(|c| if c.is_control() { ' ' } else { c }).take(2_000).collect();
        Reply { code, enhanced, verbatim, lines: words }
    }

    pub(super) fn is_ok(&self) -> bool {
        (200..300).contains(&self.code)
    }

    pub(super) fn is_permanent(&self) -> bool {
        self.code >= 500
    }
}

/// A code of a class that a server may answer with (RFC 5321 §4.2.1); any other number decides nothing about a message.
fn code(digits: &str) -> Option<u16> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|code| is_number && (200..600).contains(code))
}

/// `5.1.1` at the start of a line.
fn enhanced(line: &str) -> Option<(u8, u16, u16)> {
    let code = line.split_whitespace().next()?;
    let mut numbers = code.split('.');
    let class = numbers.next()?.parse().ok().filter(|class| [2, 4, 5].contains(class))?;
    let subject = numbers.next()?.parse().ok()?;
    let detail = numbers.next()?.parse().ok()?;
    numbers.next().is_none().then_some((class, subject, detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_of_several_lines_are_one() {
        let bytes = b"250-first\r\n250-SIZE 100\r\n250 HELP\r\n220 next";
        let (reply, length) = Reply::parse(bytes).unwrap().unwrap();
        assert_eq!((reply.code, reply.lines.len(), length), (250, 3, 35));
        assert_eq!(Reply::parse(b"250-first\r\n25"), Ok(None));
        for nonsense in [&b"hello\r\n"[..], b"999 what\r\n", b"+50 ok\r\n", b"100 wait\r\n"] {
            assert_eq!(Reply::parse(nonsense), Err(NoReply));
        }
    }

    #[test]
    fn the_enhanced_code_is_read() {
        let (reply, _) = Reply::parse(b"550 5.1.1 No such user\r\n").unwrap().unwrap();
        assert_eq!(reply.enhanced, Some((5, 1, 1)));
        assert!(reply.is_permanent() && !reply.is_ok());
    }
}
