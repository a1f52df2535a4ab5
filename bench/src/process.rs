//! What a process has used, by the kernel's accounting.

use std::time::Duration;

/// Clock ticks per second in `/proc` on Linux.
const TICKS: u64 = 100;

/// CPU time of a process, all threads, user and system.
pub struct Usage(Duration);

impl Usage {
    /// Its CPU time so far.
    pub fn of(pid: u32) -> Usage {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        // The name in parentheses may hold blanks: fields count from behind it.
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        Usage(Duration::from_millis(ticks * 1_000 / TICKS))
    }

    /// What was used since.
    pub fn since(&self, earlier: &Usage) -> Duration {
        self.0 - earlier.0
    }
}

/// Memory that a process holds.
pub fn resident_mib(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1_024
}
