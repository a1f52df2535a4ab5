//! A small disk of a test's own, which can be filled up.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file system in memory; gone when dropped.
pub struct SmallDisk {
    folder: PathBuf,
}

impl SmallDisk {
    /// A disk with mount options such as `size=12m` or `ro`, or `None` where nothing may be mounted.
    ///
    /// # Panics
    /// In CI when nothing may be mounted.
    pub fn mount(options: &str, what: &str) -> Option<SmallDisk> {
        let folder = store::testing::folder("disk");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&folder);
        if mount.output().is_ok_and(|done| done.status.success()) {
            return Some(SmallDisk { folder });
        }
        assert!(std::env::var("CI").is_err(), "nothing may be mounted here: run the test command as root");
        eprintln!("LEFT OUT: {what} (nothing may be mounted here)");
        None
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Fills it up to the last byte.
    ///
    /// # Panics
    /// When it cannot be written at all.
    pub fn fill(&self) {
        let mut file = std::fs::File::options().create(true).append(true).open(self.filler()).unwrap();
        for bytes in [64 * 1024, 4096, 1] {
            while file.write_all(&vec![7; bytes]).is_ok() {}
        }
    }

    /// Gives the space back.
    ///
    /// # Panics
    /// When it was not filled.
    pub fn free(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }

    fn filler(&self) -> PathBuf {
        self.folder.join("filler")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.folder).status();
        let _ = std::fs::remove_dir(&self.folder);
    }
}
