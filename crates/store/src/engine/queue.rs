//! Who writes next: what somebody waits for goes before what runs by itself, and neither ever stands still.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// When a transaction has its turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// As soon as possible: a person or a sender waits for it.
    First,
    /// Behind those.
    Behind,
}

/// Two queues that are served as one.
pub struct Queue<J> {
    waiting: Mutex<Waiting<J>>,
    came: Condvar,
}

struct Waiting<J> {
    first: VecDeque<J>,
    behind: VecDeque<J>,
    closed: bool,
}

impl<J> Default for Queue<J> {
    fn default() -> Self {
        let waiting = Waiting { first: VecDeque::new(), behind: VecDeque::new(), closed: false };
        Queue { waiting: Mutex::new(waiting), came: Condvar::new() }
    }
}

impl<J> Queue<J> {
    /// Adds one. After the end it is dropped.
    pub fn push(&self, turn: Turn, job: J) {
        let mut waiting = self.waiting();
        if waiting.closed {
            return;
        }
        match turn {
            Turn::First => waiting.first.push_back(job),
            Turn::Behind => waiting.behind.push_back(job),
        }
        self.came.notify_one();
    }

    /// No more come; what is here is still served.
    pub fn close(&self) {
        self.waiting().closed = true;
        self.came.notify_all();
    }

    /// Nobody serves them any more: all are dropped.
    pub fn abandon(&self) {
        let mut waiting = self.waiting();
        waiting.closed = true;
        let dropped = (std::mem::take(&mut waiting.first), std::mem::take(&mut waiting.behind));
        drop(waiting);
        drop(dropped);
    }

    /// Waits for the first of a group; `None` when none will come.
    pub fn wait(&self, round: &mut Round) -> Option<J> {
        let mut waiting = self.waiting();
        loop {
            if let Some(job) = waiting.next(true, round) {
                return Some(job);
            }
            if waiting.closed {
                return None;
            }
            waiting = self.came.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next of a group: those that go first, then those behind while there is room; of those behind at least one.
    pub fn take(&self, room: bool, round: &mut Round) -> Option<J> {
        self.waiting().next(room, round)
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<J>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<J> Waiting<J> {
    fn next(&mut self, room: bool, round: &mut Round) -> Option<J> {
        if room && let Some(job) = self.first.pop_front() {
            return Some(job);
        }
        let job = if room || !round.has_one_behind { self.behind.pop_front() } else { None };
        round.has_one_behind |= job.is_some();
        job
    }
}

/// What is served together: a group of transactions with one commit.
#[derive(Default)]
pub struct Round {
    has_one_behind: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(queue: &Queue<u32>, room_for: usize) -> Vec<u32> {
        let mut round = Round::default();
        (0..).map_while(|taken| queue.take(taken < room_for, &mut round)).collect()
    }

    #[test]
    fn what_somebody_waits_for_goes_first() {
        let queue = Queue::default();
        for (turn, job) in [(Turn::Behind, 1), (Turn::First, 2), (Turn::Behind, 3), (Turn::First, 4)] {
            queue.push(turn, job);
        }
        assert_eq!(served(&queue, 9), [2, 4, 1, 3]);
    }

    #[test]
    fn one_of_those_behind_is_in_every_group() {
        let queue = Queue::default();
        (0..5).for_each(|job| queue.push(Turn::First, job));
        (10..12).for_each(|job| queue.push(Turn::Behind, job));
        assert_eq!(served(&queue, 2), [0, 1, 10]);
        assert_eq!(served(&queue, 2), [2, 3, 11]);
        assert_eq!(served(&queue, 2), [4]);
    }

    #[test]
    fn what_was_queued_is_served_after_the_end() {
        let queue = Queue::default();
        queue.push(Turn::Behind, 1);
        queue.close();
        assert_eq!(queue.wait(&mut Round::default()), Some(1));
        assert_eq!(queue.wait(&mut Round::default()), None);
    }

    #[test]
    fn what_nobody_serves_is_dropped() {
        let queue = Queue::default();
        let (one, other) = (std::sync::Arc::new(()), std::sync::Arc::new(()));
        queue.push(Turn::First, one.clone());
        queue.abandon();
        queue.push(Turn::First, other.clone());
        assert_eq!((std::sync::Arc::strong_count(&one), std::sync::Arc::strong_count(&other)), (1, 1));
    }
}
