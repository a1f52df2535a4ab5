//! The groups of fields of a delivery report: one about the message, then one for each recipient (RFC 3464 §2.1).

use super::loose;
use crate::email::fields::Fields;
use domain::customer::EmailAddress;
use domain::message::{Action, DIAGNOSTIC_BYTES_MAX, Reported};

/// Lines of one group that are read.
const GROUP_LINES_MAX: usize = 500;

/// The groups of a part, in order.
pub(super) struct Groups<'a>(&'a [u8]);

impl<'a> Groups<'a> {
    pub(super) fn of(content: &'a [u8]) -> Self {
        Groups(content)
    }

    /// The recipients: groups that name one, or say what happened to one. Some systems write everything into a single
    /// group, without the empty line.
    pub(super) fn recipients(self) -> impl Iterator<Item = Reported> + 'a {
        blocks(self.0)
            .flat_map(split_repeats)
            .map(|block| Fields::of(block, GROUP_LINES_MAX))
            .filter_map(|fields| recipient(&fields))
    }
}

/// Whether a text is the groups of a delivery report, by its first fields.
pub(super) fn look_like_groups(content: &[u8]) -> bool {
    let fields = Fields::of(content, 20);
    let begins = fields.iter().next().is_some_and(|(name, _)| {
        matches!(name, "reporting-mta" | "final-recipient" | "original-recipient" | "original-envelope-id" | "action")
    });
    begins && content.to_ascii_lowercase().windows(16).any(|window| window == b"final-recipient:")
}

/// Pieces of the content between empty lines.
fn blocks(content: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = content;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let mut end = 0;
            for line in rest.split_inclusive(|&byte| byte == b'\n') {
                end += line.len();
                if line.trim_ascii().is_empty() {
                    break;
                }
            }
            let (block, after) = rest.split_at(end);
            rest = after;
            if !block.trim_ascii().is_empty() {
                return Some(block);
            }
        }
        None
    })
}

/// A recipient that follows without the empty line begins where a field comes again.
fn split_repeats(block: &[u8]) -> Vec<&[u8]> {
    const ONCE: [&[u8]; 4] = [b"final-recipient", b"action", b"status", b"diagnostic-code"];
    let (mut pieces, mut from, mut at, mut seen) = (Vec::new(), 0, 0, [false; 4]);
    for line in block.split_inclusive(|&byte| byte == b'\n') {
        let name = line.split(|&byte| byte == b':').next().unwrap_or_default().trim_ascii();
        if let Some(field) = ONCE.iter().position(|once| once.eq_ignore_ascii_case(name))
            && std::mem::replace(&mut seen[field], true)
        {
            pieces.push(block.get(from..at).unwrap_or_default());
            (from, seen) = (at, [false; 4]);
            seen[field] = true;
        }
        at += line.len();
    }
    pieces.push(block.get(from..).unwrap_or_default());
    pieces
}

fn recipient(fields: &Fields<'_>) -> Option<Reported> {
    let text = |name: &str| fields.text(name).unwrap_or_default();
    let (finally, originally) = (text("final-recipient"), text("original-recipient"));
    if finally.is_empty() && originally.is_empty() && text("status").is_empty() && text("action").is_empty() {
        return None;
    }
    let (finally, originally) = (address(&finally), address(&originally));
    let actual = address(&text("x-actual-recipient"));
    let (kind, diagnostic) = typed(&text("diagnostic-code"));
    let wrote_to = originally.clone().or_else(|| finally.clone()).or(actual);
    Some(Reported {
        forwarded_to: finally
            .filter(|finally| wrote_to.as_ref().is_some_and(|to| to.canonical() != finally.canonical())),
        address: wrote_to,
        action: action(&text("action")),
        status: text("status").split_whitespace().next().unwrap_or_default().chars().take(20).collect(),
        diagnostic: diagnostic
            .get(..diagnostic.floor_char_boundary(DIAGNOSTIC_BYTES_MAX.min(diagnostic.len())))
            .unwrap_or_default()
            .to_owned(),
        diagnostic_type: kind,
        remote: typed(&text("remote-mta")).1.to_lowercase().chars().take(300).collect(),
    })
}

/// `rfc822; ada@x.example`, with or without the type (RFC 3464 §2.1.2), also in angle brackets.
pub(super) fn address(value: &str) -> Option<EmailAddress> {
    let (_, value) = typed(value);
    let bare = value.trim().trim_start_matches('<').trim_end_matches('>');
    EmailAddress::parse(bare).ok().or_else(|| loose(&value))
}

/// Splits `type; value`. What stands before the semicolon is a type only if it is a single word.
fn typed(value: &str) -> (String, String) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match value.split_once(';') {
        Some((kind, rest)) if !kind.trim().contains([' ', '@']) && kind.len() <= 40 => {
            (kind.trim().to_ascii_lowercase(), rest.trim().to_owned())
        }
        _ => (String::new(), value),
    }
}

fn action(value: &str) -> Option<Action> {
    let word = value.trim().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default().to_ascii_lowercase();
    Some(match word.as_str() {
        "failed" | "failure" | "expired" => Action::Failed,
        "delayed" | "deferred" => Action::Delayed,
        "delivered" | "relayed" | "expanded" | "deliverable" => Action::Arrived,
        _ => return None,
    })
}
