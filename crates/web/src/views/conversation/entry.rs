//! Messages and events of the column.

use super::scan;
use super::{AttachmentView, Delivery, Entry, EventLine, FrameSize, HtmlBody, Kind, MessageView, Progress};
use crate::views::part::{
    HERE, avatar, channel_icon, channel_name, formatted, hidden, paragraphs, post_button, time, woven,
};
use language::Language;
use maud::{Markup, html};

/// More lines in a row than this are folded into one.
const EVENTS_SHOWN_MAX: usize = 3;

/// The column: messages, and events between them, folded when there are many.
pub fn entries(language: Language, all: &[Entry]) -> Markup {
    let groups = all.chunk_by(|one, next| matches!((one, next), (Entry::Event(_), Entry::Event(_))));
    html! {
        @for group in groups {
            @if group.len() > EVENTS_SHOWN_MAX {
                details.events {
                    summary { (language.message_events(group.len())) }
                    @for one in group { (entry(language, one)) }
                }
            } @else {
                @for one in group { (entry(language, one)) }
            }
        }
    }
}

/// One entry.
pub fn entry(language: Language, one: &Entry) -> Markup {
    match one {
        Entry::Message(of) => message(language, of),
        Entry::Event(line) => event(line),
    }
}

fn event(line: &EventLine) -> Markup {
    html! {
        div.event id={ "event-" (line.id) } {
            span { (line.words) @if let Some(action) = &line.action { " " (post_button(action, "text-button")) } }
            (time(&line.at))
        }
    }
}

/// One message. News and the answer to a send carry it as it stands here.
pub fn message(language: Language, of: &MessageView) -> Markup {
    let hold = of.delivery.as_ref().and_then(|delivery| delivery.hold_ms);
    html! {
        article class={ "message " (kind_class(of.kind)) (progress_class(of.delivery.as_ref())) }
            id={ "message-" (of.id) } data-id=(of.id) data-by=[of.by.as_ref()] data-hold-ms=[hold] {
            header {
                (avatar(&of.initials, "small"))
                h3 { bdi { (of.who) } }
                @if of.kind == Kind::Note { span.tag { (language.message_internal_note()) } }
                @if of.kind == Kind::Machine { span.tag { (language.message_automatic()) } }
                @if of.kind != Kind::Note { span.via { (channel_icon(&of.channel)) (channel_name(language, &of.channel)) } }
                (time(&of.at))
            }
            @for (state, words) in &of.marks { p class={ "mark " (state.class()) } { (words) } }
            @if let Some(invitation) = &of.invitation { p.invitation dir="auto" { (invitation) } }
            @if let Some(html) = of.html.as_ref().filter(|html| html.open) {
                (frame(language, of, html))
                (with_pictures(language, of, html))
            }
            @else if of.formatted.is_empty() { div.words lang=[of.lang.as_deref()] { (paragraphs(&of.body)) } }
            @else { div.words lang=[of.lang.as_deref()] { (formatted(&of.formatted)) } }
            @if let Some(signature) = &of.signature { p.signature dir="auto" { (signature) } }
            (files(language, &of.attachments))
            (folds(language, of))
            @if let Some(delivery) = &of.delivery { (delivery_line(language, delivery)) }
            @for copy in &of.copies { (delivery_line(language, copy)) }
        }
    }
}

const fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::In => "in",
        Kind::Out => "out",
        Kind::Note => "note",
        Kind::Machine => "machine",
    }
}

fn progress_class(delivery: Option<&Delivery>) -> &'static str {
    match delivery.map(|delivery| delivery.progress) {
        Some(Progress::Pending) => " pending",
        Some(Progress::Failed) => " failed",
        _ => "",
    }
}

/// The customer's own HTML: cleaned by the server, in a frame that can run nothing.
fn frame(language: Language, of: &MessageView, html: &HtmlBody) -> Markup {
    let size = match html.size {
        FrameSize::Short => "short",
        FrameSize::Middle => "",
        FrameSize::Long => "long",
    };
    html! {
        iframe class={ "mail " (size) } name={ "mail-" (of.id) } title=(language.message_from(&of.who)) src=(html.href) loading="lazy"
            sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" {}
    }
}

/// Pictures from elsewhere tell their sender that and when they are looked at, so a person asks for them. The desk fetches them,
/// and the frame shows them.
fn with_pictures(language: Language, of: &MessageView, html: &HtmlBody) -> Markup {
    html! {
        @if html.leaves_out {
            p.small.no-print {
                a.link href={ (html.href) "?images=1" } target={ "mail-" (of.id) } referrerpolicy="no-referrer" { (language.message_pictures()) }
            }
        }
    }
}

fn files(language: Language, all: &[AttachmentView]) -> Markup {
    html! {
        @if !all.is_empty() {
            ul.files aria-label=(language.message_files()) {
                @for one in all { (scan::file(language, one)) }
            }
        }
    }
}

fn folds(language: Language, of: &MessageView) -> Markup {
    let said = [!of.because.is_empty(), !of.defects.is_empty(), !of.addressed.is_empty()];
    let why =
        said.contains(&true) || of.sender.is_some() || of.digital_signature.is_some() || of.original_href.is_some();
    html! {
        @if let Some(html) = of.html.as_ref().filter(|html| !html.open) {
            details.fold { summary { (language.message_as_sent()) } (frame(language, of, html)) (with_pictures(language, of, html)) }
        }
        @if let Some(quoted) = &of.quoted {
            details.fold { summary { (language.message_replied_to()) } p.quoted dir="auto" { (quoted) } }
        }
        @if why {
            details.fold.why-fold {
                summary { @if of.defects.is_empty() { (language.message_why()) } @else { (language.message_why_odd()) } }
                ul.why {
                    @if !of.addressed.is_empty() { li { (of.addressed) } }
                    @for reason in &of.because { li { (reason) } }
                    @if let Some(sender) = &of.sender { li.soon[of.forged] { (sender) } }
                    @if let Some(signature) = &of.digital_signature { li { (signature) } }
                    @for defect in &of.defects { li.soon { (defect) } }
                    @if let Some(original) = &of.original_href { li { a.link href=(original) { (language.message_original()) } } }
                }
                @if let Some(href) = &of.forward_href { p { a.button href=(href) { (language.enquiry_forward()) } } }
                @if let Some(href) = &of.split_href { (split_form(language, href, &of.id)) }
            }
        }
    }
}

/// A message that belongs elsewhere, with or without what came after it.
fn split_form(language: Language, href: &str, message: &str) -> Markup {
    html! {
        form.actions method="post" action=(href) data-act="split" data-said=(language.message_split_done())
            data-undo={ (href) "/undo" } data-undo-fields={ "message=" (message) } {
            (hidden("message", message))
            button.button type="submit" { (language.message_split()) }
            button.button type="submit" name="later" value="1" { (language.message_split_later()) }
        }
    }
}

fn delivery_line(language: Language, delivery: &Delivery) -> Markup {
    let wrong = matches!(delivery.progress, Progress::Failed | Progress::Uncertain);
    html! {
        div.delivery.late[wrong] {
            span {
                (delivery.words)
                @if let Some(left) = delivery.seconds_left {
                    (woven(&language.message_seconds_left(HERE[0]), &[html! { span data-left { (left) } }]))
                }
            }
            @for action in &delivery.actions { (post_button(action, "button")) }
        }
    }
}
