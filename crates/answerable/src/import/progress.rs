//! How far a long command is: a bar that moves on a terminal, plain lines elsewhere.

use domain::Moment;
use std::io::{IsTerminal, Write};

/// Characters of the bar.
const BAR_CHARS: usize = 30;
/// A bar is drawn again after so many milliseconds, a line written.
const BAR_EVERY: i64 = 100;
const LINE_EVERY: i64 = 10_000;

/// Progress towards a known end.
pub struct Progress {
    of: usize,
    begun: Moment,
    shown: Moment,
    terminal: bool,
}

impl Progress {
    /// Begins now.
    pub fn new(of: usize, now: Moment) -> Self {
        Progress { of, begun: now, shown: now, terminal: std::io::stderr().is_terminal() }
    }

    /// So many are done.
    pub fn show(&mut self, done: usize, now: Moment) {
        let pause = if self.terminal { BAR_EVERY } else { LINE_EVERY };
        if now.since(self.shown).0 < pause && done < self.of {
            return;
        }
        self.shown = now;
        let words = words(done, self.of, now.since(self.begun).0);
        let mut out = std::io::stderr().lock();
        let _ = if self.terminal {
            let end = if done == self.of { "\n" } else { "" };
            write!(out, "\r{} {words}\x1b[K{end}", bar(done, self.of)).and_then(|()| out.flush())
        } else {
            writeln!(out, "{words}")
        };
    }
}

fn words(done: usize, of: usize, millis: i64) -> String {
    let seconds = usize::try_from(millis / 1_000).unwrap_or_default().max(1);
    format!("{done} of {of}, {} in a second", done / seconds)
}

fn bar(done: usize, of: usize) -> String {
    let filled = BAR_CHARS * done.min(of) / of.max(1);
    format!("[{}{}]", "#".repeat(filled), "-".repeat(BAR_CHARS - filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_full_at_the_end() {
        assert_eq!(bar(0, 0), format!("[{}]", "-".repeat(BAR_CHARS)));
        assert_eq!(bar(5, 10), format!("[{}{}]", "#".repeat(15), "-".repeat(15)));
        assert_eq!(bar(10, 10), format!("[{}]", "#".repeat(BAR_CHARS)));
        assert_eq!(words(3_000, 9_000, 1_500), "3000 of 9000, 3000 in a second");
    }
}
