//! The shortest story that still breaks the same promise: parts are left out for as long as it does (delta debugging,
//! Zeller and Hildebrandt, IEEE TSE 28, 2002).

use crate::story::{Event, Story, Way, What};

/// Stories that are played to find the shortest.
const TRIES_MAX: usize = 600;

/// Leaves out whatever the failure does not need, makes the rest as simple as it can be, and once more leaves out.
/// `fails` plays a story.
pub fn shortest(story: &Story, mut fails: impl FnMut(&Story) -> bool) -> Story {
    let mut tries = 0;
    let mut fails = |story: &Story| {
        tries += 1;
        tries <= TRIES_MAX && fails(story)
    };
    let shorter = without(story, &mut fails);
    let simpler = simplified(&shorter, &mut fails);
    if simpler.events == shorter.events { shorter } else { without(&simpler, &mut fails) }
}

fn simplified(story: &Story, fails: &mut impl FnMut(&Story) -> bool) -> Story {
    let mut story = story.clone();
    for at in 0..story.events.len() {
        for simpler in simpler(&story.events[at]) {
            let mut events = story.events.clone();
            events[at] = simpler;
            let changed = story.with(events);
            if fails(&changed) {
                story = changed;
                break;
            }
        }
    }
    story
}

/// Simpler forms of an event, the simplest first.
fn simpler(event: &Event) -> Vec<Event> {
    let mut forms = Vec::new();
    if let What::Breaks { node, after, fault } = event.what {
        forms.extend((0..after).map(|after| Event { what: What::Breaks { node, after, fault }, ..*event }));
    }
    let at_once = Way { takes: domain::Millis(0), copies: 1 };
    let mut sent = *event;
    if let What::Writes { way, .. }
    | What::Answers { way, .. }
    | What::Adds { way, .. }
    | What::Machine { way, .. }
    | What::PassesOn { way, .. }
    | What::RepliesByMail { way, .. } = &mut sent.what
    {
        *way = at_once;
    }
    let rested = Event { busy: false, ..sent };
    forms.extend([rested, sent, Event { busy: false, ..*event }].into_iter().filter(|form| form != event));
    forms
}

fn without(story: &Story, fails: &mut impl FnMut(&Story) -> bool) -> Story {
    let (mut events, mut pieces) = (story.events.clone(), 2);
    while !events.is_empty() {
        let size = events.len().div_ceil(pieces);
        let mut shorter = None;
        for from in (0..events.len()).step_by(size) {
            let rest: Vec<Event> = events
                .iter()
                .enumerate()
                .filter(|(at, _)| !(from..from + size).contains(at))
                .map(|(_, it)| *it)
                .collect();
            if fails(&story.with(rest.clone())) {
                shorter = Some(rest);
                break;
            }
        }
        match shorter {
            Some(rest) => {
                events = rest;
                pieces = pieces.saturating_sub(1).max(2);
            }
            None if size == 1 => break,
            None => pieces = (pieces * 2).min(events.len()),
        }
    }
    story.with(events)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_failure_needs_is_left() {
        let story = Story::of(7, 5);
        let needs = |story: &Story| {
            let has = |number| story.events.iter().any(|event| event.number == number);
            has(13) && has(77)
        };
        let numbers: Vec<u32> = shortest(&story, needs).events.iter().map(|event| event.number).collect();
        assert_eq!(numbers, [13, 77]);
    }
}
