//! Tools of the tests that come as npm packages: fetched from the registry once, kept in the target folder, never part of the
//! product.

use crate::step::{Failed, run};
use crate::test::target_folder;
use std::path::PathBuf;
use std::process::Command;

/// axe-core, which looks for what keeps people out of pages (MPL-2.0, Deque Systems). Its content is checked where it is
/// used (`tests/src/axe.rs`).
const AXE: &str = "axe-core@4.14.1";
/// A certified OpenID provider (MIT, Filip Skokan): people sign in with it in a test.
const PROVIDER: &str = "oidc-provider@9.13.3";

/// The script of axe-core.
pub(crate) fn axe() -> Result<PathBuf, Failed> {
    there(AXE, "node_modules/axe-core/axe.min.js")
}

/// The folder that the provider can be imported from.
pub(crate) fn provider() -> Result<PathBuf, Failed> {
    there(PROVIDER, "node_modules/oidc-provider/package.json")?;
    folder_of(PROVIDER)
}

fn folder_of(package: &str) -> Result<PathBuf, Failed> {
    Ok(target_folder()?.join("tools").join(package.replace('@', "-")))
}

/// A file of a package, installed where it is not there yet. Nothing of the package runs by being installed.
fn there(package: &str, file: &str) -> Result<PathBuf, Failed> {
    let folder = folder_of(package)?;
    let file = folder.join(file);
    if file.exists() {
        return Ok(file);
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let quiet = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
    run(Command::new("npm").args(quiet).arg(&folder).arg(package))?;
    if file.exists() { Ok(file) } else { Err(format!("{package} was not installed")) }
}
