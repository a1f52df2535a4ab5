//! How one of our messages travels, in words, and what can be done about it.

use crate::times::{Times, span};
use crate::views::PostAction;
use crate::views::conversation::{Delivery, Progress};
use domain::Millis;
use store::{OutgoingRow, OutgoingState};

/// The line under a message of ours.
pub(crate) fn delivery(of: &OutgoingRow, times: &Times) -> Delivery {
    let answer = of.answer.as_deref().map(str::trim).filter(|answer| !answer.is_empty());
    let because: Vec<String> = of.because.iter().map(domain::message::Because::words).collect();
    let mut line = match of.state {
        OutgoingState::Due => due(of, answer, &because, times),
        OutgoingState::Leaving => pending("leaving now".into(), Vec::new()),
        OutgoingState::Sent => Delivery {
            progress: Progress::Gone,
            words: match of.settled_at {
                Some(at) => format!("taken by the mail server {}", times.short(at)),
                None => "taken by the mail server".into(),
            },
            ..Delivery::default()
        },
        OutgoingState::Refused => wrong(Progress::Failed, "not delivered", answer, of),
        OutgoingState::Uncertain => wrong(Progress::Uncertain, "it may have left or not", answer, of),
        OutgoingState::Stopped => Delivery {
            progress: Progress::Failed,
            words: format!("stopped at the door. {}", because.join(" ")),
            ..Delivery::default()
        },
        OutgoingState::Withdrawn => Delivery { words: "taken back before it left".into(), ..Delivery::default() },
        OutgoingState::Held => {
            let actions = if of.tries == 0 { vec![take_back(of, "Take it back")] } else { Vec::new() };
            Delivery { words: "held in the post room".into(), actions, ..Delivery::default() }
        }
    };
    if of.repeated {
        line.words.push_str("; may have arrived twice");
    }
    line
}

fn due(of: &OutgoingRow, answer: Option<&str>, because: &[String], times: &Times) -> Delivery {
    let left = of.run_at.since(times.now);
    if of.tries > 0 {
        let why = answer.map(|answer| format!(": {answer}")).unwrap_or_default();
        let next =
            if left > Millis(0) { format!("next try {}", times.short(of.run_at)) } else { "trying again now".into() };
        return pending(format!("not gone yet{why}; {next}"), Vec::new());
    }
    if !because.is_empty()
        && because.iter().all(|words| !words.is_empty())
        && left <= Millis::minutes(30)
        && of.purpose.automatic()
    {
        return pending(format!("waiting: {}", because.join(" ")), Vec::new());
    }
    if left <= Millis(0) {
        return pending("leaving now".into(), vec![take_back(of, "Undo")]);
    }
    let soon = left < Millis::minutes(1);
    let words =
        if soon { format!("leaving at {}", times.exact(of.run_at)) } else { format!("leaving in {}", span(left)) };
    let (hold_ms, seconds_left) = (u64::try_from(left.0).ok(), soon.then_some((left.0 + 999) / 1_000));
    Delivery { hold_ms, seconds_left, ..pending(words, vec![take_back(of, "Undo")]) }
}

fn pending(words: String, actions: Vec<PostAction>) -> Delivery {
    Delivery { progress: Progress::Pending, words, actions, ..Delivery::default() }
}

fn wrong(progress: Progress, what: &str, answer: Option<&str>, of: &OutgoingRow) -> Delivery {
    let words = answer.map_or_else(|| what.to_owned(), |answer| format!("{what}: {answer}"));
    let again =
        PostAction { label: "Send again".into(), href: format!("/outgoing/{}/again", of.id), ..PostAction::default() };
    Delivery { progress, words, actions: vec![again], ..Delivery::default() }
}

fn take_back(of: &OutgoingRow, label: &str) -> PostAction {
    let href = format!("/outgoing/{}/withdrawal", of.id);
    PostAction { label: label.into(), href, act: "withdraw".into(), ..PostAction::default() }
}
