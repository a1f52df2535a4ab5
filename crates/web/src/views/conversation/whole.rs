//! A whole conversation on one page, to print or to keep; and all its files.

use super::{AttachmentView, Kind, Looked, MessageView};
use crate::assets;
use crate::views::When;
use crate::views::part::{channel_name, formatted, icon, paragraphs, time};
use crate::views::shell::{self, Frame, Place};
use language::Language;
use maud::{DOCTYPE, Markup, html};

/// The whole conversation.
#[derive(Clone, Debug, Default)]
pub struct WholePage {
    /// The conversation.
    pub href: String,
    /// Its subject.
    pub subject: String,
    /// The customer.
    pub customer: String,
    /// The customer's address, the owner, the reference, when it was written down, who took part.
    pub facts: String,
    /// Whether internal notes are there.
    pub with_notes: bool,
    /// Says that the beginning is missing.
    pub cut: Option<String>,
    /// The messages, oldest first.
    pub messages: Vec<MessageView>,
}

/// On a page of the desk.
pub fn whole_page(frame: &Frame, of: &WholePage) -> Markup {
    let language = frame.viewer.language;
    let (other, other_words) = if of.with_notes {
        ("?notes=without", language.whole_without_notes())
    } else {
        ("?notes=with", language.whole_with_notes())
    };
    let here = if of.with_notes { "?notes=with" } else { "?notes=without" };
    let controls = html! {
        a.button href={ (of.href) "/whole" (other) } { (other_words) }
        a.button href={ (of.href) "/whole" (here) "&file=1" } download { (language.whole_download()) }
        a.button href=(of.href) { (language.whole_back()) }
    };
    let content = html! {
        (shell::head(&of.subject, &of.facts, &controls))
        p.quiet.no-print { (language.whole_print()) }
        (messages(language, of))
    };
    shell::page(frame, &of.subject, Place::Inbox, &content)
}

/// As a document of its own, which needs nothing from anywhere.
pub fn whole_file(frame: &Frame, of: &WholePage) -> Markup {
    let language = frame.viewer.language;
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=[language.is_right_to_left().then_some("rtl")] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (of.subject) " · " (frame.desk_name) }
                style { (maud::PreEscaped(assets::whole_css())) }
            }
            body { main { h1 { (of.subject) } p { (of.facts) } (messages(language, of)) } }
        }
    }
}

fn messages(language: Language, of: &WholePage) -> Markup {
    html! {
        @if let Some(cut) = &of.cut { p.notice.soon { (cut) } }
        @for message in &of.messages {
            article.told-whole.note[message.kind == Kind::Note] {
                h2 { bdi { (message.who) } }
                p.quiet {
                    time datetime=(message.at.iso) { (message.at.full) } " · "
                    @if message.kind == Kind::Note { (language.message_internal_note()) }
                    @else { (channel_name(language, &message.channel)) }
                }
                @if message.body.is_empty() && message.html.is_some() { p.quiet { (language.whole_only_formatted()) } }
                div.words { @if message.formatted.is_empty() { (paragraphs(&message.body)) } @else { (formatted(&message.formatted)) } }
                @if let Some(signature) = &message.signature { p.signature dir="auto" { (signature) } }
                @if let Some(delivery) = &message.delivery { p.quiet { (delivery.words) } }
                @if !message.attachments.is_empty() {
                    ul.files {
                        @for file in &message.attachments {
                            li { bdi { (file.name) } " " small { (file.size) } (held_back(language, file)) }
                        }
                    }
                }
            }
        }
    }
}

/// That nobody gets a file, where it is so.
fn held_back(language: Language, of: &AttachmentView) -> Markup {
    html! {
        @if let Looked::HeldBack { found, .. } = &of.looked { " " small { (language.scan_held_back(found)) } }
    }
}

/// All files of a conversation.
#[derive(Clone, Debug, Default)]
pub struct GalleryPage {
    /// The conversation.
    pub back: String,
    /// Its subject.
    pub subject: String,
    /// The files, newest first.
    pub files: Vec<GalleryFile>,
}

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct GalleryFile {
    /// Name, size, address.
    pub file: AttachmentView,
    /// Whether it says that it is a picture.
    pub is_picture: bool,
    /// Who sent it.
    pub from: String,
    /// When.
    pub at: When,
    /// The message that it came with.
    pub message_href: String,
}

/// The files, pictures to be seen.
pub fn gallery_page(frame: &Frame, of: &GalleryPage) -> Markup {
    let language = frame.viewer.language;
    let back = html! { a.button href=(of.back) { (language.whole_back()) } };
    let content = html! {
        (shell::head(language.gallery_title(), &of.subject, &back))
        @if of.files.is_empty() { p { (language.gallery_nothing()) } }
        ul.gallery {
            @for one in &of.files {
                li {
                    @if let Looked::HeldBack { found, href } = &one.file.looked {
                        span.file { (icon("clip")) span { bdi { (one.file.name) } } small { (one.file.size) } }
                        p.small { a.link href=[href.as_ref()] { (language.scan_held_back(found)) } }
                    } @else {
                        a.file href=(one.file.href) {
                            @if one.is_picture { img src=(one.file.href) alt="" loading="lazy"; } @else { (icon("clip")) }
                            span { bdi { (one.file.name) } }
                            small { (one.file.size) }
                        }
                    }
                    p.quiet.small { a.link href=(one.message_href) { bdi { (one.from) } } " " (time(&one.at)) }
                }
            }
        }
    };
    shell::page(frame, language.gallery_title(), Place::Inbox, &content)
}
