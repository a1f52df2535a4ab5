//! The composer: one text, two kinds. Which of the two it is, a radio button says, and the style sheet shows the
//! button that belongs to it, so that a note can never leave as a reply, with or without the script.

use super::{Composer, ConversationPage, DraftAttachment, Finding, SnoozeChoice, UNTIL_ANSWER, UNTIL_ANSWER_DAYS};
use crate::views::part::{channel_name, hidden, icon};
use language::Language;
use maud::{Markup, html};

/// The form. Its button decides where it goes: `/replies` or `/notes`.
pub(super) fn composer(of: &ConversationPage, text: &Composer) -> Markup {
    let language = of.language;
    let conversation = format!("/conversations/{}", of.id);
    html! {
        // A press on what takes no focus of its own leaves it in here: on a phone the composer is one line without it.
        form.composer #composer tabindex="-1" method="post" action={ (conversation) (if text.notes_only { "/notes" } else { "/replies" }) } enctype="multipart/form-data"
            data-conversation=(of.id) data-spare=(text.spare_drafts.join(" "))
            data-saved-at=[(text.saved_at_ms > 0).then_some(text.saved_at_ms)] data-kind=(if text.note { "note" } else { "reply" })
            data-other-draft=[(!text.notes_only).then_some(&text.other_draft)]
            data-other=[(!text.other_text.is_empty()).then_some(&text.other_text)] {
            // Enter in a radio or checkbox presses the first submit button of a form: this one, which does nothing.
            button type="submit" disabled hidden {}
            (hidden("draft", &text.draft))
            (hidden("seen", &text.seen))
            (hidden("heard", &text.heard))
            (kinds(language, text))
            div.box {
                @if !text.notes_only { (who_gets_it(language, text)) }
                (looks(language))
                (field(of, text))
                (super::colleague::place(language))
                @if !text.notes_only && !text.signature.is_empty() {
                    p.sign-off.if-reply dir="auto" title=(language.composer_signature()) {
                        span.hidden-text { (language.composer_signature()) ": " }
                        (text.signature)
                    }
                }
                @if let Some((brand, voice)) = &text.voice {
                    details.copies.if-reply {
                        summary { (language.brand_how_it_speaks(brand)) }
                        p.quiet.small dir="auto" { (voice) }
                    }
                }
                ul.files.if-reply #files aria-label=(language.composer_files()) {
                    @for file in &text.attachments { (draft_file(language, file)) }
                }
                ul.files #then-acts aria-label=(language.saved_answer_acts()) {}
                div.foot {
                    @if !text.notes_only {
                        label.attach.button.bare.icon-only.if-reply title=(language.composer_attach()) {
                            (icon("clip"))
                            span.hidden-text { (language.composer_attach()) }
                            input type="file" name="file" multiple;
                        }
                    }
                    (super::saved_answer::button(language, &conversation))
                    span.signed.if-note { (language.composer_note_is_ours()) " · " (language.mention_hint()) }
                    span.grow {}
                    @if !text.notes_only {
                        span.if-reply { (lint(language, &text.findings)) }
                        (send(of, &conversation))
                    }
                    button.button.primary.if-note type="submit" formaction={ (conversation) "/notes" }
                        name=[note_draft(text).map(|_| "note-draft")] value=[note_draft(text)] {
                        (language.composer_keep_note())
                        kbd aria-hidden="true" { "Ctrl ↵" }
                    }
                }
            }
        }
        (super::saved_answer::menu(language))
    }
}

/// The key of a note that is written where the answer stands, without the script.
fn note_draft(text: &Composer) -> Option<&str> {
    let key = if text.note { &text.draft } else { &text.other_draft };
    (!text.notes_only).then_some(key)
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
            span.saved { (text.saved_words) }
        }
    }
}

/// What gives words a look. The marks can be typed as well: without the script nothing stands here.
pub(super) fn looks(language: Language) -> Markup {
    html! {
        div.looks role="group" aria-label=(language.composer_looks()) {
            @for (look, word, key) in [
                ("bold", language.composer_bold(), Some("Control+B")),
                ("italic", language.composer_italic(), Some("Control+I")),
                ("link", language.composer_link(), Some("Control+K")),
                ("list", language.composer_list(), None),
                ("quote", language.composer_quote(), None),
            ] {
                button.button.bare.icon-only type="button" data-look=(look) title=(word) aria-label=(word) aria-keyshortcuts=[key] {
                    (icon(look))
                }
            }
        }
    }
}

/// To whom and from where. The choice is posted as it stands on the screen, even where there is nothing to choose: a
/// message of somebody else that comes in meanwhile must not turn the answer around.
fn who_gets_it(language: Language, text: &Composer) -> Markup {
    html! {
        div.ways.if-reply role="group" aria-label=(language.composer_who_gets_it()) {
            div.line {
                @for (name, word, choices) in [
                    ("to", language.composer_to(), &text.recipients),
                    ("from", language.composer_from(), &text.mailboxes),
                ] {
                    @if choices.len() > 1 {
                        label.way {
                            span { (word) }
                            select name=(name) {
                                @for choice in choices {
                                    option value=(choice.id) selected[choice.chosen] data-from=[choice.wrote_to.as_deref()] {
                                        (choice.label)
                                    }
                                }
                            }
                        }
                        // What stood there, so that another recipient is answered from where they wrote to.
                        @if let Some(stood) = choices.iter().find(|choice| choice.chosen) {
                            (hidden(if name == "to" { "to-stood" } else { "from-stood" }, &stood.id))
                        }
                    } @else if let Some(only) = choices.first() {
                        @if name == "to" { span.way { span { (word) } bdi dir="ltr" { (text.to) } } }
                        (hidden(name, &only.id))
                    }
                }
            }
            // Open wherever somebody gets a copy.
            details.copies open[!(text.cc.is_empty() && text.bcc.is_empty())] {
                summary { (language.composer_copies()) }
                div.line {
                    @for (name, word, typed) in [("cc", language.composer_cc(), &text.cc), ("bcc", language.composer_bcc(), &text.bcc)] {
                        label.way.grows {
                            span { (word) }
                            input type="text" name=(name) value=(typed) dir="ltr" autocomplete="off" spellcheck="false"
                                inputmode="email" title=(language.composer_copies_hint());
                        }
                    }
                }
            }
        }
    }
}

/// Send, and what else can be done with it at once.
fn send(of: &ConversationPage, conversation: &str) -> Markup {
    let language = of.language;
    let answer = SnoozeChoice {
        value: UNTIL_ANSWER.into(),
        label: language.composer_until_answer().into(),
        hint: language.composer_until_answer_hint(UNTIL_ANSWER_DAYS),
    };
    html! {
        button.button.bare.icon-only.if-reply type="submit" formaction={ (conversation) "/preview" } formtarget="_blank" formnovalidate
            data-previews title=(language.composer_preview()) aria-keyshortcuts="Control+Shift+P" {
            (icon("eye"))
            span.hidden-text { (language.composer_preview()) }
        }
        button.button.primary.if-reply type="submit" { (language.composer_send()) kbd aria-hidden="true" { "Ctrl ↵" } }
        details.menu.up.if-reply #send-menu {
            summary.button.icon-only title=(language.composer_other_ways()) aria-label=(language.composer_other_ways()) { (icon("down")) }
            div {
                button.item type="submit" name="then" value="close" aria-keyshortcuts="Control+Shift+Enter" {
                    span { (language.composer_send_and_close()) } small aria-hidden="true" { kbd { "Ctrl ⇧ ↵" } }
                }
                @for choice in std::iter::once(&answer).chain(of.snoozes.iter().filter(|choice| choice.value != UNTIL_ANSWER)) {
                    @let first = choice.value == UNTIL_ANSWER;
                    button.item type="submit" name="then" value={ "snooze:" (choice.value) } aria-keyshortcuts=[first.then_some("Alt+Enter")] {
                        span { (language.composer_send_and_snooze(&choice.label)) }
                        small { (choice.hint) @if first { " " kbd aria-hidden="true" { "Alt ↵" } } }
                    }
                }
            }
        }
    }
}

/// The text. It says whom it is for, as long as nothing stands in it; and so does what it turns into with the other kind.
fn field(of: &ConversationPage, text: &Composer) -> Markup {
    let language = of.language;
    let answer = (language.composer_your_text(), language.composer_write_to(&of.customer_short));
    let note = (language.composer_internal_note(), language.composer_note_is_ours().to_owned());
    let (now, other) = if text.note { (note, answer) } else { (answer, note) };
    html! {
        textarea name="body" rows="3" dir="auto" aria-label=(now.0) placeholder=(now.1)
            data-other-label=(other.0) data-other-words=(other.1) { (text.text) }
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
                formenctype="application/x-www-form-urlencoded" formnovalidate data-removes
                aria-label=(language.composer_remove_file(&of.file.name)) {
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
                            @if let Some(place) = &finding.place {
                                br;
                                button.text-button.show type="button" data-show=(place.words) data-at=(place.at)
                                    aria-label=(language.composer_show_words(&place.words)) { (language.composer_show()) }
                            }
                        }
                    }
                }
            }
        }
    }
}
