//! The two pages of a customer.

use super::{Clock, InvalidLinkPage, PortalPage, PortalState, Said, Stage};
use crate::views::conversation::{AttachmentView, Looked};
use crate::views::part::{HERE, address, formatted, hidden, paragraphs, time, woven};
use crate::views::shell::{Document, Sheet, Theme, document};
use language::Language;
use maud::{Markup, html};

/// The customer's page.
pub fn page(of: &PortalPage) -> Markup {
    let language = of.language;
    let title = title(of);
    let body = html! {
        body {
            main {
                p.brand { (of.brand) }
                h1 { (title) }
                @if let Some(notice) = &of.notice { p.notice.late[notice.failed] role="status" { (notice.words) } }
                p { (of.asked) @if of.state == PortalState::WithUs && !of.waits.is_empty() { " " (of.waits) } }
                @if let Some(clock) = &of.clock { (clock_box(language, clock)) }
                @if of.state == PortalState::Answered { (solved(of, language.portal_is_answered())) }
                @if of.state == PortalState::Closed { (solved(of, language.portal_put_right())) }
                (steps(of))
                (add(of))
                (said(of))
                footer { p { (of.reach) } }
            }
        }
    };
    customer_document(language, &format!("{title} · {}", of.brand), of.sheet.as_deref(), &body)
}

fn title(of: &PortalPage) -> String {
    let (language, who) = (of.language, &of.owner_short);
    match of.state {
        PortalState::WithUs => language.portal_looked_after(who),
        PortalState::Answered => language.portal_answered(who),
        PortalState::Closed => language.portal_closed().into(),
        PortalState::Solved => language.portal_solved().into(),
    }
}

fn clock_box(language: Language, clock: &Clock) -> Markup {
    let percent = clock.percent.min(100);
    html! {
        div class={ "clock" @if !clock.over.is_empty() { " late" } } {
            @for over in &clock.over { p { (over) } }
            @if clock.over.is_empty() { p { b { (clock.by) } span { (clock.left) } } }
            svg viewBox="0 0 300 8" preserveAspectRatio="none" role="img" aria-label=(language.portal_percent(percent)) {
                rect.track width="300" height="8" rx="4" {}
                rect.gone width=(u16::from(percent) * 3) height="8" rx="4" {}
            }
        }
    }
}

fn steps(of: &PortalPage) -> Markup {
    let language = of.language;
    html! {
        @if !of.steps.is_empty() {
            h2 { (language.portal_next()) }
            ol.next {
                @for step in &of.steps {
                    @match step.stage {
                        Stage::Done => li.done { (step.words) },
                        Stage::Now => li.now aria-current="step" { (step.words) },
                        Stage::Later => li { (step.words) },
                    }
                }
            }
        }
    }
}

/// Yes closes it, no opens it again at once with the same person.
fn solved(of: &PortalPage, question: &str) -> Markup {
    let language = of.language;
    html! {
        h2 { (question) }
        div.two {
            form method="post" action={ "/q/" (of.token) "/solved" } { button.primary type="submit" { (language.portal_yes()) } }
            form method="post" action={ "/q/" (of.token) "/not-solved" } { button type="submit" { (language.portal_not_yet()) } }
        }
        @if of.state == PortalState::Closed { p.quiet { (language.portal_not_yet_says(&of.owner_short)) } }
    }
}

fn add(of: &PortalPage) -> Markup {
    let language = of.language;
    html! {
        h2 #add { (language.portal_add()) }
        form method="post" action={ "/q/" (of.token) "/messages" } enctype="multipart/form-data" {
            (hidden("key", &of.key))
            label for="body" { (language.portal_your_message()) }
            textarea #body name="body" rows="4" dir="auto" { (of.text) }
            label for="file" { (language.portal_files()) }
            input #file type="file" name="file" multiple aria-describedby="files-hint";
            p.quiet #files-hint { (of.files_hint) }
            button.primary type="submit" { (language.portal_send_to(&of.owner_short)) }
        }
    }
}

fn said(of: &PortalPage) -> Markup {
    let language = of.language;
    html! {
        @if !of.said.is_empty() {
            h2 { (language.portal_said()) }
            p.quiet { (language.portal_sees_too(&of.owner_short)) }
            @for one in &of.said { (said_one(language, one)) }
        }
    }
}

fn said_one(language: Language, one: &Said) -> Markup {
    html! {
        article.said.ours[one.ours] {
            header { b { (one.who) } (time(&one.at)) }
            @if one.formatted.is_empty() { (paragraphs(&one.paragraphs)) } @else { (formatted(&one.formatted)) }
            @if !one.attachments.is_empty() {
                ul { @for file in &one.attachments { (said_file(language, file)) } }
            }
        }
    }
}

/// A file, to be fetched unless it is held back.
fn said_file(language: Language, of: &AttachmentView) -> Markup {
    html! {
        li {
            @if matches!(of.looked, Looked::HeldBack { .. }) {
                bdi { (of.name) } " " span.quiet { (of.size) } " " (language.scan_customer_held_back())
            } @else {
                a href=(of.href) { bdi { (of.name) } } " " span.quiet { (of.size) }
            }
        }
    }
}

/// A link that leads nowhere still leads to a person.
pub fn invalid(of: &InvalidLinkPage) -> Markup {
    let language = of.language;
    let body = html! {
        body {
            main {
                p.brand { (of.brand) }
                h1 { (language.portal_bad_link()) }
                p { @if of.why.is_empty() { (language.portal_bad_link_why()) } @else { (of.why) } }
                h2 { (language.portal_reach_us()) }
                p {
                    (woven(
                        &language.portal_write_to(HERE[0]),
                        &[html! { a href={ "mailto:" (of.address) } { (address(&of.address)) } }],
                    ))
                }
            }
        }
    };
    customer_document(language, &format!("{} · {}", language.portal_bad_link_title(), of.brand), None, &body)
}

/// Something beneath is broken, and no more than this is known.
pub fn not_now(language: Language) -> Markup {
    let body = html! {
        body {
            main {
                h1 { (language.portal_not_now()) }
                p { (language.portal_not_now_kept()) }
                p { (language.portal_not_now_again()) }
            }
        }
    };
    customer_document(language, language.portal_not_now_title(), None, &body)
}

fn customer_document(language: Language, title: &str, own_sheet: Option<&str>, body: &Markup) -> Markup {
    let head = Document {
        language,
        theme: Theme::System,
        title,
        sheet: Sheet::Customer,
        own_sheet,
        script: false,
        indexed: false,
    };
    document(&head, body)
}
