//! Words: one for each thing, and none that turns a customer away.

use crate::tree::{Tree, names};
use crate::{Complaints, Exception, allows, catches, except, holds};

/// Files of the product that know addresses nobody reads, in order to recognise or refuse them.
const MAY_KNOW_DEAD_ADDRESSES: &[Exception] = &[
    Exception { path: "crates/domain/src/message/lint/phrases.rs", name: "", reason: "lint refuses it in a text" },
    Exception {
        path: "crates/desk/src/said/reason.rs",
        name: "",
        reason: "a reason is called so: somebody asks for no automatic reply",
    },
    Exception {
        path: "crates/domain/src/message/nature/",
        name: "",
        reason: "robots write from such addresses; they are recognised, and a request for no automatic reply is obeyed",
    },
];

/// The spellings of an address that nobody reads.
fn names_a_dead_address(text: &str) -> bool {
    let text = text.to_lowercase();
    ["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "do_not_reply"]
        .iter()
        .any(|word| text.contains(word))
}

fn dead_addresses(tree: &Tree, exceptions: &[Exception]) -> Complaints {
    let found = tree.product().flat_map(|source| {
        let literals = source.product_literals().filter(|literal| names_a_dead_address(&literal.text));
        literals.map(|literal| {
            let complaint = format!("{}:{}: an address that nobody reads", source.path, literal.line);
            (source.path.clone(), String::new(), complaint)
        })
    });
    except(found.collect(), exceptions)
}

/// No page of ours may give one as an example either. The word itself may be spoken of.
fn dead_addresses_in_documents(tree: &Tree) -> Complaints {
    let lines = tree
        .texts_named(".md")
        .flat_map(|(path, text)| (1..).zip(text.lines()).map(move |(line, text)| (path, line, text)));
    let found = lines
        .filter(|(_, _, text)| text.split_whitespace().any(|word| word.contains('@') && names_a_dead_address(word)));
    found.map(|(path, line, _)| format!("{path}:{line}: an address that nobody reads")).collect()
}

#[test]
fn nobody_is_sent_to_an_address_that_nobody_reads() {
    holds(dead_addresses(&Tree::here(), MAY_KNOW_DEAD_ADDRESSES));
    holds(dead_addresses_in_documents(&Tree::here()));
    catches(
        |tree| dead_addresses(tree, &[]),
        &[
            ("crates/desk/src/a.rs", "const FROM: &str = \"NoReply@shop.example\";"),
            ("crates/answerable/src/b.rs", "const FROM: &str = \"do-not-reply@shop.example\";"),
        ],
    );
    allows(|tree| dead_addresses(tree, &[]), &[("crates/channel/src/a.rs", "//! No noreply here.\nstruct NoReply;")]);
    catches(dead_addresses_in_documents, &[("docs/a.md", "Mail leaves from `no-reply@shop.example`.")]);
    allows(dead_addresses_in_documents, &[("docs/a.md", "A noreply address is refused.")]);
}

/// Words that the glossary rejects, as people would read them: the word for a matter of a customer is "conversation".
fn rejected(text: &str) -> Option<&'static str> {
    const REJECTED: &[&str] = &[
        "ticket",
        "tickets",
        "helpdesk",
        "your case",
        "new case",
        "open case",
        "this case is",
        "case number",
        "case id",
        "case #",
        "case closed",
        "close the case",
        "support case",
        "end user",
        "end users",
        "end-user",
        "your call is important",
        "valued customer",
    ];
    let text = text.to_lowercase();
    REJECTED.iter().find(|word| names(&text, word)).copied()
}

/// Files whose words are looked for in what others write.
const MAY_KNOW_REJECTED: &[Exception] = &[
    Exception { path: "crates/domain/src/message/lint/phrases.rs", name: "", reason: "lint finds them in a text" },
    Exception {
        path: "crates/domain/src/message/nature/acknowledging.txt",
        name: "",
        reason: "other desks are known by them",
    },
    Exception {
        path: "crates/domain/src/message/nature/machines_words.txt",
        name: "",
        reason: "other desks are known by them",
    },
];

fn rejected_words(tree: &Tree, exceptions: &[Exception]) -> Complaints {
    let spoken = tree.product().flat_map(|source| {
        let literals =
            source.product_literals().map(|literal| (source.path.clone(), literal.line, literal.text.clone()));
        literals.collect::<Vec<_>>()
    });
    let templates = tree.texts.iter().filter(|(path, _)| {
        path.starts_with("crates/")
            && [".j2", ".txt", ".html", ".ftl"].iter().any(|end| path.ends_with(end))
            && !path.contains("/test")
    });
    let written = templates
        .flat_map(|(path, text)| (1..).zip(text.lines()).map(|(line, text)| (path.clone(), line, text.to_owned())));
    let found = spoken.chain(written).filter_map(|(path, line, text)| {
        let word = rejected(&text)?;
        let complaint = format!("{path}:{line}: \u{201c}{word}\u{201d} is not our word (GLOSSARY.md)");
        Some((path, word.to_owned(), complaint))
    });
    except(found.collect(), exceptions)
}

#[test]
fn people_read_one_word_for_one_thing() {
    holds(rejected_words(&Tree::here(), MAY_KNOW_REJECTED));
    catches(
        |tree| rejected_words(tree, &[]),
        &[
            ("crates/web/src/a.rs", "fn a() { html! { h1 { \"All Tickets\" } } }"),
            ("crates/desk/src/b.rs", "const A: &str = \"We have opened a new case for you.\";"),
            ("crates/desk/src/letter/c.txt", "Your case number is 7."),
        ],
    );
    allows(
        |tree| rejected_words(tree, &[]),
        &[(
            "crates/web/src/a.rs",
            "// ticket\nconst A: &str = \"In that case, a lower case letter. Plane ticketing.\";",
        )],
    );
}
