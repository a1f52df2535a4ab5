//! The composer: one text, two kinds. Which of the two it is, a radio button says, and the style sheet shows the
//! button that belongs to it, so that a note can never leave as a reply, with or without the script.

use super::{Composer, ConversationPage, DraftAttachment, Finding};
use crate::views::part::{HERE, channel_name, hidden, icon, woven};
use language::Language;
use maud::{Markup, html};

/// The form. Its button decides where it goes: `/replies` or `/notes`.
pub(super) fn composer(of: &ConversationPage, text: &Composer) -> Markup {
    let language = of.language;
    let conversation = format!("/conversations/{}", of.id);
    html! {
        form.composer #composer method="post" action={ (conversation) (if text.notes_only { "/notes" } else { "/replies" }) } enctype="multipart/form-data"
            data-conversation=(of.id) data-spare=(text.spare_drafts.join(" "))
            data-saved-at=[(text.saved_at_ms > 0).then_some(text.saved_at_ms)] {
            // Enter in a radio or checkbox presses the first submit button of a form: this one, which does nothing.
            button type="submit" disabled hidden {}
            (hidden("draft", &text.draft))
            (hidden("seen", &text.seen))
            (kinds(language, text))
            div.box {
                (looks(language))
                textarea name="body" rows="3" dir="auto" aria-label=(
                    if text.note { language.composer_internal_note() } else { language.composer_your_text() }
                )
                    placeholder=(language.composer_write_to(&of.customer_short)) { (text.text) }
                ul.files #files aria-label=(language.composer_files()) {
                    @for file in &text.attachments { (draft_file(language, file)) }
                }
                ul.files #then-acts aria-label=(language.saved_answer_acts()) {}
                div.foot {
                    @if !text.notes_only {
                        label.attach.button.bare.icon-only title=(language.composer_attach()) {
                            (icon("clip"))
                            span.hidden-text { (language.composer_attach()) }
                            input type="file" name="file" multiple;
                        }
                    }
                    (super::saved_answer::button(language, &conversation))
                    span.signed.if-reply {
                        // Where there is a choice, the choice says it.
                        @if text.recipients.len() < 2 && !text.to.is_empty() {
                            (woven(&language.composer_signed_to(&text.signed, HERE[0]), &[html! { bdi dir="ltr" { (text.to) } }]))
                        } @else { (language.composer_signed(&text.signed)) }
                    }
                    span.signed.if-note { (language.composer_note_is_ours()) }
                    span.grow {}
                    @if !text.notes_only {
                        span.if-reply { (lint(language, &text.findings)) }
                        button.button.primary.if-reply type="submit" { (language.composer_send()) kbd aria-hidden="true" { "Ctrl ↵" } }
                        button.hidden-text.if-reply type="submit" name="then" value="close" tabindex="-1" { (language.composer_send_and_close()) }
                    }
                    button.button.primary.if-note type="submit" formaction={ (conversation) "/notes" } {
                        (language.composer_keep_note())
                        kbd aria-hidden="true" { "Ctrl ↵" }
                    }
                }
            }
        }
        (super::saved_answer::menu(language))
    }
}

fn kinds(language: Language, text: &Composer) -> Markup {
    html! {
        fieldset.kinds {
            legend.hidden-text { (language.composer_kind()) }
            @if !text.notes_only {
                input type="radio" name="kind" value="reply" #kind-reply checked[!text.note];
                label for="kind-reply" data-command="kind:reply" data-label=(language.composer_reply()) data-key="r" {
                    (language.composer_reply_by(channel_name(language, &text.channel)))
                }
            }
            input type="radio" name="kind" value="note" #kind-note checked[text.note];
            label for="kind-note" data-command="kind:note" data-label=(language.composer_write_note()) data-key="n" { (language.composer_note()) }
            @if !text.notes_only { (ways(language, text)) }
            span.saved role="status" { (text.saved_words) }
        }
    }
}

/// What gives words a look. The marks can be typed as well: without the script nothing stands here.
fn looks(language: Language) -> Markup {
    html! {
        div.looks role="group" aria-label=(language.composer_looks()) {
            @for (look, word, key) in [
                ("bold", language.composer_bold(), Some("Control+B")),
                ("italic", language.composer_italic(), Some("Control+I")),
                ("link", language.composer_link(), Some("Control+K")),
                ("list", language.composer_list(), None),
                ("quote", language.composer_quote(), None),
            ] {
                button.button.bare.icon-only type="button" data-look=(look) title=(word) aria-label=(word) aria-keyshortcuts=[key] { (icon(look)) }
            }
        }
    }
}

/// To whom and from where. The choice is posted as it stands on the screen, even where there is nothing to choose: a
/// message of somebody else that comes in meanwhile must not turn the answer around.
fn ways(language: Language, text: &Composer) -> Markup {
    html! {
        @for (name, word, choices) in [
            ("to", language.composer_to(), &text.recipients),
            ("from", language.composer_from(), &text.mailboxes),
        ] {
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
pub fn draft_file(language: Language, of: &DraftAttachment) -> Markup {
    html! {
        li.file {
            @if of.picture { img.thumb src=(of.file.href) alt="" width="32" height="32" loading="lazy"; } @else { (icon("clip")) }
            span { bdi { (of.file.name) } }
            small { (of.file.size) }
            button.text-button type="submit" formaction=(of.remove_href)
                formenctype="application/x-www-form-urlencoded" formnovalidate data-removes {
                (language.composer_remove())
            }
        }
    }
}

/// What lint says: language.composer_lint_clear(), or a list of what to fix over the foot.
pub fn lint(language: Language, findings: &[Finding]) -> Markup {
    let blocks = findings.iter().any(|finding| finding.blocks);
    html! {
        @if findings.is_empty() { span.lint.ok #lint { (language.composer_lint_clear()) } }
        @else {
            details.lint.menu.up #lint {
                summary class=(if blocks { "late" } else { "soon" }) { (language.composer_to_fix(findings.len())) }
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
