//! What the disk itself can do: appending a page and syncing it, again and again.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// The disk's figures.
pub struct Floor {
    /// Durable appends per second.
    pub per_second: f64,
    /// Median of one.
    pub p50_ms: f64,
}

/// Measures for two seconds in the folder of the data.
pub fn measure(folder: &Path) -> Floor {
    let path = folder.join("floor");
    let mut file = File::create(&path).unwrap();
    let page = [7_u8; 8_192];
    let begun = Instant::now();
    let mut times = Vec::new();
    while begun.elapsed() < Duration::from_secs(2) {
        let one = Instant::now();
        file.write_all(&page).unwrap();
        file.sync_data().unwrap();
        times.push(one.elapsed());
    }
    let per_second = times.len() as f64 / begun.elapsed().as_secs_f64();
    times.sort();
    std::fs::remove_file(path).unwrap();
    Floor { per_second, p50_ms: times[times.len() / 2].as_secs_f64() * 1_000.0 }
}
