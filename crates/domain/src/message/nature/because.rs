//! One reason of a reading: a word for programs, a detail for the record, a sentence for the screen.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Characters of a header's value that are kept in a reason: enough to recognise it, not enough to fill a screen.
const DETAIL_CHARS_MAX: usize = 160;

/// Why a message was read as it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Because {
    /// A stable word in kebab case.
    pub code: Cow<'static, str>,
    /// What was seen: a header's value, an address, a phrase.
    pub detail: String,
}

impl Because {
    /// A reason with what was seen, shortened and without control characters.
    pub fn new(code: &'static str, detail: impl AsRef<str>) -> Self {
        let detail = detail.as_ref().chars().filter(|c| !c.is_control()).take(DETAIL_CHARS_MAX).collect();
        Because { code: Cow::Borrowed(code), detail }
    }

    /// One plain sentence for the screen.
    pub fn words(&self) -> String {
        let detail = &self.detail;
        match self.code.as_ref() {
            "imported" => "It is old mail that was brought in.".into(),
            "on-our-page" => "It was written on the customer's own page.".into(),
            "no-machine-mark" => "Nothing in it points to a machine.".into(),
            "declared-by-hand" => "Its sender declares that no machine wrote it.".into(),
            "report" => format!("It is a report that a mail system made ({detail})."),
            "calendar-reply" => "It answers an invitation.".into(),
            "our-loop-mark" => "It carries our own mark: we sent it and it came back.".into(),
            "from-ourselves" => format!("It comes from our own address {detail}."),
            "foreign-loop-mark" => format!("Another desk or filter marked it against loops ({detail})."),
            "null-sender" => "It came without a return address, as only notifications do.".into(),
            "auto-submitted" => format!("It declares itself as automatic ({detail})."),
            "responder-header" => format!("An answering machine left its mark ({detail})."),
            "cron-job" => "A scheduled job of a computer sent it.".into(),
            "asks-no-reply" => format!("Its sender asks for no automatic replies ({detail})."),
            "list-header" => format!("It was sent through a list or as a newsletter ({detail})."),
            "precedence" => format!("It was sent as bulk mail (Precedence: {detail})."),
            "robot-address" => {
                format!("The address {detail} belongs to a machine or a role that must not be answered by one.")
            }
            "not-addressed-to-us" => {
                format!("Our address is not among its recipients, and it looks like a mass mailing ({detail}).")
            }
            "bounce-header" => format!("A mail server says that a message could not be delivered to {detail}."),
            "bounce-words" => format!("It is a mail server's notice about a delivery ({detail})."),
            "absence-declared" => format!("It is an automatic absence notice ({detail})."),
            "absence-subject" => format!(
                "Its subject is that of an absence notice (\u{201c}{detail}\u{201d}), and not only its subject."
            ),
            "absence-words" => "It answers us and says nothing but that its author is away.".into(),
            "answering-subject" => format!(
                "Its subject is that of an automatic reply (\u{201c}{detail}\u{201d}), and not only its subject."
            ),
            "answering-words" => format!("It answers as machines do (\u{201c}{detail}\u{201d})."),
            "perhaps-a-machine" => {
                format!("It may be a machine\u{2019}s (\u{201c}{detail}\u{201d}), so no machine answers it.")
            }
            "receipt-words" => format!("It is a read receipt in words ({detail})."),
            // Reasons of other rules carry their sentence as the detail.
            _ if detail.is_empty() => format!("{}.", sentence(&self.code.replace('-', " "))),
            _ => format!("{}.", sentence(detail.trim_end_matches('.'))),
        }
    }
}

/// With a capital at the start.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
