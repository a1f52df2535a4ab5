//! Small block text as a page shows it. Nothing typed becomes a tag; links lead where the words say they do.

use domain::message::formatting::{Block, Line, Span};
use maud::{Markup, html};

/// The blocks of a text that one of us wrote.
pub fn formatted(blocks: &[Block]) -> Markup {
    html! {
        @for block in blocks {
            @match block {
                Block::Paragraph(lines) => p dir="auto" { @for (at, one) in lines.iter().enumerate() { @if at > 0 { "\n" } (line(one)) } },
                Block::List(items) => ul.bullets dir="auto" { @for item in items { li { (line(item)) } } },
                Block::Quote(inner) => blockquote { (formatted(inner)) },
                Block::Code(lines) => pre dir="ltr" { code { (lines.join("\n")) } },
            }
        }
    }
}

fn line(spans: &Line) -> Markup {
    html! {
        @for span in spans {
            @match span {
                Span::Words(words) => (words),
                Span::Bold(inner) => b { (line(inner)) },
                Span::Italic(inner) => i { (line(inner)) },
                Span::Code(words) => code { (words) },
                Span::Link { words, address } => (link(words, address)),
                Span::Address(address) => (link(address, address)),
            }
        }
    }
}

fn link(words: &str, address: &str) -> Markup {
    html! { a.link href=(address) target="_blank" rel="noreferrer" { (words) } }
}

#[cfg(test)]
mod tests {
    use domain::message::formatting;

    #[test]
    fn nothing_typed_is_a_tag() {
        let typed =
            "**<b>** [\"x\"](https://x.example/\u{27}a) `<i>`\n\n- <script>\n\n> <img src=x>\n\n```\n</pre>\n```";
        let page = super::formatted(&formatting::formatted(typed)).into_string();
        assert_eq!(
            page,
            "<p dir=\"auto\"><b>&lt;b&gt;</b> <a class=\"link\" href=\"https://x.example/'a\" target=\"_blank\" \
             rel=\"noreferrer\">&quot;x&quot;</a> <code>&lt;i&gt;</code></p>\
             <ul class=\"bullets\" dir=\"auto\"><li>&lt;script&gt;</li></ul>\
             <blockquote><p dir=\"auto\">&lt;img src=x&gt;</p></blockquote>\
             <pre dir=\"ltr\"><code>&lt;/pre&gt;</code></pre>"
        );
    }
}
