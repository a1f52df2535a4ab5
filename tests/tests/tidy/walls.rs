//! What must never be where.

use crate::tree::{Source, Tree, names};
use crate::{Complaints, Exception, allows, catches, except, holds};

/// Names that `domain` may not know: waiting, the outside world, the clock, chance, logs.
const IMPURE: &[&str] = &[
    "async",
    "await",
    "tokio",
    "std::fs",
    "std::net",
    "std::env",
    "std::io",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "tracing",
    "log",
    "println",
    "eprintln",
    "print",
    "eprint",
    "dbg",
    "rand",
    "getrandom",
    "thread_rng",
];

fn domain_is_pure(tree: &Tree) -> Complaints {
    let sources = tree.product().filter(|source| source.krate() == Some("domain"));
    sources.flat_map(|source| uses(source, IMPURE, "the rules are pure")).collect()
}

/// Lines of the product that name any of these words.
fn uses(source: &Source, words: &[&str], why: &str) -> Complaints {
    let found = source
        .product_lines()
        .flat_map(|(line, code)| words.iter().filter(move |word| names(code, word)).map(move |word| (line, *word)));
    found.map(|(line, word)| format!("{}:{line}: `{word}` ({why})", source.path)).collect()
}

#[test]
fn the_rules_know_no_outside_world() {
    holds(domain_is_pure(&Tree::here()));
    catches(
        domain_is_pure,
        &[
            ("crates/domain/src/a.rs", "async fn a() {}"),
            ("crates/domain/src/b.rs", "use std::fs;"),
            ("crates/domain/src/c.rs", "fn c() { tracing::info!(\"x\"); }"),
            ("crates/domain/src/d.rs", "fn d() -> Instant { todo() }"),
        ],
    );
    allows(
        domain_is_pure,
        &[
            ("crates/domain/src/e.rs", "//! No async here, no std::fs.\nconst A: &str = \"println\";"),
            ("crates/domain/src/f.rs", "#[cfg(test)]\nmod tests { use std::time::Instant; }"),
            ("crates/desk/src/g.rs", "async fn a() { tokio::spawn(b()).await }"),
        ],
    );
}

/// `web` reads through a `Reader` and writes through `desk`; `channel` knows no store at all.
fn only_desk_writes(tree: &Tree) -> Complaints {
    let outside = tree.product().filter(|source| matches!(source.krate(), Some("web" | "channel")));
    outside.flat_map(|source| uses(source, &["Tx", "store::Store"], "changes go through `desk`")).collect()
}

#[test]
fn pages_and_channels_hold_no_transaction() {
    holds(only_desk_writes(&Tree::here()));
    catches(
        only_desk_writes,
        &[("crates/web/src/a.rs", "fn a(tx: &mut Tx<'_, '_>) {}"), ("crates/channel/src/b.rs", "use store::Store;")],
    );
    allows(
        only_desk_writes,
        &[("crates/web/src/a.rs", "fn a(reader: &Reader) {}"), ("crates/desk/src/b.rs", "use store::Tx;")],
    );
}

/// Whether a literal is a statement: SQL in capitals anywhere, or in small letters from its first word on.
fn is_sql(text: &str) -> bool {
    let pairs = [
        ("SELECT ", " FROM "),
        ("INSERT INTO ", "("),
        ("UPDATE ", " SET "),
        ("DELETE FROM ", ""),
        ("CREATE TABLE ", ""),
    ];
    let has = |text: &str, (one, other): (&str, &str)| {
        text.find(one).is_some_and(|at| other.is_empty() || text[at..].contains(other))
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let small = |(one, other): (&str, &str)| {
        let (one, other) = (one.to_lowercase(), other.to_lowercase());
        text.starts_with(&one) && has(&text, (&one, &other))
    };
    pairs.into_iter().any(|pair| has(&text, pair) || small(pair))
}

fn sql_outside_the_store(tree: &Tree) -> Complaints {
    let sources = tree.product().filter(|source| source.krate() != Some("store"));
    let found = sources.flat_map(|source| source.product_literals().map(move |literal| (source, literal)));
    let found = found.filter(|(_, literal)| is_sql(&literal.text));
    found.map(|(source, literal)| format!("{}:{}: SQL outside `store`", source.path, literal.line)).collect()
}

#[test]
fn only_the_store_speaks_sql() {
    holds(sql_outside_the_store(&Tree::here()));
    catches(
        sql_outside_the_store,
        &[
            ("crates/desk/src/a.rs", "const A: &str = \"SELECT id\n FROM agents\";"),
            ("crates/web/src/b.rs", "fn b() { q(r#\"insert into agents (id) values (1)\"#) }"),
            ("crates/answerable/src/c.rs", "const A: &str = \"WITH x AS (UPDATE a SET b = 1) DELETE FROM c\";"),
        ],
    );
    allows(
        sql_outside_the_store,
        &[
            ("crates/store/src/a.rs", "const A: &str = \"SELECT id FROM agents\";"),
            ("crates/web/src/b.rs", "const A: &str = \"Select a person from the list, then update the team.\";"),
            ("crates/desk/src/c.rs", "#[cfg(test)]\nmod tests { const A: &str = \"SELECT id FROM agents\"; }"),
        ],
    );
}

/// Ways in which a database could tell the time.
const DATABASE_CLOCKS: &[&str] =
    &["now()", "current_timestamp", "clock_timestamp", "'now'", "current_date", "unixepoch()"];

fn no_clock_in_sql(tree: &Tree) -> Complaints {
    let says = |text: &str| DATABASE_CLOCKS.iter().find(|clock| text.to_lowercase().contains(**clock));
    let statements = tree.sources.iter().filter(|source| source.krate() == Some("store")).flat_map(|source| {
        let found =
            source.product_literals().filter_map(move |literal| says(&literal.text).map(|clock| (literal.line, clock)));
        found.map(|(line, clock)| format!("{}:{line}: `{clock}` in SQL; the moment is an argument", source.path))
    });
    let migrations = tree.texts_named(".sql").flat_map(|(path, text)| {
        let lines = (1..)
            .zip(text.lines())
            .filter_map(|(line, text)| says(text.split("--").next()?).map(|clock| (line, clock)));
        lines.map(move |(line, clock)| format!("{path}:{line}: `{clock}` in SQL; the moment is an argument"))
    });
    statements.chain(migrations).collect()
}

#[test]
fn the_database_is_told_the_time_and_never_asked() {
    holds(no_clock_in_sql(&Tree::here()));
    catches(
        no_clock_in_sql,
        &[
            ("crates/store/src/a.rs", "const A: &str = \"UPDATE a SET at = now()\";"),
            ("crates/store/migrations/0002_b.sql", "CREATE TABLE b (at BIGINT DEFAULT CURRENT_TIMESTAMP);"),
        ],
    );
    allows(no_clock_in_sql, &[("crates/store/migrations/0002_b.sql", "-- never now()\nCREATE TABLE b (at BIGINT);")]);
}

/// Calls of the port to the outside world: (file, line).
fn deliveries(tree: &Tree) -> Vec<(String, usize)> {
    let calls = tree.product().flat_map(|source| {
        let lines =
            source.product_lines().filter(|(_, code)| code.contains(".deliver(") || code.contains("Channel::deliver("));
        lines.map(|(line, _)| (source.path.clone(), line))
    });
    calls.collect()
}

#[test]
fn there_is_one_door_out() {
    let calls = deliveries(&Tree::here());
    assert!(
        matches!(calls.as_slice(), [(path, _)] if path.starts_with("crates/desk/src/outbox")),
        "`Channel::deliver` is called once, by the outbox, and nowhere else: {calls:?}"
    );
    let planted = [
        ("crates/desk/src/reply.rs", "fn a() { self.mail.deliver(&parcel); }"),
        ("crates/web/src/b.rs", "fn b() { Channel::deliver(&mail, &parcel); }"),
        ("crates/channel/src/c.rs", "impl Channel for X { fn deliver(&self, parcel: &Parcel) {} }"),
        ("crates/channel/tests/d.rs", "fn d() { channel.deliver(&parcel); }"),
    ];
    let found: Vec<String> = deliveries(&Tree::of(&planted)).into_iter().map(|(path, _)| path).collect();
    assert_eq!(found, ["crates/desk/src/reply.rs", "crates/web/src/b.rs"]);
}

/// Ways to ask what time it is.
const CLOCKS: &[&str] =
    &["SystemTime::now", "Timestamp::now", "Zoned::now", "Utc::now", "Local::now", "OffsetDateTime::now_utc", "chrono"];
/// Ways to measure how long something takes. They cannot say what time it is, but what they decide cannot be rehearsed.
const STOPWATCHES: &[&str] = &["Instant::now"];

fn clocks(tree: &Tree, exceptions: &[Exception]) -> Complaints {
    let found = tree.product().flat_map(|source| {
        let lines = source.product_lines().flat_map(|(line, code)| {
            let asked = CLOCKS.iter().chain(STOPWATCHES).filter(move |clock| names(code, clock));
            asked.map(move |clock| (line, *clock))
        });
        lines.map(|(line, clock)| {
            let complaint = format!("{}:{line}: `{clock}`; time comes from `desk::Clock`", source.path);
            (source.path.clone(), clock.to_owned(), complaint)
        })
    });
    except(found.collect(), exceptions)
}

#[test]
fn there_is_one_clock() {
    holds(clocks(
        &Tree::here(),
        &[
            Exception { path: "crates/desk/src/clock.rs", name: "SystemTime::now", reason: "this is the clock" },
            Exception {
                path: "crates/store/src/engine/sqlite.rs",
                name: "Instant::now",
                reason: "how many transactions share a commit; nothing about a customer is decided by it",
            },
            Exception {
                path: "crates/channel/src/email/",
                name: "Instant::now",
                reason: "patience with a silent peer on a real wire; nothing about a customer is decided by it",
            },
        ],
    ));
    catches(
        |tree| clocks(tree, &[]),
        &[
            ("crates/desk/src/a.rs", "fn a() { std::time::SystemTime::now(); }"),
            ("crates/web/src/b.rs", "fn b() { let begun = Instant::now(); }"),
            ("crates/store/src/c.rs", "use chrono::Utc;"),
        ],
    );
    allows(|tree| clocks(tree, &[]), &[("crates/desk/src/a.rs", "fn a(now: Moment) { self.clock.now() }")]);
}

/// A panic on a value from outside would take a whole worker down. Where one is right, the lint's exception says why.
fn panics(tree: &Tree) -> Complaints {
    let product = tree.product().flat_map(|source| {
        let lines: Vec<&str> = source.code.lines().collect();
        let found = source.product_lines().filter(|(_, code)| {
            code.contains(".unwrap()") || code.contains(".expect(") || code.contains(".unwrap_err()")
        });
        let unexplained = found.filter(move |(line, _)| {
            let near = &lines[line.saturating_sub(4)..*line];
            !near.iter().any(|code| code.contains("#[expect(clippy::expect_used, reason"))
        });
        unexplained.map(|(line, _)| format!("{}:{line}: a panic without a written reason", source.path))
    });
    let silenced = tree.product().flat_map(|source| {
        let found = source.product_lines().filter(|(_, code)| {
            (code.contains("allow(") || code.contains("#![expect("))
                && (code.contains("clippy::unwrap_used") || code.contains("clippy::expect_used"))
        });
        found.map(|(line, _)| format!("{}:{line}: the lint is silenced instead of explained", source.path))
    });
    product.chain(silenced).collect()
}

#[test]
fn nothing_from_outside_can_make_it_panic() {
    holds(panics(&Tree::here()));
    catches(
        panics,
        &[
            ("crates/web/src/a.rs", "fn a() { b().unwrap() }"),
            ("crates/web/src/b.rs", "fn a() { b().expect(\"x\") }"),
            ("crates/web/src/c.rs", "#![allow(clippy::unwrap_used)]"),
        ],
    );
    allows(
        panics,
        &[
            (
                "crates/web/src/a.rs",
                "#[expect(clippy::expect_used, reason = \"a constant\")]\nfn a() { B.expect(\"x\") }",
            ),
            (
                "crates/web/src/b.rs",
                "fn a() { b().unwrap_or_default() }\n#[cfg(test)]\nmod tests { fn c() { d().unwrap() } }",
            ),
        ],
    );
}
