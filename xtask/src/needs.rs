//! What the tests need from the machine. Installed where that may be done (root on Debian or its kin), otherwise named.

use crate::step::{Failed, run};
use std::path::Path;
use std::process::{Command, Stdio};

/// A Debian package, and what shows that it is there.
struct Need {
    package: &'static str,
    /// Any one of these is enough; `*` stands for one folder name.
    shown_by: &'static [&'static str],
    /// What the tests do with it.
    because: &'static str,
}

const NEEDS: &[Need] = &[
    Need { package: "gcc", shown_by: &["/usr/bin/cc", "/usr/bin/gcc"], because: "SQLite and the TLS library are C" },
    Need {
        package: "postgresql",
        shown_by: &["/usr/lib/postgresql/*/bin/initdb"],
        because: "every database test runs on both engines",
    },
    Need { package: "postfix", shown_by: &["/usr/sbin/postfix"], because: "a real mail server sends and receives" },
    Need {
        package: "dovecot-imapd",
        shown_by: &["/usr/lib/dovecot/imap", "/usr/libexec/dovecot/imap"],
        because: "a real mailbox is read",
    },
    Need { package: "rspamd", shown_by: &["/usr/bin/rspamd"], because: "a real spam filter is asked" },
    Need { package: "clamav-daemon", shown_by: &["/usr/sbin/clamd"], because: "a real virus scanner is asked" },
    Need { package: "swaks", shown_by: &["/usr/bin/swaks"], because: "mail is sent by hand" },
    Need { package: "curl", shown_by: &["/usr/bin/curl"], because: "the README's first message is sent with it" },
    Need { package: "chromium", shown_by: &["/usr/bin/chromium"], because: "pages are used in a real browser" },
    Need { package: "chromium-driver", shown_by: &["/usr/bin/chromedriver"], because: "the browser is steered by it" },
    Need {
        package: "python3-dkim",
        shown_by: &["/usr/lib/python3/dist-packages/dkim/__init__.py"],
        because: "a program that is not ours checks our signatures",
    },
    Need {
        package: "python3-nacl",
        shown_by: &["/usr/lib/python3/dist-packages/nacl/__init__.py"],
        because: "the same, for Ed25519",
    },
    Need {
        package: "npm",
        shown_by: &["/usr/bin/npm", "/usr/local/bin/npm"],
        because: "axe-core and an identity provider come as its packages",
    },
    Need { package: "strace", shown_by: &["/usr/bin/strace"], because: "it shows that the sync precedes the 250" },
];

/// Makes sure that everything is there.
pub(crate) fn see_to() -> Result<(), Failed> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let asked =
            Command::new(cargo()).args([tool, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !asked.is_ok_and(|status| status.success()) {
            return Err(format!("`cargo {tool}` is missing: run `rustup component add {component}`"));
        }
    }
    let missing = missing();
    if missing.is_empty() {
        println!("   everything is there");
        return Ok(());
    }
    for need in &missing {
        println!("   missing: {} ({})", need.package, need.because);
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let by_hand = format!("apt-get install {}", packages.join(" "));
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!("missing: {}; install what your system calls these", packages.join(", ")));
    }
    if !is_root() {
        return Err(format!("missing: {}; run as root: {by_hand}", packages.join(", ")));
    }
    run(&mut apt_get(&["update"]))?;
    run(apt_get(&["install", "--yes", "--no-install-recommends"]).args(&packages))?;
    match self::missing().as_slice() {
        [] => Ok(()),
        still => {
            let still: Vec<&str> = still.iter().map(|need| need.package).collect();
            Err(format!("still missing after installing them: {}", still.join(", ")))
        }
    }
}

/// The cargo that runs us, else the one on the path.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Whether we may do what only root may.
pub(crate) fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    asked.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn apt_get(words: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(["-q", "-o", "DPkg::Lock::Timeout=300"]).args(words).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| !need.shown_by.iter().any(|pattern| find(pattern).is_some())).collect()
}

/// The last path (by name) that a pattern with at most one `*` stands for.
pub(crate) fn find(pattern: &str) -> Option<String> {
    let Some((before, after)) = pattern.split_once('*') else {
        return Path::new(pattern).exists().then(|| pattern.to_owned());
    };
    let mut found: Vec<(u32, String)> = std::fs::read_dir(before)
        .ok()?
        .flatten()
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name.parse().unwrap_or(0), format!("{before}{name}{after}"))
        })
        .filter(|(_, path)| Path::new(path).exists())
        .collect();
    found.sort();
    found.pop().map(|(_, path)| path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_find_the_newest_and_nothing_that_is_not_there() {
        let folder = std::env::temp_dir().join(format!("xtask-find-{}", std::process::id()));
        for version in ["9", "15"] {
            std::fs::create_dir_all(folder.join(version)).unwrap();
            std::fs::write(folder.join(version).join("initdb"), "").unwrap();
        }
        std::fs::create_dir_all(folder.join("99")).unwrap();
        let pattern = format!("{}/*/initdb", folder.display());
        assert_eq!(find(&pattern), Some(folder.join("15/initdb").display().to_string()));
        assert_eq!(find("/no/such/*/thing"), None);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
