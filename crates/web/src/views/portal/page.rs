//! The two pages of a customer.

use super::{Clock, InvalidLinkPage, PortalPage, PortalState, Said, Stage};
use crate::views::part::{address, hidden, paragraphs, time};
use crate::views::shell::{Document, Sheet, Theme, document};
use maud::{Markup, html};

/// The customer's page.
pub fn page(of: &PortalPage) -> Markup {
    let title = title(of);
    let body = html! {
        body {
            main {
                p.brand { (of.brand) }
                h1 { (title) }
                @if let Some(notice) = &of.notice { p.notice.late[notice.failed] role="status" { (notice.words) } }
                p { (of.asked) @if of.state == PortalState::WithUs && !of.waits.is_empty() { " " (of.waits) } }
                @if let Some(clock) = &of.clock { (clock_box(clock)) }
                @if of.state == PortalState::Answered { (solved(of, "Is your question answered?")) }
                @if of.state == PortalState::Closed { (solved(of, "Was this put right?")) }
                (steps(of))
                (add(of))
                (said(of))
                footer { p { (of.reach) } }
            }
        }
    };
    customer_document(&of.lang, of.right_to_left, &format!("{title} · {}", of.brand), &body)
}

fn title(of: &PortalPage) -> String {
    let who = &of.owner_short;
    match of.state {
        PortalState::WithUs => format!("{who} is looking after your question"),
        PortalState::Answered => format!("{who} has answered your question"),
        PortalState::Closed => "Your question is closed".into(),
        PortalState::Solved => "Solved, and thank you for telling us".into(),
    }
}

fn clock_box(clock: &Clock) -> Markup {
    let percent = clock.percent.min(100);
    html! {
        div class={ "clock" @if clock.over.is_some() { " late" } } {
            @if let Some(over) = &clock.over { p { (over) } }
            @else { p { b { (clock.by) } span { (clock.left) } } }
            svg viewBox="0 0 300 8" preserveAspectRatio="none" role="img" aria-label={ (percent) " percent of the time has passed" } {
                rect.track width="300" height="8" rx="4" {}
                rect.gone width=(u16::from(percent) * 3) height="8" rx="4" {}
            }
        }
    }
}

fn steps(of: &PortalPage) -> Markup {
    html! {
        @if !of.steps.is_empty() {
            h2 { "What happens next" }
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
    html! {
        h2 { (question) }
        div.two {
            form method="post" action={ "/q/" (of.token) "/solved" } { button.primary type="submit" { "Yes" } }
            form method="post" action={ "/q/" (of.token) "/not-solved" } { button type="submit" { "Not yet" } }
        }
        @if of.state == PortalState::Closed { p.quiet { "“Not yet” opens it again at once, with " (of.owner_short) "." } }
    }
}

fn add(of: &PortalPage) -> Markup {
    html! {
        h2 #add { "Add something" }
        form method="post" action={ "/q/" (of.token) "/messages" } enctype="multipart/form-data" {
            (hidden("key", &of.key))
            label for="body" { "Your message" }
            textarea #body name="body" rows="4" dir="auto" { (of.text) }
            label for="file" { "Photos or files" }
            input #file type="file" name="file" multiple aria-describedby="files-hint";
            p.quiet #files-hint { (of.files_hint) }
            button.primary type="submit" { "Send to " (of.owner_short) }
        }
    }
}

fn said(of: &PortalPage) -> Markup {
    html! {
        @if !of.said.is_empty() {
            h2 { "What was said so far" }
            p.quiet { (of.owner_short) " sees all of this too, so you do not have to say it again." }
            @for one in &of.said { (said_one(one)) }
        }
    }
}

fn said_one(one: &Said) -> Markup {
    html! {
        article.said.ours[one.ours] {
            header { b { (one.who) } (time(&one.at)) }
            (paragraphs(&one.paragraphs))
            @if !one.attachments.is_empty() {
                ul { @for file in &one.attachments { li { a href=(file.href) { bdi { (file.name) } } " " span.quiet { (file.size) } } } }
            }
        }
    }
}

/// A link that leads nowhere still leads to a person.
pub fn invalid(of: &InvalidLinkPage) -> Markup {
    let body = html! {
        body {
            main {
                p.brand { (of.brand) }
                h1 { "This link does not lead to your question" }
                p { @if of.why.is_empty() { "It may be incomplete: mail programs sometimes break long links." } @else { (of.why) } }
                h2 { "How to reach us" }
                p { "Answer any mail from us, or write to " a href={ "mailto:" (of.address) } { (address(&of.address)) } ". A person reads it, and nothing you told us before is lost." }
            }
        }
    };
    customer_document(&of.lang, of.right_to_left, &format!("Link not valid · {}", of.brand), &body)
}

/// Something beneath is broken, and no more than this is known.
pub fn not_now() -> Markup {
    let body = html! {
        body {
            main {
                h1 { "This page cannot be shown at the moment" }
                p { "That is our fault, not yours. Nothing that you told us before is lost. What you did just now did not reach us." }
                p { "Come back in a few minutes and do it again. Or answer any mail from us: it finds its way to the same person." }
            }
        }
    };
    customer_document("en", false, "Not at the moment", &body)
}

fn customer_document(lang: &str, right_to_left: bool, title: &str, body: &Markup) -> Markup {
    let head = Document {
        lang,
        right_to_left,
        theme: Theme::System,
        title,
        sheet: Sheet::Customer,
        script: false,
        indexed: false,
    };
    document(&head, body)
}
