//! Who else gets an answer: open copies, whom everybody sees, and blind ones, whom nobody sees but us.

use crate::customer::{Address, EmailAddress};
use serde::{Deserialize, Serialize};

/// People who get copies of one answer. More make a mailing, and servers refuse those.
pub const COPIES_MAX: usize = 20;
/// Characters of a line of addresses.
pub const COPIES_CHARS_MAX: usize = 4_000;

/// Whether others see that somebody gets a copy.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyKind {
    /// They stand in the head of the message.
    Open,
    /// They stand nowhere in it.
    Blind,
}

/// The one copy of a message that goes to somebody beside its recipient.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Copy {
    /// Whether others see it.
    pub kind: CopyKind,
    /// Who gets it.
    pub to: Address,
}

/// Lines of addresses that cannot be taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BadCopies {
    /// This is no address.
    NotAnAddress(String),
    /// More than [`COPIES_MAX`].
    TooMany,
}

/// Reads the lines of open and of blind copies, as they were typed. Each person gets one, an open one where both are
/// asked for; who gets the message itself gets none.
///
/// # Errors
/// When something in them is no address, or they are too many.
pub fn copies(open: &str, blind: &str, recipient: &EmailAddress) -> Result<Vec<Copy>, BadCopies> {
    if open.chars().count().max(blind.chars().count()) > COPIES_CHARS_MAX {
        return Err(BadCopies::TooMany);
    }
    let mut taken = vec![recipient.canonical()];
    let mut found = Vec::new();
    for (kind, line) in [(CopyKind::Open, open), (CopyKind::Blind, blind)] {
        for one in parted(line) {
            let to = address(one).ok_or_else(|| BadCopies::NotAnAddress(one.to_owned()))?;
            let canonical = to.email.canonical();
            if taken.contains(&canonical) {
                continue;
            }
            if found.len() == COPIES_MAX {
                return Err(BadCopies::TooMany);
            }
            taken.push(canonical);
            found.push(Copy { kind, to });
        }
    }
    Ok(found)
}

/// People whom one enquiry goes to.
pub const ASKED_MAX: usize = 10;

/// Reads the line of those whom an enquiry goes to, each once.
///
/// # Errors
/// When something in it is no address, or they are too many.
pub fn asked(line: &str) -> Result<Vec<Address>, BadCopies> {
    if line.chars().count() > COPIES_CHARS_MAX {
        return Err(BadCopies::TooMany);
    }
    let mut found: Vec<Address> = Vec::new();
    for one in parted(line) {
        let to = address(one).ok_or_else(|| BadCopies::NotAnAddress(one.to_owned()))?;
        if found.iter().any(|known| known.email.canonical() == to.email.canonical()) {
            continue;
        }
        if found.len() == ASKED_MAX {
            return Err(BadCopies::TooMany);
        }
        found.push(to);
    }
    Ok(found)
}

/// Writes addresses as the line that reads as them.
pub fn copies_line<'a>(addresses: impl IntoIterator<Item = &'a Address>) -> String {
    let one = |of: &Address| match of.name.trim() {
        "" => of.email.to_string(),
        name => format!("\"{}\" <{}>", name.replace(['"', '\\', '<', '>'], ""), of.email),
    };
    addresses.into_iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The parts of a line between commas, semicolons and line ends, but not within quotation marks.
fn parted(line: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let ends = move |c: char| {
        quoted ^= c == '"';
        matches!(c, ';' | '\n') || c == ',' && !quoted
    };
    line.split(ends).map(str::trim).filter(|part| !part.is_empty())
}

fn address(text: &str) -> Option<Address> {
    let (name, email) = match text.rsplit_once('<') {
        Some((name, email)) => (name.trim().trim_matches('"').trim(), email.strip_suffix('>')?),
        None => ("", text),
    };
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    EmailAddress::parse(email).ok().map(|email| Address::new(name, email))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(open: &str, blind: &str, expected: &Result<Vec<&str>, BadCopies>) {
        let to = EmailAddress::parse("ada@x.example").map_err(|_| BadCopies::TooMany);
        let found = to.and_then(|to| copies(open, blind, &to));
        let written = found.map(|all| {
            let one = |of: &Copy| format!("{:?} {}", of.kind, copies_line([&of.to]));
            all.iter().map(one).collect::<Vec<_>>()
        });
        let expected = expected.clone().map(|all| all.into_iter().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(written, expected, "{open} / {blind}");
    }

    #[test]
    fn lines_of_addresses_are_read_as_people_type_them() {
        check("", " ; ,\n", &Ok(vec![]));
        check(
            "Bob@x.example, \"Dahl, Mia\" <mia@x.example>;",
            "eve@x.example",
            &Ok(vec!["Open Bob@x.example", "Open \"Dahl, Mia\" <mia@x.example>", "Blind eve@x.example"]),
        );
        check("ADA@x.example, bob@x.example", "BOB@x.example", &Ok(vec!["Open bob@x.example"]));
    }

    #[test]
    fn what_is_no_address_is_named_and_a_mailing_is_refused() {
        check("bob@x.example, nobody", "", &Err(BadCopies::NotAnAddress("nobody".into())));
        check("", "a@b.example\r\nBcc: c@d.example", &Err(BadCopies::NotAnAddress("Bcc: c@d.example".into())));
        check("Bob <bob@x.example> and more", "", &Err(BadCopies::NotAnAddress("Bob <bob@x.example> and more".into())));
        let many: Vec<String> = (0..=COPIES_MAX).map(|at| format!("p{at}@x.example")).collect();
        check(&many.join(","), "", &Err(BadCopies::TooMany));
        check(
            &many[..10].join(","),
            &many[5..15].join(" ; "),
            &Ok([(0..10, "Open"), (10..15, "Blind")]
                .into_iter()
                .flat_map(|(all, kind)| all.map(move |at| (at, kind)))
                .map(|(at, kind)| &*Box::leak(format!("{kind} p{at}@x.example").into_boxed_str()))
                .collect()),
        );
        check(&"x".repeat(COPIES_CHARS_MAX + 1), "", &Err(BadCopies::TooMany));
    }
}
