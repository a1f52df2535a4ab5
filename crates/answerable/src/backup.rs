//! `answerable backup` and `answerable restore`.

use crate::config::Config;
use crate::failure::{Failure, sentence};
use crate::wiring;
use std::path::Path;
use store::backup::{self, BackupTrouble, Contents};

/// Makes a backup while the desk runs.
///
/// # Errors
/// When something cannot be read or written; no half-made file keeps the name.
pub fn make(config: &Config, file: &Path) -> Result<(), Failure> {
    let now = desk::Clock::System.now();
    let made = backup::backup(&wiring::place(config), &config.data, file, env!("CARGO_PKG_VERSION"), now)?;
    println!("{} is written and verified: {}.", file.display(), words(&made));
    println!("It holds customers' messages and your signing keys: keep it where only you can read it.");
    Ok(())
}

/// Restores a backup into an empty place.
///
/// # Errors
/// When the file is damaged or does not fit, or the place is not empty.
pub fn restore(config: &Config, file: &Path) -> Result<(), Failure> {
    let restored = backup::restore(&wiring::place(config), &config.data, file)?;
    println!(
        "Restored: {}. Start the desk, then look through its post room: what was waiting to leave when the backup was made is held there, because it may have left since.",
        words(&restored)
    );
    Ok(())
}

fn words(contents: &Contents) -> String {
    let Contents { made_at, version, schema, entries, bytes, .. } = contents;
    let size = if *bytes < 10 * 1024 * 1024 {
        format!("{} KB", bytes.div_ceil(1024))
    } else {
        format!("{} MB", bytes / (1024 * 1024))
    };
    format!("{entries} entries, {size}, made {} by version {version} (schema {schema})", made_at.rfc3339())
}

impl From<BackupTrouble> for Failure {
    fn from(trouble: BackupTrouble) -> Self {
        let code = match &trouble {
            BackupTrouble::Newer { .. } | BackupTrouble::Older { .. } | BackupTrouble::OtherEngine { .. } => 76,
            BackupTrouble::Damaged(_) => 65,
            BackupTrouble::NotEmpty(_) | BackupTrouble::Exists(_) => 73,
            BackupTrouble::Files(_) => 74,
            BackupTrouble::Trouble(trouble) => return Failure::from(trouble.clone()),
        };
        Failure { words: sentence(&trouble.to_string()), code }
    }
}
