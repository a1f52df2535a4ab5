//! Messages and events of the column.

use super::{AttachmentView, Delivery, Entry, EventLine, FrameSize, HtmlBody, Kind, MessageView, Progress};
use crate::views::part::{avatar, channel_icon, hidden, icon, paragraphs, post_button, time};
use maud::{Markup, html};

/// More lines in a row than this are folded into one.
const EVENTS_SHOWN_MAX: usize = 3;

/// The column: messages, and events between them, folded when there are many.
pub fn entries(all: &[Entry]) -> Markup {
    let groups = all.chunk_by(|one, next| matches!((one, next), (Entry::Event(_), Entry::Event(_))));
    html! {
        @for group in groups {
            @if group.len() > EVENTS_SHOWN_MAX {
                details.events {
                    summary { (group.len()) " things happened" }
                    @for one in group { (entry(one)) }
                }
            } @else {
                @for one in group { (entry(one)) }
            }
        }
    }
}

/// One entry.
pub fn entry(one: &Entry) -> Markup {
    match one {
        Entry::Message(of) => message(of),
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
pub fn message(of: &MessageView) -> Markup {
    let hold = of.delivery.as_ref().and_then(|delivery| delivery.hold_ms);
    html! {
        article class={ "message " (kind_class(of.kind)) (progress_class(of.delivery.as_ref())) }
            id={ "message-" (of.id) } data-id=(of.id) data-hold-ms=[hold] {
            header {
                (avatar(&of.initials, "small"))
                h3 { bdi { (of.who) } }
                @if of.kind == Kind::Note { span.tag { "Internal note" } }
                @if of.kind == Kind::Machine { span.tag { "Automatic" } }
                @if of.kind != Kind::Note { span.via { (channel_icon(&of.channel)) (of.channel) } }
                (time(&of.at))
            }
            @for (state, words) in &of.marks { p class={ "mark " (state.class()) } { (words) } }
            @if let Some(invitation) = &of.invitation { p.invitation dir="auto" { (invitation) } }
            @if let Some(html) = of.html.as_ref().filter(|html| html.open) { (frame(of, html)) (with_pictures(html)) }
            @else { div.words lang=[of.lang.as_deref()] { (paragraphs(&of.body)) } }
            @if let Some(signature) = &of.signature { p.signature dir="auto" { (signature) } }
            (files(&of.attachments))
            (folds(of))
            @if let Some(delivery) = &of.delivery { (delivery_line(delivery)) }
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
fn frame(of: &MessageView, html: &HtmlBody) -> Markup {
    let size = match html.size {
        FrameSize::Short => "short",
        FrameSize::Middle => "",
        FrameSize::Long => "long",
    };
    html! {
        iframe class={ "mail " (size) } title={ "Message from " (of.who) } src=(html.href) loading="lazy"
            sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" {}
    }
}

/// Pictures from elsewhere tell their sender that and when they are looked at, so a person asks for them.
fn with_pictures(html: &HtmlBody) -> Markup {
    html! { p.small { a.link href={ (html.href) "?images=1" } target="_blank" rel="noreferrer" { "With pictures from elsewhere, in a new tab" } } }
}

fn files(all: &[AttachmentView]) -> Markup {
    html! {
        @if !all.is_empty() {
            ul.files aria-label="Files" {
                @for file in all {
                    li { a.file href=(file.href) { (icon("clip")) span { bdi { (file.name) } } small { (file.size) } } }
                }
            }
        }
    }
}

fn folds(of: &MessageView) -> Markup {
    let said = [!of.because.is_empty(), !of.defects.is_empty(), !of.addressed.is_empty()];
    let why =
        said.contains(&true) || of.sender.is_some() || of.digital_signature.is_some() || of.original_href.is_some();
    html! {
        @if let Some(html) = of.html.as_ref().filter(|html| !html.open) {
            details.fold { summary { "Show as they sent it" } (frame(of, html)) (with_pictures(html)) }
        }
        @if let Some(quoted) = &of.quoted {
            details.fold { summary { "Show what they replied to" } p.quoted dir="auto" { (quoted) } }
        }
        @if why {
            details.fold.why-fold {
                summary { @if of.defects.is_empty() { "Why is it here" } @else { "Why is it here, and what was odd about it" } }
                ul.why {
                    @if !of.addressed.is_empty() { li { (of.addressed) } }
                    @for reason in &of.because { li { (reason) } }
                    @if let Some(sender) = &of.sender { li.soon[of.forged] { (sender) } }
                    @if let Some(signature) = &of.digital_signature { li { (signature) } }
                    @for defect in &of.defects { li.soon { (defect) } }
                    @if let Some(original) = &of.original_href { li { a.link href=(original) { "The original, as it came" } } }
                }
                @if let Some(href) = &of.split_href { (split_form(href, &of.id)) }
            }
        }
    }
}

/// A message that belongs elsewhere, with or without what came after it.
fn split_form(href: &str, message: &str) -> Markup {
    html! {
        form.actions method="post" action=(href) data-act="split" data-said="A conversation of its own now"
            data-undo={ (href) "/undo" } data-undo-fields={ "message=" (message) } {
            (hidden("message", message))
            button.button type="submit" { "Make it a conversation of its own" }
            button.button type="submit" name="later" value="1" { "It and all later ones" }
        }
    }
}

fn delivery_line(delivery: &Delivery) -> Markup {
    let wrong = matches!(delivery.progress, Progress::Failed | Progress::Uncertain);
    html! {
        div.delivery.late[wrong] {
            span { (delivery.words) @if let Some(left) = delivery.seconds_left { ", in " span data-left { (left) } " s" } }
            @for action in &delivery.actions { (post_button(action, "button")) }
        }
    }
}
