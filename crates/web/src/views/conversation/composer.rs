//! The composer: one text, two kinds. Which of the two it is, a radio button says, and the style sheet shows the
//! button that belongs to it, so that a note can never leave as a reply, with or without the script.

use super::{Composer, ConversationPage, DraftAttachment, Finding};
use crate::views::part::{hidden, icon};
use maud::{Markup, html};

/// The form. Its button decides where it goes: `/replies` or `/notes`.
pub(super) fn composer(of: &ConversationPage, text: &Composer) -> Markup {
    let conversation = format!("/conversations/{}", of.id);
    html! {
        form.composer #composer method="post" action={ (conversation) (if text.notes_only { "/notes" } else { "/replies" }) } enctype="multipart/form-data"
            data-conversation=(of.id) data-spare=(text.spare_drafts.join(" "))
            data-saved-at=[(text.saved_at_ms > 0).then_some(text.saved_at_ms)] {
            // Enter in a radio or checkbox presses the first submit button of a form: this one, which does nothing.
            button type="submit" disabled hidden {}
            (hidden("draft", &text.draft))
            (hidden("seen", &text.seen))
            (kinds(text))
            div.box {
                textarea name="body" rows="3" dir="auto" aria-label=(if text.note { "Internal note" } else { "Your text" })
                    placeholder={ "Write to " (of.customer_short) } { (text.text) }
                ul.files #files aria-label="Files to send" {
                    @for file in &text.attachments { (draft_file(file)) }
                }
                div.foot {
                    @if !text.notes_only {
                        label.attach.button.bare.icon-only title="Attach files" {
                            (icon("clip"))
                            span.hidden-text { "Attach files" }
                            input type="file" name="file" multiple;
                        }
                    }
                    span.signed.if-reply {
                        (text.signed)
                        // Where there is a choice, the choice says it.
                        @if text.recipients.len() < 2 && !text.to.is_empty() { ", to " bdi dir="ltr" { (text.to) } }
                    }
                    span.signed.if-note { "Only we can read it" }
                    span.grow {}
                    span.if-reply { (lint(&text.findings)) }
                    @if !text.notes_only {
                        button.button.primary.if-reply type="submit" { "Send" kbd aria-hidden="true" { "Ctrl ↵" } }
                        button.hidden-text.if-reply type="submit" name="then" value="close" tabindex="-1" { "Send and close" }
                    }
                    button.button.primary.if-note type="submit" formaction={ (conversation) "/notes" } { "Keep note" kbd aria-hidden="true" { "Ctrl ↵" } }
                }
            }
        }
    }
}

fn kinds(text: &Composer) -> Markup {
    html! {
        fieldset.kinds {
            legend.hidden-text { "Kind of message" }
            @if !text.notes_only {
                input type="radio" name="kind" value="reply" #kind-reply checked[!text.note];
                label for="kind-reply" data-command="kind:reply" data-label="Reply" data-key="r" { "Reply by " (text.channel) }
            }
            input type="radio" name="kind" value="note" #kind-note checked[text.note];
            label for="kind-note" data-command="kind:note" data-label="Write an internal note" data-key="n" { "Note" }
            @if !text.notes_only { (ways(text)) }
            span.saved role="status" { (text.saved_words) }
        }
    }
}

/// To whom and from where. The choice is posted as it stands on the screen, even where there is nothing to choose: a
/// message of somebody else that comes in meanwhile must not turn the answer around.
fn ways(text: &Composer) -> Markup {
    html! {
        @for (name, word, choices) in [("to", "To", &text.recipients), ("from", "From", &text.mailboxes)] {
            @if choices.len() > 1 {
                label.way.if-reply {
                    span { (word) }
                    select name=(name) { @for choice in choices { option value=(choice.id) selected[choice.chosen] { (choice.label) } } }
                }
            } @else if let Some(only) = choices.first() { (hidden(name, &only.id)) }
        }
    }
}

/// A file of the draft; also the answer to an upload.
pub fn draft_file(of: &DraftAttachment) -> Markup {
    html! {
        li.file {
            (icon("clip"))
            span { bdi { (of.file.name) } }
            small { (of.file.size) }
            button.text-button type="submit" formaction=(of.remove_href) formenctype="application/x-www-form-urlencoded" formnovalidate data-removes { "Remove" }
        }
    }
}

/// What lint says: "Lint: clear", or a list of what to fix over the foot.
pub fn lint(findings: &[Finding]) -> Markup {
    let blocks = findings.iter().any(|finding| finding.blocks);
    html! {
        @if findings.is_empty() { span.lint.ok #lint { "Lint: clear" } }
        @else {
            details.lint.menu.up #lint {
                summary class=(if blocks { "late" } else { "soon" }) { (findings.len()) " to fix" }
                div {
                    @for finding in findings {
                        p {
                            b class=(if finding.blocks { "late" } else { "soon" }) { (finding.what) } br;
                            (finding.why)
                        }
                    }
                }
            }
        }
    }
}
