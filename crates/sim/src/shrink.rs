//! The shortest story that still breaks the same promise: parts are left out for as long as it does (delta debugging,
//! Zeller and Hildebrandt, IEEE TSE 28, 2002).

use crate::story::{Event, Story};

/// Stories that are played to find the shortest.
const TRIES_MAX: usize = 600;

/// Leaves out whatever the failure does not need. `fails` plays a story.
pub fn shortest(story: &Story, mut fails: impl FnMut(&Story) -> bool) -> Story {
    let (mut events, mut pieces, mut tries) = (story.events.clone(), 2, 0);
    while !events.is_empty() && tries < TRIES_MAX {
        let size = events.len().div_ceil(pieces);
        let mut shorter = None;
        for from in (0..events.len()).step_by(size) {
            let rest: Vec<Event> = events
                .iter()
                .enumerate()
                .filter(|(at, _)| !(from..from + size).contains(at))
                .map(|(_, it)| *it)
                .collect();
            tries += 1;
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
