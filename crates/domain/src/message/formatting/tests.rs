//! Marks as people type them, by accident and by malice.

use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn w(words: &str) -> Span {
    Span::Words(words.into())
}

fn line(text: &str) -> Line {
    match formatted(text).as_slice() {
        [Block::Paragraph(lines)] if lines.len() == 1 => lines[0].clone(),
        other => panic!("{text:?} is one line: {other:?}"),
    }
}

#[test]
fn marks_are_read() {
    let link = |words: &str, address: &str| Span::Link { words: words.into(), address: address.into() };
    for (text, expected) in [
        ("a **b** c", vec![w("a "), Span::Bold(vec![w("b")]), w(" c")]),
        ("(_b_)", vec![w("("), Span::Italic(vec![w("b")]), w(")")]),
        ("**a _b_**", vec![Span::Bold(vec![w("a "), Span::Italic(vec![w("b")])])]),
        ("run `a * b_c`!", vec![w("run "), Span::Code("a * b_c".into()), w("!")]),
        ("[here](https://x.example/a_(b))", vec![link("here", "https://x.example/a_(b)")]),
        ("[Ada](mailto:ada@x.example).", vec![link("Ada", "mailto:ada@x.example"), w(".")]),
        ("**[a](http://x.example)**", vec![Span::Bold(vec![link("a", "http://x.example")])]),
        (
            "**see https://x.example/a**b ok**",
            vec![Span::Bold(vec![w("see "), Span::Address("https://x.example/a**b".into()), w(" ok")])],
        ),
        ("これは**重要**です", vec![w("これは"), Span::Bold(vec![w("重要")]), w("です")]),
        ("هذا **مهم** جدا", vec![w("هذا "), Span::Bold(vec![w("مهم")]), w(" جدا")]),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_plainly_a_mark_stands_for_itself() {
    for text in [
        "2 * 3 * 4",
        "2**3 and 4**5",
        "a ** b ** c",
        "*grin*",
        "***loud***",
        "__init__ and snake_case_name",
        "Name: _____ Date: _____",
        "a lone _ and a lone **",
        "**never closed",
        "_never closed",
        "it`s Bob`s",
        "a lone ` there",
        "`` two ``",
        "[not a link] (x.example)",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](https://)",
        "[ ](http:/x)",
        "[x](/relative)",
        "{customer.first_name} and {x_y}",
        "C:\\temp\\_new_file",
        "-dash and *star",
        "--",
        "# no heading",
        "1. no list",
        "<b>no tag</b>",
    ] {
        assert_eq!(line(text), vec![w(text)], "{text}");
        assert_eq!(plain(text), text);
    }
}

#[test]
fn an_address_stays_as_it_was_typed() {
    for address in
        ["https://x.example/a_b_c?d_e=_f_&g=**h**i", "http://x.example/_foo_/bar", "https://x.example/`a`/[b]"]
    {
        let text = format!("See {address} _now_");
        let expected = vec![w("See "), Span::Address(address.into()), w(" "), Span::Italic(vec![w("now")])];
        assert_eq!(line(&text), expected);
        assert_eq!(plain(&text), text);
    }
    assert_eq!(line("(https://x.example/a)."), vec![w("("), Span::Address("https://x.example/a".into()), w(").")]);
    assert_eq!(line("broken https:// there"), vec![w("broken https:// there")]);
}

#[test]
fn lines_become_blocks() {
    let paragraph = |lines: &[&str]| Block::Paragraph(lines.iter().map(|line| vec![w(line)]).collect());
    let list = Block::List(vec![vec![w("one")], vec![Span::Bold(vec![w("two")])]]);
    let text = "Hello\nthere:\n- one\n* **two**\n\n> said\n> > before\n\n```\nfn a() {}\n\n> x\n```\nBye";
    assert_eq!(
        formatted(text),
        vec![
            paragraph(&["Hello", "there:"]),
            list,
            Block::Quote(vec![paragraph(&["said"]), Block::Quote(vec![paragraph(&["before"])])]),
            Block::Code(vec!["fn a() {}".into(), String::new(), "> x".into()]),
            paragraph(&["Bye"]),
        ]
    );
    assert_eq!(formatted("```\nnever closed"), vec![paragraph(&["```", "never closed"])]);
    let with_words = "```important: read this\nfirst\n```";
    assert_eq!(formatted(with_words), vec![paragraph(&["```important: read this", "first", "```"])]);
    assert_eq!(formatted(" \n\n"), vec![]);
    assert_eq!(
        literal("**a** _b_\n```\nc\n```"),
        vec![paragraph(&["**a** _b_", "```", "c", "```"])],
        "a text without marks has none"
    );
}

#[test]
fn plain_text_keeps_every_line_as_it_was_typed() {
    let text = "Hello **you**,\n\n  - one\n  - [two](https://x.example)\n> _said_\n```\n- **x**\n```\n\nBye  \n";
    let expected = "Hello *you*,\n\n  - one\n  - two <https://x.example>\n> _said_\n- **x**\n\nBye  \n";
    assert_eq!(plain(text), expected);
    assert_eq!(plain("[ada@x.example](mailto:ada@x.example)"), "ada@x.example");
    assert_eq!(plain("a\r\nb\r\n"), "a\r\nb\r\n");
}

#[test]
fn a_long_hostile_line_is_read_at_once() {
    const BYTES: usize = 1_000_000;
    for pattern in [
        "**a ",
        "_a ",
        "`a ",
        "[",
        "[a](",
        "[a](https://x",
        "[a](https://((((",
        "http://",
        "http://a ",
        "https://))))",
        ">",
        "> ",
        "- ",
        "**_",
        "_**a",
        "**a**",
        "```\n",
        "```a\n",
        "> ```\n",
        ")",
        "*",
        "_",
        "http://x))))))))))",
        "**a _b `c ",
        "\n> > > > > >a",
    ] {
        let text = pattern.repeat(BYTES / pattern.len());
        let begun = Instant::now();
        let blocks = formatted(&text);
        let _ = (plain(&text), typed(&blocks), literal(&text));
        assert!(begun.elapsed() < Duration::from_secs(20), "{pattern:?} took {:?}", begun.elapsed());
    }
}

/// Texts out of which marks are made, in any order.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "**",
        "_",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "](https://x.example/a_b)",
        "https://x.example/_a_",
        "http://",
        "- ",
        "* ",
        "> ",
        ">",
        "\n",
        "\n\n",
        " ",
        "a",
        "Z",
        "9",
        "重",
        "é",
        "*",
        "mailto:a@b.c",
        "•",
        "\t",
        "h",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn unmarked(line: &[Span]) -> bool {
    line.iter().all(|span| matches!(span, Span::Words(_) | Span::Address(_)))
}

fn without_marks(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph(lines) | Block::List(lines) => lines.iter().all(|line| unmarked(line)),
        Block::Quote(inner) => without_marks(inner),
        Block::Code(_) => false,
    })
}

proptest! {
    #[test]
    fn what_is_written_back_reads_the_same(text in texts()) {
        let read = formatted(&text);
        let canonical = typed(&read);
        prop_assert_eq!(&formatted(&canonical), &read);
        prop_assert_eq!(typed(&formatted(&canonical)), canonical);
    }

    #[test]
    fn a_line_is_written_back_as_it_was_typed(text in texts()) {
        for line in text.lines() {
            prop_assert_eq!(inline::typed(&inline::spans(line)), line);
        }
    }

    #[test]
    fn plain_text_without_marks_is_what_was_typed(text in prop_oneof![texts(), any::<String>()]) {
        if without_marks(&formatted(&text)) {
            prop_assert_eq!(plain(&text), text);
        }
    }

    #[test]
    fn no_words_are_lost(text in texts()) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&plain(&text).replace("mailto", "")), letters(&text.replace("mailto", "")));
    }
}
