//! What a virus scanner says of a file, and what follows from it. A verdict belongs to a content, not to the message that
//! carried it: the same file is held back wherever it stands.

use crate::{Millis, Moment};

/// A clean verdict is believed for so long; what is fetched later is looked at again, with what the scanner has learnt since.
pub const SCAN_VALID: Millis = Millis::hours(24);

/// What the scanner said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScanVerdict {
    /// It found nothing.
    Clean,
    /// It found something, by this name.
    Found(String),
    /// It does not look at contents of this size.
    TooLarge,
}

/// A verdict, as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scan {
    /// What the scanner said.
    pub verdict: ScanVerdict,
    /// When.
    pub at: Moment,
    /// When somebody called it a false alarm: it is given out since.
    pub given_out: Option<Moment>,
}

impl Scan {
    /// What was found, while the file is held back for it.
    pub fn held_back(&self) -> Option<&str> {
        match (&self.verdict, self.given_out) {
            (ScanVerdict::Found(found), None) => Some(found),
            _ => None,
        }
    }
    /// What was found, although the file is given out.
    pub fn false_alarm(&self) -> Option<&str> {
        match (&self.verdict, self.given_out) {
            (ScanVerdict::Found(found), Some(_)) => Some(found),
            _ => None,
        }
    }
}

/// Whether a file may be given to somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MayBeGiven {
    /// It may.
    AtOnce,
    /// It is looked at first; `clean` says that an older verdict was, which counts when the scanner does not answer.
    LookFirst {
        /// Whether it was clean when it was looked at last.
        clean: bool,
    },
    /// It is held back for what was found in it.
    HeldBack(String),
}

/// Whether a file with this verdict may be given out. What was found in it once holds it back even where no scanner is
/// asked any more.
pub fn may_be_given(scan: Option<&Scan>, scanning: bool, now: Moment) -> MayBeGiven {
    let Some(scan) = scan else {
        return if scanning { MayBeGiven::LookFirst { clean: false } } else { MayBeGiven::AtOnce };
    };
    match &scan.verdict {
        ScanVerdict::Found(found) if scan.given_out.is_none() => MayBeGiven::HeldBack(found.clone()),
        ScanVerdict::Found(_) => MayBeGiven::AtOnce,
        _ if !scanning => MayBeGiven::AtOnce,
        ScanVerdict::Clean if now < scan.at + SCAN_VALID => MayBeGiven::AtOnce,
        ScanVerdict::Clean => MayBeGiven::LookFirst { clean: true },
        // The limit may have been raised since.
        ScanVerdict::TooLarge => MayBeGiven::LookFirst { clean: false },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(verdict: ScanVerdict, given_out: Option<Moment>) -> Scan {
        Scan { verdict, at: Moment(0), given_out }
    }

    #[test]
    fn what_is_clean_is_given_out_and_looked_at_again_after_a_day() {
        let clean = scan(ScanVerdict::Clean, None);
        let day = Moment(0) + SCAN_VALID;
        assert_eq!(may_be_given(Some(&clean), true, day - Millis(1)), MayBeGiven::AtOnce);
        assert_eq!(may_be_given(Some(&clean), true, day), MayBeGiven::LookFirst { clean: true });
        assert_eq!(may_be_given(Some(&clean), false, day), MayBeGiven::AtOnce);
    }

    #[test]
    fn what_was_found_stays_until_somebody_gives_it_out_even_without_a_scanner() {
        let found = |given_out| scan(ScanVerdict::Found("Eicar".into()), given_out);
        for scanning in [true, false] {
            let held = may_be_given(Some(&found(None)), scanning, Moment(5));
            assert_eq!(held, MayBeGiven::HeldBack("Eicar".into()));
            assert_eq!(may_be_given(Some(&found(Some(Moment(3)))), scanning, Moment(5)), MayBeGiven::AtOnce);
        }
        assert_eq!((found(None).held_back(), found(None).false_alarm()), (Some("Eicar"), None));
        assert_eq!((found(Some(Moment(3))).held_back(), found(Some(Moment(3))).false_alarm()), (None, Some("Eicar")));
    }

    #[test]
    fn nothing_is_looked_at_where_no_scanner_is_asked() {
        let large = scan(ScanVerdict::TooLarge, None);
        for unseen in [None, Some(&large)] {
            assert_eq!(may_be_given(unseen, false, Moment(5)), MayBeGiven::AtOnce);
            assert_eq!(may_be_given(unseen, true, Moment(5)), MayBeGiven::LookFirst { clean: false });
        }
    }
}
