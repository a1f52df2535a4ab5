//! The list pane and its rows.

use super::{Empty, InboxPage, Row};
use crate::views::part::{avatar, channel_icon, channel_name, icon, link, priority_badge, time};
use crate::views::shell::{Frame, view_link};
use language::Language;
use maud::{Markup, html};

pub(super) fn pane(frame: &Frame, of: &InboxPage, selected: Option<&str>) -> Markup {
    let language = frame.viewer.language;
    html! {
        section #list.list aria-labelledby="list-title" {
            header.pane-head {
                h1 #list-title { (of.view_name) }
                span.count { (of.count_words) }
                (switcher(frame, of))
                @if let Some(form) = &of.form { (super::form::menu(language, form)) }
                span.grow {}
                @if !of.acts.select_href.is_empty() {
                    a.button.bare.icon-only.select-several href=(of.acts.select_href)
                        aria-label=(language.acts_select()) title=(language.acts_select()) { (icon("check")) }
                }
                a.button.bare.icon-only href="/conversations/new" aria-label=(language.inbox_new_conversation())
                    title=(language.inbox_new_conversation()) { (icon("pen")) }
            }
            form.search role="search" action="/search" data-key="/" {
                (icon("search"))
                input type="search" name="q" value=(of.search) placeholder=(language.inbox_search())
                    aria-label=(language.inbox_search_all()) autocomplete="off";
                kbd aria-hidden="true" { "/" }
            }
            @if !of.acts.select_href.is_empty() { (super::acts::bar(language, &of.acts)) }
            @if !of.rows.is_empty() && !of.empty.first_steps.is_empty() { (empty(language, &of.empty)) }
            div.rows #rows data-view=(of.view_key) data-href=(of.href) {
                @if of.acts.selecting { (boxes(language, of)) } @else {
                    (rows(language, &of.rows, of.next_href.as_deref(), of.further.as_deref(), selected))
                }
                @if of.rows.is_empty() { (empty(language, &of.empty)) }
            }
        }
    }
}

/// The views, over the list, where the rail has no room for them.
fn switcher(frame: &Frame, of: &InboxPage) -> Markup {
    let language = frame.viewer.language;
    html! {
        details.menu.start.views {
            summary {
                b { (of.view_name) }
                span.count { (of.count_words) }
                (icon("down"))
                span.hidden-text { (language.inbox_other_views()) }
            }
            div { @for view in &frame.views { (view_link(view, true)) } }
        }
    }
}

/// Rows with a box each, for whoever selects without the script.
fn boxes(language: Language, of: &InboxPage) -> Markup {
    html! {
        @for one in &of.rows {
            div.boxed {
                // All of the label is the box: a finger needs more than its sixteen pixels.
                label.pick {
                    input type="checkbox" name="id" value=(one.id) form="acts" aria-label=(language.acts_pick(&one.name, &one.subject));
                }
                (row(language, one, false))
            }
        }
        @if let Some(next) = &of.next_href { a.more href={ (next) "&select=1" } { (language.inbox_more()) } }
    }
}

/// A page of rows and the link to the next page: also the answer to `?after=` as a fragment.
pub fn rows(
    language: Language,
    all: &[Row],
    next_href: Option<&str>,
    further: Option<&str>,
    selected: Option<&str>,
) -> Markup {
    html! {
        @for one in all { (row(language, one, selected == Some(one.id.as_str()))) }
        @if let Some(next) = next_href {
            @if let Some(further) = further { p.group.quiet { (further) } }
            a.more href=(next) { @if further.is_some() { (language.view_look_further()) } @else { (language.inbox_more()) } }
        }
    }
}

/// One row. News carries it as it stands here.
pub fn row(language: Language, of: &Row, current: bool) -> Markup {
    html! {
        a.row.unread[of.unread] id={ "row-" (of.id) } data-id=(of.id) href=(of.href)
            aria-current=[current.then_some("true")] tabindex=[(current).then_some("0")] {
            (avatar(&of.initials, ""))
            span.line {
                span.who {
                    b { bdi { (of.name) } }
                    (priority_badge(language, of.priority))
                    @if !of.status.is_empty() { span.tag { (of.status) } }
                    @if of.unread { span.hidden-text.if-unread { (language.inbox_unread()) } }
                }
                @match &of.due {
                    Some(due) => span class={ "due " (due.state.class()) } {
                        span.hidden-text { (language.inbox_answer_due()) " " }
                        (due.text)
                    },
                    None => span.due.ok { (time(&of.at)) },
                }
            }
            span.subject dir="auto" { (of.subject) }
            span.line {
                (channel_icon(&of.channel))
                span.hidden-text { (language.inbox_by_channel(channel_name(language, &of.channel))) " " }
                span.snippet dir="auto" { (of.snippet) }
                @match &of.owner_initials {
                    Some(initials) => span.owner { span.hidden-text { (language.inbox_owner()) " " } (initials) },
                    None => span.owner.late { (language.inbox_no_owner()) },
                }
            }
        }
    }
}

fn empty(language: Language, of: &Empty) -> Markup {
    html! {
        div.empty {
            p { (of.words) }
            @if !of.answered.is_empty() { p { (of.answered) } }
            @if let Some(next) = &of.link { (link(next)) }
            @if !of.first_steps.is_empty() {
                ol.steps {
                    @for step in &of.first_steps {
                        li {
                            span class=(if step.done { "ok" } else { "quiet" }) {
                                @if step.done { (language.inbox_step_done()) } @else { (language.inbox_step_to_do()) }
                            }
                            (link(&step.link))
                        }
                    }
                }
            }
        }
    }
}
