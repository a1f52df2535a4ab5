//! What fuzzing starts from, and everything that it found before, through the same oracles: `fuzz/seeds/` and
//! `fuzz/findings/`. Fuzzing itself is `cargo xtask fuzz`.
use crate::oracle::Oracle;
use std::cell::RefCell;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::Once;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// The files of a folder below `fuzz/`, by name.
fn files(below: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join(below)).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

fn holds_for(target: &str, oracle: Oracle, path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    let panics = panics_of(|| oracle(&bytes));
    assert!(panics.is_empty(), "{target}: {}: {}", path.display(), panics.join("; "));
}

thread_local!(static PANICS: RefCell<Option<Vec<String>>> = const { RefCell::new(None) });

/// What panicked meanwhile on this thread, also what was caught again: reading a mail catches its own.
fn panics_of(work: impl FnOnce()) -> Vec<String> {
    static LISTENS: Once = Once::new();
    LISTENS.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let heard = PANICS.with_borrow_mut(|panics| panics.as_mut().map(|panics| panics.push(panic.to_string())));
            heard.unwrap_or_else(|| before(panic));
        }));
    });
    PANICS.set(Some(Vec::new()));
    let _ = std::panic::catch_unwind(AssertUnwindSafe(work));
    PANICS.take().unwrap_or_default()
}

#[test]
fn every_seed_and_every_finding_holds() {
    for (target, oracle) in crate::oracle::ALL {
        let seeds = files(&format!("seeds/{target}"));
        assert!(!seeds.is_empty(), "{target} has nothing to start from");
        for path in seeds.iter().chain(&files(&format!("findings/{target}"))) {
            holds_for(target, oracle, path);
        }
        oracle(&[]);
    }
}

#[test]
fn every_target_is_a_program_with_an_oracle() {
    let programs: Vec<String> =
        files("fuzz_targets").iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(programs, crate::oracle::ALL.map(|(name, _)| name.to_owned()));
}

#[test]
fn a_panic_is_noticed_even_when_it_is_caught() {
    let caught = || drop(std::panic::catch_unwind(|| panic!("it rained")));
    assert!(panics_of(caught).iter().any(|words| words.contains("it rained")));
    assert!(panics_of(|| {}).is_empty());
}
