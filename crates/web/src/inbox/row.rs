//! A row of a list, as one viewer sees it.

use super::List;
use crate::conversation;
use crate::views::State;
use crate::views::inbox::{Due, Row};
use crate::views::part::initials;
use desk::intake::{UNREADABLE_SNIPPET, UNREADABLE_SUBJECT};
use domain::team::Agent;
use domain::{Millis, Moment};
use language::{Language, Times};
use store::InboxRow;

/// An answer that is due within this is soon due.
const SOON: Millis = Millis::minutes(45);

/// The row as it stands in a list.
pub(crate) fn row(of: &InboxRow, list: &List, agents: &[Agent], times: &Times) -> Row {
    let owner = agents.iter().find(|agent| agent.id == of.owner);
    Row {
        id: of.id.to_string(),
        href: list.href.as_ref().map_or_else(|| conversation::href(of.id), |list| format!("{list}?c={}", of.id)),
        name: of.customer.clone(),
        initials: initials(&of.customer),
        subject: subject(times.language, &of.subject),
        snippet: snippet(times.language, of),
        channel: of.channel.word().into(),
        unread: of.unread,
        owner_initials: owner.map(Agent::initials),
        due: of.told_until.filter(|_| of.waiting_on == "us" && of.status == "open").map(|until| due(until, times)),
        at: times.when(of.at),
        priority: of.priority,
        status: match (of.status.as_str(), of.snoozed_until) {
            ("snoozed", Some(until)) => times.language.conversation_snoozed_until(times.short(until)),
            ("open", _) => String::new(),
            // Of all that waits there, none was closed by anybody.
            _ if list.holds_spam => String::new(),
            ("closed", _) => times.language.inbox_status_closed().into(),
            ("snoozed", _) => times.language.inbox_status_snoozed().into(),
            ("quarantined", _) => times.language.inbox_status_quarantined().into(),
            ("merged", _) => times.language.inbox_status_merged().into(),
            (status, _) => status.to_owned(),
        },
    }
}

/// "38 min", "16 min over".
pub(crate) fn due(until: Moment, times: &Times) -> Due {
    let left = until.since(times.now);
    let state = match left {
        left if left < Millis(0) => State::Late,
        left if left <= SOON => State::Soon,
        _ => State::Ok,
    };
    let text = match state {
        State::Late => times.language.inbox_over(times.span(Millis(-left.0))),
        _ => times.span(left),
    };
    Due { text, state }
}

/// A subject is never empty on a screen.
pub(crate) fn subject(language: Language, text: &str) -> String {
    match text {
        UNREADABLE_SUBJECT => language.inbox_unreadable().into(),
        text if text.trim().is_empty() => language.inbox_no_subject().into(),
        text => text.to_owned(),
    }
}

/// How the latest message begins. Of one that could not be read the desk says so itself.
fn snippet(language: Language, of: &InboxRow) -> String {
    match of.snippet.strip_prefix(UNREADABLE_SNIPPET).filter(|_| of.subject == UNREADABLE_SUBJECT) {
        Some(why) => language.inbox_unreadable_why(why),
        None => of.snippet.clone(),
    }
}
