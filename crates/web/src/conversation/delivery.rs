//! How one of our messages travels, in words, and what can be done about it.

use crate::views::PostAction;
use crate::views::conversation::{Delivery, Progress};
use desk::said::{reason, why};
use domain::Millis;
use language::{Language, Times};
use store::{OutgoingRow, OutgoingState};

/// The line under a message of ours.
pub(crate) fn delivery(of: &OutgoingRow, times: &Times) -> Delivery {
    let answer = of.answer.as_deref().map(str::trim).filter(|answer| !answer.is_empty());
    let answer = answer.map(|answer| why(times.language, answer));
    let answer = answer.as_deref();
    let because: Vec<String> = of.because.iter().map(|because| reason(times.language, because)).collect();
    let language = times.language;
    let mut line = match of.state {
        OutgoingState::Due => due(of, answer, &because, times),
        OutgoingState::Leaving => pending(language.delivery_leaving_now().into(), Vec::new()),
        OutgoingState::Sent => Delivery {
            progress: Progress::Gone,
            words: match of.settled_at {
                Some(at) => language.delivery_taken_at(times.short(at)),
                None => language.delivery_taken().into(),
            },
            ..Delivery::default()
        },
        OutgoingState::Refused => {
            let words = answer
                .map_or_else(|| language.delivery_refused().into(), |answer| language.delivery_refused_because(answer));
            wrong(language, Progress::Failed, words, of)
        }
        OutgoingState::Uncertain => {
            let words = answer.map_or_else(
                || language.delivery_uncertain().into(),
                |answer| language.delivery_uncertain_because(answer),
            );
            wrong(language, Progress::Uncertain, words, of)
        }
        OutgoingState::Stopped => Delivery {
            progress: Progress::Failed,
            words: language.delivery_stopped(because.join(" ")),
            ..Delivery::default()
        },
        OutgoingState::Withdrawn => Delivery { words: language.delivery_withdrawn().into(), ..Delivery::default() },
        OutgoingState::Held => {
            let actions = if of.tries == 0 { vec![take_back(of, language.delivery_take_back())] } else { Vec::new() };
            Delivery { words: language.delivery_held().into(), actions, ..Delivery::default() }
        }
    };
    if of.repeated {
        line.words = language.delivery_perhaps_twice(line.words);
    }
    line
}

fn due(of: &OutgoingRow, answer: Option<&str>, because: &[String], times: &Times) -> Delivery {
    let (language, left) = (times.language, of.run_at.since(times.now));
    if of.tries > 0 {
        let words = match (answer, left > Millis(0)) {
            (Some(answer), true) => language.delivery_next_try_because(times.short(of.run_at), answer),
            (Some(answer), false) => language.delivery_trying_because(answer),
            (None, true) => language.delivery_next_try(times.short(of.run_at)),
            (None, false) => language.delivery_trying().into(),
        };
        return pending(words, Vec::new());
    }
    if !because.is_empty()
        && because.iter().all(|words| !words.is_empty())
        && left <= Millis::minutes(30)
        && of.purpose.automatic()
    {
        return pending(language.delivery_waiting(because.join(" ")), Vec::new());
    }
    if left <= Millis(0) {
        return pending(language.delivery_leaving_now().into(), vec![take_back(of, language.delivery_undo())]);
    }
    let soon = left < Millis::minutes(1);
    let words = if soon {
        language.delivery_leaving_at(times.exact(of.run_at))
    } else {
        language.delivery_leaving_in(times.span(left))
    };
    let (hold_ms, seconds_left) = (u64::try_from(left.0).ok(), soon.then_some((left.0 + 999) / 1_000));
    Delivery { hold_ms, seconds_left, ..pending(words, vec![take_back(of, language.delivery_undo())]) }
}

fn pending(words: String, actions: Vec<PostAction>) -> Delivery {
    Delivery { progress: Progress::Pending, words, actions, ..Delivery::default() }
}

fn wrong(language: Language, progress: Progress, words: String, of: &OutgoingRow) -> Delivery {
    let again = PostAction {
        label: language.delivery_send_again().into(),
        href: format!("/outgoing/{}/again", of.id),
        ..PostAction::default()
    };
    Delivery { progress, words, actions: vec![again], ..Delivery::default() }
}

fn take_back(of: &OutgoingRow, label: &str) -> PostAction {
    let href = format!("/outgoing/{}/withdrawal", of.id);
    PostAction { label: label.into(), href, act: "withdraw".into(), ..PostAction::default() }
}
