//! How many connections may be open at a time, derived from the files that the system lets this process open. Each
//! kind has its own part: a crowd at the pages must not keep mail out.

use rustix::process::{Resource, getrlimit, setrlimit};

/// What is reckoned with when the system does not say.
const FILES_UNKNOWN: u64 = 1_024;

/// How many connections this process takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Connections to the pages.
    pub pages: web::Room,
    /// Connections of mail, by SMTP and by LMTP each.
    pub mail: usize,
}

impl Capacity {
    /// What a number of files allows: two fifths for pages, one for SMTP, one for LMTP, one for the database, files of
    /// messages and mail that leaves.
    pub fn of(files: u64) -> Self {
        let fifth = usize::try_from(files / 5).unwrap_or(usize::MAX);
        let mail = fifth.clamp(1, channel::email::server::Limits::default().connections_max);
        Self { pages: web::Room::of(fifth.saturating_mul(2)), mail }
    }
}

/// Takes all the files that the system allows: the usual limit of 1,024 is meant for programs that cannot count
/// further. Returns how many that are.
pub fn take_all_files() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    let mut raised = limit;
    raised.current = limit.maximum;
    let taken = setrlimit(Resource::Nofile, raised).map_or(limit.current, |()| limit.maximum);
    taken.or(limit.current).unwrap_or(FILES_UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_and_the_database_keep_their_part_of_the_files() {
        for files in [64, 256, 1_024, 4_096, 524_288] {
            let capacity = Capacity::of(files);
            let all = u64::try_from(capacity.pages.all + 2 * capacity.mail).expect("a number");
            assert!(all <= files - files / 5, "{files}: {capacity:?}");
            assert!(capacity.pages.of_address < capacity.pages.all && capacity.mail > 0);
        }
        assert_eq!(Capacity::of(1_024), Capacity { pages: web::Room { all: 408, of_address: 102 }, mail: 200 });
        assert_eq!(Capacity::of(524_288), Capacity { pages: web::Room { all: 2_000, of_address: 500 }, mail: 200 });
    }
}
