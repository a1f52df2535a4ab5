//! How the program ends when it cannot go on: one clear sentence and an exit code (those of BSD's `sysexits.h`).

use store::Trouble;

/// Why the program ends.
#[derive(Debug)]
pub struct Failure {
    /// One sentence that says what to do.
    pub words: String,
    /// The exit code.
    pub code: u8,
}

impl Failure {
    /// Wrong use: a setting, an argument.
    pub fn usage(words: impl Into<String>) -> Self {
        Failure { words: words.into(), code: 64 }
    }
    /// Something that is needed is not there: a port, a server.
    pub fn unavailable(words: impl Into<String>) -> Self {
        Failure { words: words.into(), code: 69 }
    }
    /// What should be read is not there, or not in a state to be used.
    pub fn no_input(words: impl Into<String>) -> Self {
        Failure { words: words.into(), code: 66 }
    }
    /// A file cannot be made.
    pub fn cannot_create(words: impl Into<String>) -> Self {
        Failure { words: words.into(), code: 73 }
    }
    /// Reading or writing failed.
    pub fn io(words: impl Into<String>) -> Self {
        Failure { words: words.into(), code: 74 }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        let code = match &trouble {
            Trouble::Setting(_) => 64,
            Trouble::Damaged(_) => 65,
            Trouble::Unreachable(_) | Trouble::Encryption(_) => 69,
            Trouble::Files(_) => 73,
            Trouble::DiskFull => 74,
            Trouble::Newer { .. } | Trouble::Foreign(_) => 76,
            _ => 70,
        };
        // A desk that runs goes on by itself; one that ends must be told how to begin again.
        let words = match &trouble {
            Trouble::DiskFull => "the disk is full. Free some space and start again; nothing was changed".to_owned(),
            Trouble::Unreachable(why) => {
                format!(
                    "PostgreSQL cannot be reached ({why}). Check the address and that the server runs, and start again"
                )
            }
            _ => trouble.to_string(),
        };
        Failure { words: sentence(&words), code }
    }
}

/// The words as a sentence; a path at their beginning stays as it is.
pub fn sentence(words: &str) -> String {
    let words = words.trim_end_matches('.');
    let first = words.split_whitespace().next().unwrap_or_default();
    if first.contains(['/', '.']) {
        return format!("{words}.");
    }
    let mut letters = words.chars();
    let upper: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    format!("{upper}.")
}
