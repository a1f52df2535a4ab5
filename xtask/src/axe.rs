//! axe-core, which looks for what keeps people out of pages. It is a tool of the tests: fetched from the registry of npm packages
//! once, kept in the target folder, never part of the product. (MPL-2.0, Deque Systems)

use crate::step::{Failed, run};
use crate::test::target_folder;
use std::path::PathBuf;
use std::process::Command;

/// The version whose rules the pages are held against. Its content is checked where it is used (`tests/src/axe.rs`).
const PACKAGE: &str = "axe-core@4.14.1";

/// The script, fetched where it is not there yet.
pub(crate) fn script() -> Result<PathBuf, Failed> {
    let folder = target_folder()?.join("tools").join(PACKAGE.replace('@', "-"));
    let script = folder.join("package").join("axe.min.js");
    if script.exists() {
        return Ok(script);
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(Command::new("npm").args(["pack", PACKAGE, "--silent", "--pack-destination"]).arg(&folder))?;
    let archive = folder.join(format!("{}.tgz", PACKAGE.replace('@', "-")));
    run(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(&folder))?;
    if script.exists() { Ok(script) } else { Err(format!("{PACKAGE} has no axe.min.js")) }
}
