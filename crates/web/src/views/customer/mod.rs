//! The customer at the side of a conversation: what they already told us first, then how they reach us and
//! everything else that happened, on one line of time.

use super::conversation::Participant;
use super::part::{address, avatar, channel_icon, icon, link, post_button, time};
use super::shell::{self, Frame, Place};
use super::{PostAction, When};
use language::Language;
use maud::{Markup, html};

/// What the side panel shows.
#[derive(Clone, Debug, Default)]
pub struct CustomerPanel {
    /// Their name, or their address.
    pub name: String,
    /// Two letters.
    pub initials: String,
    /// "Customer since 2013, 14 conversations".
    pub summary: String,
    /// What they keyed in, filled in or said, so that nobody asks again: what it is, and the words.
    pub told: Vec<(String, String)>,
    /// The language that letters to them are written in, and whether it is known: it can be said here.
    pub speaks: Option<Speaks>,
    /// What the team notes in fields of its own.
    pub own_fields: OwnFields,
    /// How they reach us.
    pub contact_points: Vec<ContactPoint>,
    /// The others in this conversation, new ones flagged.
    pub participants: Vec<Participant>,
    /// Their other conversations, newest first.
    pub conversations: Vec<OtherConversation>,
    /// Everything else that happened, newest first.
    pub timeline: Vec<TimelineLine>,
    /// The page that the customer sees, to look at it as they do.
    pub portal_href: Option<String>,
}

/// The fields of a team's own, as they stand.
#[derive(Clone, Debug, Default)]
pub struct OwnFields {
    /// Where they are posted.
    pub href: String,
    /// One after the other.
    pub inputs: Vec<FieldInput>,
    /// Whether the viewer may fill them in.
    pub may_change: bool,
}

/// One field.
#[derive(Clone, Debug, Default)]
pub struct FieldInput {
    /// The name that it posts under.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// `text`, `number`, `date`.
    pub kind: &'static str,
    /// What stands in it.
    pub value: String,
    /// What can be chosen; empty where nothing is.
    pub choices: Vec<String>,
    /// Why what was typed does not fit.
    pub wrong: Option<String>,
}

/// The language of somebody, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Speaks {
    /// Where the choice is posted.
    pub href: String,
    /// What they write in, or what an agent said.
    pub language: Option<Language>,
}

/// One address of theirs on one channel.
#[derive(Clone, Debug, Default)]
pub struct ContactPoint {
    /// "email", "phone".
    pub channel: String,
    /// The address itself.
    pub address: String,
    /// "bounced on Monday", "blocked since Tuesday". Empty if there is nothing to say.
    pub remarks: Vec<String>,
}

/// Another conversation of theirs.
#[derive(Clone, Debug, Default)]
pub struct OtherConversation {
    /// Where it is.
    pub href: String,
    /// Subject.
    pub subject: String,
    /// "closed", "waiting on them".
    pub status_words: String,
    /// When it last moved.
    pub at: When,
    /// Merging the one on screen into it; absent where that cannot be.
    pub merge: Option<PostAction>,
}

/// One thing that happened.
#[derive(Clone, Debug, Default)]
pub struct TimelineLine {
    /// The channel, for the icon.
    pub channel: String,
    /// What happened.
    pub words: String,
    /// Where to see it.
    pub href: Option<String>,
    /// When.
    pub at: When,
}

/// The panel. News replaces it as a whole.
pub fn panel(language: Language, of: &CustomerPanel) -> Markup {
    html! {
        aside #side .side aria-label=(language.customer_title()) tabindex="0" {
            header.pane-head {
                (avatar(&of.initials, "large"))
                div {
                    h2 { bdi { (of.name) } }
                    p.quiet.small { (of.summary) }
                }
                a.button.bare.icon-only.leave href="#conversation" aria-label=(language.customer_back()) { (icon("cross")) }
            }
            (told(language, &of.told))
            (own_fields(language, &of.own_fields))
            @if let Some(speaks) = &of.speaks { (language_of(language, speaks)) }
            (reached(language, of))
            (participants(language, &of.participants))
            (conversations(language, &of.conversations))
            @if !of.timeline.is_empty() {
                section {
                    h3 { (language.customer_timeline()) }
                    ol.lines {
                        @for line in &of.timeline {
                            li {
                                (channel_icon(&line.channel))
                                @match &line.href { Some(href) => a href=(href) { (line.words) }, None => span { (line.words) } }
                                (time(&line.at))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn told(language: Language, all: &[(String, String)]) -> Markup {
    html! {
        section.told {
            h3 { (language.customer_told()) }
            @if all.is_empty() { p.quiet { (language.customer_nothing_told()) } }
            @else { dl { @for (what, words) in all { dt { (what) } dd dir="auto" { (words) } } } }
        }
    }
}

/// What the team notes: a form for those who may, words for others.
fn own_fields(language: Language, of: &OwnFields) -> Markup {
    html! {
        @if !of.inputs.is_empty() {
            section.own-fields {
                h3 { (language.field_noted()) }
                @if of.may_change { (own_fields_form(language, of)) } @else {
                    dl { @for input in of.inputs.iter().filter(|input| !input.value.is_empty()) {
                        dt { (input.label) } dd dir="auto" { (input.value) }
                    } }
                }
            }
        }
    }
}

fn own_fields_form(language: Language, of: &OwnFields) -> Markup {
    html! {
        form.fields method="post" action=(of.href) {
            @for input in &of.inputs { (own_field(language, input)) }
            div.actions { button.button type="submit" { (language.field_save()) } }
        }
    }
}

/// The fields alone on a page, with everything that was typed and what does not fit. `back` is their conversation.
pub fn own_fields_page(frame: &Frame, of: &OwnFields, back: &str) -> Markup {
    let language = frame.viewer.language;
    let back = html! { a.button href=(back) { (language.whole_back()) } };
    let content = html! { (shell::head(language.field_noted(), "", &back)) (own_fields_form(language, of)) };
    shell::page(frame, language.field_noted(), Place::Inbox, &content)
}

fn own_field(language: Language, of: &FieldInput) -> Markup {
    let is_none_any_more = !of.value.is_empty() && !of.choices.contains(&of.value);
    let invalid = of.wrong.as_ref().map(|_| "true");
    let described = of.wrong.as_ref().map(|_| format!("{}-wrong", of.name));
    // A browser empties an input for numbers or days in which something else stands.
    let kind = if of.wrong.is_some() { "text" } else { of.kind };
    html! {
        div.field {
            label for=(of.name) { bdi { (of.label) } }
            @if of.choices.is_empty() {
                input id=(of.name) name=(of.name) type=(kind) value=(of.value) step=[(kind == "number").then_some("any")]
                    dir="auto" autocomplete="off" aria-invalid=[invalid] aria-describedby=[&described];
            } @else {
                select id=(of.name) name=(of.name) aria-invalid=[invalid] aria-describedby=[&described] {
                    option value="" selected[of.value.is_empty()] { (language.field_nothing()) }
                    @if is_none_any_more { option value=(of.value) selected { (of.value) } }
                    @for choice in &of.choices { option value=(choice) selected[*choice == of.value] { (choice) } }
                }
            }
            @if let Some(wrong) = &of.wrong { p.wrong id={ (of.name) "-wrong" } { (wrong) } }
        }
    }
}

/// The language of letters that the desk writes to them. Agents write as they like.
fn language_of(language: Language, of: &Speaks) -> Markup {
    html! {
        details.fold.letters {
            summary {
                @match of.language {
                    Some(known) => (language.customer_letters_in(known.own_name())),
                    None => (language.customer_language_unknown()),
                }
            }
            form.actions method="post" action=(of.href) {
                label.hidden-text for="customer-language" { (language.customer_language()) }
                select #customer-language name="language" {
                    option value="" selected[of.language.is_none()] { (language.customer_language_by_words()) }
                    @for one in Language::ALL {
                        option value=(one.tag()) lang=(one.tag()) selected[of.language == Some(one)] { (one.own_name()) }
                    }
                }
                button.button type="submit" { (language.settings_save()) }
            }
        }
    }
}

fn reached(language: Language, of: &CustomerPanel) -> Markup {
    html! {
        section {
            h3 { (language.customer_reached()) }
            ul.lines {
                @for point in &of.contact_points {
                    li {
                        (channel_icon(&point.channel)) (address(&point.address))
                        @for remark in &point.remarks { small.soon { (remark) } }
                    }
                }
                @if let Some(portal) = &of.portal_href { li { (icon("form")) a.link href=(portal) { (language.customer_own_page()) } } }
            }
        }
    }
}

fn participants(language: Language, all: &[Participant]) -> Markup {
    html! {
        @if !all.is_empty() {
            section {
                h3 { (language.customer_participants()) }
                ul.lines {
                    @for one in all {
                        li {
                            (icon("person"))
                            span {
                                bdi { (one.name) } br;
                                span.quiet.small { (address(&one.address)) }
                                @if let Some(flag) = &one.flag { br; span.soon.small { (flag) } }
                            }
                            @if let Some(more) = &one.link { (link(more)) }
                        }
                    }
                }
            }
        }
    }
}

fn conversations(language: Language, all: &[OtherConversation]) -> Markup {
    html! {
        @if !all.is_empty() {
            section {
                h3 { (language.customer_conversations()) }
                ul.lines {
                    @for one in all {
                        li { a href=(one.href) { (one.subject) br; span.quiet.small { (one.status_words) } } (time(&one.at))
                            @if let Some(merge) = &one.merge { (post_button(merge, "text-button")) }
                        }
                    }
                }
            }
        }
    }
}
