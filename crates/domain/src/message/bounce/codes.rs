//! Numbers in diagnostic texts: SMTP reply codes (RFC 5321 §4.2) and enhanced status codes (RFC 3463), and what they
//! mean where no words say more.

use super::reason::Reason;

/// An enhanced status code: class, subject, detail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Status(pub u16, pub u16, pub u16);

impl Status {
    /// Reads one word, for example `5.1.1` or `#5.1.1)`.
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let mut numbers = word.split('.');
        let mut number = |max: usize| {
            let text = numbers.next()?;
            (text.len() <= max && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
        };
        let status = Status(number(1)?, number(3)?, number(3)?);
        (numbers.next().is_none() && matches!(status.0, 2 | 4 | 5) && status.1 <= 7).then_some(status)
    }

    /// Whether it says no more than "failed": subject or detail are "other or undefined" without a meaning of its own.
    pub fn is_vague(self) -> bool {
        self.1 == 0 || matches!((self.1, self.2), (5, 0) | (3, 0))
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// The codes of a diagnostic text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Codes {
    /// The reply code that refused, the first of the text.
    pub reply: Option<u16>,
    /// The enhanced status code: the last that is not vague, else the first.
    pub status: Option<Status>,
}

/// Finds the codes of a text. Numbers within words, addresses and dates are none.
pub(super) fn codes(text: &str) -> Codes {
    let mut found = Codes::default();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '\'' | '"' | ',' | '=')) {
        let word = word.trim_start_matches([':', '#', '<', '-']).trim_end_matches([':', ';', '.', '>', '!']);
        let (head, rest) = word.split_at_checked(3).unwrap_or((word, ""));
        let is_reply = head.len() == 3
            && head.starts_with(['4', '5', '2'])
            && head.bytes().all(|byte| byte.is_ascii_digit())
            && (rest.is_empty() || rest.starts_with('-') || rest.starts_with('#'));
        if is_reply {
            let refuses = !head.starts_with('2');
            if found.reply.is_none() || (refuses && found.reply.is_some_and(|code| code < 300)) {
                found.reply = head.parse().ok();
            }
        }
        let code = if is_reply { rest.trim_start_matches(['-', '#', ':']) } else { word };
        let is_code = code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        // A success counts behind its reply only: 2.x.y alone is some program's version.
        let succeeded = found.reply.is_some_and(|reply| reply < 300);
        let status = Status::of(code).filter(|status| is_code && (status.0 != 2 || succeeded));
        if let Some(status) = status {
            let better = found
                .status
                .is_none_or(|known| known.is_vague() || (!status.is_vague() && known.1 == 1 && known.2 == 0));
            if better {
                found.status = Some(status);
            }
        }
    }
    found
}

/// What a status code means by itself (RFC 3463 §3, the registry of RFC 5248, and the customs of large operators where
/// they are documented).
pub(super) fn of_status(status: Status) -> Option<Reason> {
    use Reason::*;
    let Status(class, subject, detail) = status;
    if class == 2 {
        return Some(Delivered);
    }
    Some(match (subject, detail) {
        (1, 0 | 1 | 3) => UserUnknown,
        (1, 2) => HostUnknown,
        (1, 4) => Filtered,
        (1, 5) => Delivered,
        (1, 6) => HasMoved,
        (1, 7 | 8) => Rejected,
        (1, 9) => SystemError,
        (1, 10) => NotAccept,
        (2, 0 | 4) => Filtered,
        (2, 1) => Suspend,
        (2, 2) => MailboxFull,
        (2, 3) => ExceedLimit,
        (3, 1) => SystemFull,
        (3, 2) => NotAccept,
        (3, 4) => MesgTooBig,
        (3, _) => SystemError,
        (4, 1) if class == 5 => NetworkError,
        (4, 1 | 7) => Expired,
        (4, 4) => HostUnknown,
        (4, 3 | 5) => SystemError,
        (4, _) => NetworkError,
        (5, 3) => TooManyConn,
        (5, 6) => ContentError,
        (5, 4 | 5) => SystemError,
        (6, _) => ContentError,
        (7, 13 | 17) => Suspend,
        (7, 18 | 10 | 11) => SecurityError,
        (7, 20..=24 | 26) => AuthFailure,
        (7, 25) => RequirePtr,
        (7, 27) => NotAccept,
        (7, 28) => SpamDetected,
        (7, 1 | 2) if class == 4 => Blocked,
        (7, _) => SecurityError,
        _ => return None,
    })
}

/// What a reply code means by itself (RFC 5321 §4.2.3, RFC 7504, RFC 4954 §6).
pub(super) fn of_reply(reply: u16) -> Option<Reason> {
    use Reason::*;
    Some(match reply {
        523 | 524 | 538 => FailedStartTls,
        525 => Suspend,
        521 | 556 => NotAccept,
        551 => HasMoved,
        401..=407 | 500..=507 => SyntaxError,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_where_servers_write_them() {
        for (text, reply, status) in [
            ("550 5.1.1 <a@b.example>... User unknown", Some(550), Some("5.1.1")),
            ("550-5.7.26 two 550 5.7.26 lines", Some(550), Some("5.7.26")),
            ("said: 552 full (#5.2.2)", Some(552), Some("5.2.2")),
            ("5.1.0 - unknown 550-'5.2.2 <a@b.example>", Some(550), Some("5.2.2")),
            ("550 5.0.0 x 5.7.1 y", Some(550), Some("5.7.1")),
            ("host mx[192.0.2.5] on 3.4.2026", None, None),
            ("ERROR_CODE :550, ERROR_CODE :5.2.1 <a@b.example>", Some(550), Some("5.2.1")),
        ] {
            let found = codes(text);
            assert_eq!((found.reply, found.status.map(|s| s.to_string()).as_deref()), (reply, status), "{text}");
        }
    }
}
