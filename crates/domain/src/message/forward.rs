//! Mail that one of us got and passed on: it becomes the message of whoever wrote it. In doubt it stays the mail of the
//! one who sent it, for an answer of an agent that also carries the customer's words must not be taken for theirs.

use super::Inbound;
use super::thread::without_reply_prefix;
use crate::customer::Address;

/// A mail within a mail, as read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forwarded {
    /// Who wrote it.
    pub from: Address,
    /// Its words.
    pub text: String,
    /// Its signature.
    pub signature: String,
    /// Its headers, and what it quotes itself.
    pub quoted: String,
    /// What stands above it, without a signature.
    pub above: String,
}

/// Characters above a forwarded mail: more is a letter of its own.
pub const ABOVE_CHARS_MAX: usize = 500;

/// The mail that was forwarded with this one, and its subject: the subject says so, little stands above it, and it did
/// not also go to its author, as an answer does.
pub fn forwarded_for(inbound: &Inbound) -> Option<(&Forwarded, &str)> {
    let forwarded = inbound.forwarded.as_ref()?;
    let subject = forwarded_subject(&inbound.subject)?;
    let author = forwarded.from.email.canonical();
    let answers = inbound.to.iter().chain(&inbound.cc).any(|to| to.email.canonical() == author);
    let short = forwarded.above.chars().count() <= ABOVE_CHARS_MAX;
    (short && !answers && !forwarded.text.trim().is_empty()).then_some((forwarded, subject))
}

/// What mail programs put before the subject of a forwarded mail, in lower case.
const PREFIXES: &[&str] = &[
    "fwd",
    "fw",
    "wg",
    "tr",
    "rv",
    "enc",
    "i",
    "doorst",
    "vb",
    "vl",
    "pd",
    "ilt",
    "i̇lt",
    "továbbítás",
    "fs",
    "转发",
    "轉寄",
    "転送",
    "전달",
];

/// The subject behind its prefixes when one of them says that it was forwarded.
fn forwarded_subject(subject: &str) -> Option<&str> {
    let (mut rest, mut forwarded) = (subject.trim(), false);
    loop {
        if let Some(shorter) = without_reply_prefix(rest) {
            rest = shorter.trim_start();
            continue;
        }
        let Some((head, shorter)) = rest.split_once([':', '：']) else { break };
        if !PREFIXES.contains(&head.trim().to_lowercase().as_str()) {
            break;
        }
        (rest, forwarded) = (shorter.trim_start(), true);
    }
    forwarded.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::EmailAddress;

    fn address(text: &str) -> Address {
        let Ok(email) = EmailAddress::parse(text) else { panic!("an address: {text}") };
        Address::new("", email)
    }

    fn mail(subject: &str, above: &str, to: &str) -> Inbound {
        let forwarded = Forwarded {
            from: address("ada@engine.example"),
            text: "It leaks.".into(),
            signature: String::new(),
            quoted: String::new(),
            above: above.into(),
        };
        let to = vec![address(to)];
        Inbound { subject: subject.into(), to, forwarded: Some(forwarded), ..Inbound::default() }
    }

    #[test]
    fn a_forward_is_told_from_an_answer() {
        let help = "help@birch.example";
        for (subject, above, to, taken) in [
            ("Fwd: Kettle", "", help, Some("Kettle")),
            ("WG: AW: Kettle", "Please help her.", help, Some("Kettle")),
            ("RE: FW: Kettle: again", "", help, Some("Kettle: again")),
            ("转发：Kettle", "", help, Some("Kettle")),
            ("Fwd:", "", help, Some("")),
            ("Re: Kettle", "", help, None),
            ("Kettle", "", help, None),
            ("Fwd: Kettle", "", "Ada@engine.example", None),
        ] {
            let mail = mail(subject, above, to);
            assert_eq!(forwarded_for(&mail).map(|(_, subject)| subject), taken, "{subject}");
        }
        assert!(forwarded_for(&mail("Fwd: Kettle", &"word ".repeat(200), help)).is_none(), "a letter of its own");
        assert!(forwarded_for(&Inbound { subject: "Fwd: Kettle".into(), ..Inbound::default() }).is_none());
    }
}
