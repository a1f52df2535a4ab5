//! What the disk itself can do: appending a page and syncing it, again and again; and a group of pages with one sync, as
//! a group commit does.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Pages written with one sync in the second measurement.
pub const GROUP: usize = 8;

/// The disk's figures.
pub struct Floor {
    /// Pages made durable per second.
    pub per_second: f64,
    /// Median of one sync.
    pub p50_ms: f64,
}

/// Measures for two seconds in the folder of the data, `group` pages with each sync.
pub fn measure(folder: &Path, group: usize) -> Floor {
    let path = folder.join("floor");
    let mut file = File::create(&path).unwrap();
    let pages = vec![7_u8; 8_192 * group];
    let begun = Instant::now();
    let mut times = Vec::new();
    while begun.elapsed() < Duration::from_secs(2) {
        let one = Instant::now();
        file.write_all(&pages).unwrap();
        file.sync_data().unwrap();
        times.push(one.elapsed());
    }
    let per_second = (times.len() * group) as f64 / begun.elapsed().as_secs_f64();
    times.sort();
    std::fs::remove_file(path).unwrap();
    Floor { per_second, p50_ms: times[times.len() / 2].as_secs_f64() * 1_000.0 }
}
