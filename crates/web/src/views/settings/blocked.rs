//! The senders who are blocked.

use super::page;
use crate::views::When;
use crate::views::part::{address, time};
use crate::views::shell::Frame;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct BlockedPage {
    /// Those who were blocked last stand first.
    pub lines: Vec<BlockedLine>,
    /// Whether the viewer may unblock them.
    pub may_change: bool,
}

/// One sender.
#[derive(Clone, Debug, Default)]
pub struct BlockedLine {
    /// Their id.
    pub id: String,
    /// Their address.
    pub address: String,
    /// Who blocked them.
    pub by: String,
    /// Since when.
    pub at: When,
    /// The subject of the conversation in which it was said.
    pub subject: String,
    /// That one.
    pub href: String,
}

/// The senders, each with who blocked them and why.
pub fn blocked(frame: &Frame, of: &BlockedPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if of.lines.is_empty() { p { (language.block_none()) } } @else {
            table {
                thead { tr {
                    th scope="col" { (language.block_sender()) }
                    th scope="col" { (language.block_by()) }
                    th scope="col" { (language.block_when()) }
                    th scope="col" { (language.block_conversation()) }
                    @if of.may_change { td {} }
                } }
                tbody { @for line in &of.lines { (blocked_line(frame, of, line)) } }
            }
        }
    };
    page(frame, language.block_title(), language.block_sentence(), "/settings/blocked", &content)
}

fn blocked_line(frame: &Frame, of: &BlockedPage, line: &BlockedLine) -> Markup {
    let language = frame.viewer.language;
    html! {
        tr {
            th scope="row" { (address(&line.address)) }
            td { bdi { (line.by) } }
            td { (time(&line.at)) }
            td { a.link href=(line.href) { bdi { (line.subject) } } }
            @if of.may_change {
                td.actions {
                    form.inline method="post" action={ "/settings/blocked/" (line.id) "/removal" } {
                        button.button type="submit" { (language.block_undo()) }
                    }
                }
            }
        }
    }
}
