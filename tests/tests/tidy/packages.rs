//! What the packages may know of each other, and which libraries belong to which of them.

use crate::tree::Tree;
use crate::{Complaints, allows, catches, holds};

/// The crates of ours that each package may depend on. The arrows point one way.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("language", &["domain"]),
    ("store", &["domain"]),
    ("desk", &["domain", "language", "store"]),
    ("channel", &["domain", "desk"]),
    ("web", &["domain", "language", "store", "desk"]),
    ("sim", &["domain", "language", "store", "desk", "channel"]),
    ("answerable", &["domain", "language", "store", "desk", "channel", "web", "sim"]),
    ("xtask", &[]),
];

/// Packages beside the product, which look at all of it. None of the product may know them.
const BESIDE: &[&str] = &["tests", "bench", FUZZ];

/// A workspace of its own, whose programs begin in unsafe code of a library.
const FUZZ: &str = "fuzz";

/// Libraries that only some packages may hold.
const HOLDERS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("postgres", &["store"]),
    ("fluent-bundle", &["language"]),
    ("icu_datetime", &["language"]),
    ("maud", &["web"]),
    ("axum", &["web", "channel", "answerable"]),
    ("tower-http", &["web", "channel", "answerable"]),
    ("argon2", &["desk"]),
    ("whatlang", &["desk"]),
    ("lettre", &["channel"]),
    ("mail-parser", &["channel"]),
    ("mail-builder", &["channel"]),
    ("mail-auth", &["channel"]),
    ("smtp-proto", &["channel"]),
    ("hickory-resolver", &["channel", "answerable"]),
    ("clap", &["answerable"]),
    ("toml", &["answerable"]),
];

/// Everything that the rules may be built from: values, time zones, text, digests. None of it can reach outside.
const OF_THE_RULES: &[&str] = &[
    "aho-corasick",
    "jiff",
    "rphonetic",
    "serde",
    "serde_json",
    "sha2",
    "strsim",
    "thiserror",
    "unicode-normalization",
    "unicode-segmentation",
];

/// The packages named under the sections of a manifest that the product is built from.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside =
                section.ends_with("dependencies") && !section.contains("dev-") && !section.starts_with("workspace");
            let detailed =
                ["dependencies.", "build-dependencies."].iter().find_map(|start| section.strip_prefix(start));
            found.extend(detailed.map(str::to_owned));
        } else if inside && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            found.extend((!name.is_empty()).then(|| name.to_owned()));
        }
    }
    found
}

fn manifests(tree: &Tree) -> impl Iterator<Item = (&str, &str, &str)> {
    tree.texts_named("/Cargo.toml").filter_map(|(path, text)| {
        let folder = path.strip_suffix("/Cargo.toml")?;
        Some((path.as_str(), folder.rsplit('/').next()?, text.as_str()))
    })
}

fn arrows(tree: &Tree) -> Complaints {
    let ours: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).chain(BESIDE.iter().copied()).collect();
    let wrong = manifests(tree).flat_map(|(path, name, text)| {
        let allowed = ARROWS.iter().find(|(known, _)| *known == name).map(|(_, allowed)| *allowed);
        let known = BESIDE.contains(&name) || allowed.is_some();
        let stray = dependencies(text).into_iter().filter(|dependency| {
            ours.contains(&dependency.as_str())
                && allowed.is_some_and(|allowed| !allowed.contains(&dependency.as_str()))
        });
        let stray: Complaints = stray.map(|other| format!("{path}: `{name}` may not know `{other}`")).collect();
        let unknown = (!known).then(|| format!("{path}: a package without a place in the map"));
        stray.into_iter().chain(unknown).collect::<Complaints>()
    });
    wrong.collect()
}

#[test]
fn dependencies_point_one_way() {
    holds(arrows(&Tree::here()));
    assert_eq!(manifests(&Tree::here()).count(), ARROWS.len() + BESIDE.len(), "every package is looked at");
    catches(
        arrows,
        &[
            ("crates/domain/Cargo.toml", "[dependencies]\nstore.workspace = true"),
            ("crates/channel/Cargo.toml", "[dependencies]\nserde = \"1\"\nweb = { path = \"../web\" }"),
            ("crates/web/Cargo.toml", "[dependencies.channel]\nworkspace = true"),
            ("crates/desk/Cargo.toml", "[dependencies]\ntests.workspace = true"),
            ("crates/helpers/Cargo.toml", "[dependencies]"),
        ],
    );
    allows(
        arrows,
        &[(
            "crates/channel/Cargo.toml",
            "[dependencies]\ndesk.workspace = true\n[dev-dependencies]\nstore.workspace = true",
        )],
    );
}

fn holders(tree: &Tree) -> Complaints {
    let wrong = manifests(tree).filter(|(_, name, _)| !BESIDE.contains(name)).flat_map(|(path, name, text)| {
        let stray = dependencies(text).into_iter().filter(move |dependency| {
            let holders = HOLDERS.iter().find(|(library, _)| library == dependency);
            holders.is_some_and(|(_, holders)| !holders.contains(&name))
                || (name == "domain" && !OF_THE_RULES.contains(&dependency.as_str()))
        });
        stray.map(move |library| format!("{path}: `{name}` may not hold `{library}`"))
    });
    wrong.collect()
}

#[test]
fn libraries_stay_where_their_subject_is() {
    holds(holders(&Tree::here()));
    catches(
        holders,
        &[
            ("crates/desk/Cargo.toml", "[dependencies]\nrusqlite.workspace = true"),
            ("crates/desk/Cargo.toml", "[build-dependencies]\nmaud = \"0.27\""),
            ("crates/domain/Cargo.toml", "[dependencies]\ntokio.workspace = true"),
        ],
    );
    allows(holders, &[("crates/store/Cargo.toml", "[dependencies]\nrusqlite.workspace = true # inside")]);
}

fn lints(tree: &Tree) -> Complaints {
    let bare = manifests(tree).filter(|(_, name, text)| *name != FUZZ && !text.contains("[lints]\nworkspace = true"));
    bare.map(|(path, _, _)| format!("{path}: does not take the lints of the workspace")).collect()
}

#[test]
fn every_package_takes_the_lints() {
    holds(lints(&Tree::here()));
    catches(lints, &[("crates/desk/Cargo.toml", "[package]\nname = \"desk\"")]);
}

/// Packages that `deny.toml` bans, found in the lock file: one SQLite, one TLS, no second clock.
fn banned(tree: &Tree) -> Complaints {
    let bans = tree
        .text("deny.toml")
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \"")?.split('"').next());
    let lock = tree.text("Cargo.lock").unwrap_or_default();
    let found = bans.filter(|name| lock.contains(&format!("name = \"{name}\"\n")));
    found.map(|name| format!("Cargo.lock: `{name}` is banned by deny.toml, which says why")).collect()
}

#[test]
fn no_banned_library_came_in() {
    let here = Tree::here();
    holds(banned(&here));
    assert!(here.text("deny.toml").is_some_and(|text| text.contains("{ crate = \"openssl-sys\"")), "the bans are read");
    let planted = [
        ("deny.toml", "deny = [\n    { crate = \"openssl-sys\", reason = \"x\" },\n]"),
        ("Cargo.lock", "name = \"openssl-sys\"\n"),
    ];
    assert_eq!(banned(&Tree::of(&planted)).len(), 1);
}
