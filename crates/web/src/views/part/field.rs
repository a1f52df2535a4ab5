//! Form controls: each has a label that belongs to it, a hint and, after a refusal, a sentence about what is wrong.

use crate::views::Wrong;
use maud::{Markup, html};

/// A labelled input of one line.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// The name it posts under, and its id.
    pub name: &'a str,
    /// The label.
    pub label: &'a str,
    /// `text`, `email`, `password`, `url`, `search`, `datetime-local` …
    pub kind: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// A sentence under it, or nothing.
    pub hint: &'a str,
    /// What the browser may fill in ("username", "current-password"), or nothing.
    pub autocomplete: &'a str,
    /// Whether the form is refused without it.
    pub required: bool,
}

impl Default for Field<'_> {
    fn default() -> Self {
        Self { name: "", label: "", kind: "text", value: "", hint: "", autocomplete: "", required: true }
    }
}

/// An input with its label, its hint and what is wrong with it.
pub fn field(of: Field<'_>, wrongs: &[Wrong]) -> Markup {
    let described = described_by(of.name, of.hint, wrongs);
    html! {
        div.field {
            label for=(of.name) { (of.label) }
            input id=(of.name) name=(of.name) type=(of.kind) dir=[(of.kind == "text").then_some("auto")] value=[(of.kind != "password").then_some(of.value)]
                autocomplete=[(!of.autocomplete.is_empty()).then_some(of.autocomplete)] required[of.required]
                aria-invalid=[wrong_with(of.name, wrongs).map(|_| "true")] aria-describedby=[described];
            (below(of.name, of.hint, wrongs))
        }
    }
}

/// A text of several lines, without which the form is refused.
pub fn text_area(name: &str, label: &str, value: &str, hint: &str, wrongs: &[Wrong]) -> Markup {
    lines(name, label, value, hint, wrongs, true)
}

/// A text of several lines that may be left empty.
pub fn optional_text_area(name: &str, label: &str, value: &str, hint: &str, wrongs: &[Wrong]) -> Markup {
    lines(name, label, value, hint, wrongs, false)
}

fn lines(name: &str, label: &str, value: &str, hint: &str, wrongs: &[Wrong], required: bool) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            textarea id=(name) name=(name) rows="5" dir="auto" required[required] aria-invalid=[wrong_with(name, wrongs).map(|_| "true")]
                aria-describedby=[described_by(name, hint, wrongs)] { (value) }
            (below(name, hint, wrongs))
        }
    }
}

/// A choice of one; each option is value and words.
pub fn select(name: &str, label: &str, options: &[(String, String)], chosen: &str, hint: &str) -> Markup {
    choice(name, label, options, chosen, hint, &[])
}

/// A choice of one, and what is wrong with it.
pub fn choice(
    name: &str,
    label: &str,
    options: &[(String, String)],
    chosen: &str,
    hint: &str,
    wrongs: &[Wrong],
) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            select id=(name) name=(name) aria-invalid=[wrong_with(name, wrongs).map(|_| "true")]
                aria-describedby=[described_by(name, hint, wrongs)] {
                @for (value, words) in options { option value=(value) selected[value == chosen] { (words) } }
            }
            (below(name, hint, wrongs))
        }
    }
}

/// A box to tick.
pub fn check(name: &str, value: &str, label: &str, ticked: bool) -> Markup {
    html! { label.check { input type="checkbox" name=(name) value=(value) checked[ticked]; (label) } }
}

/// A value that travels along.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

fn wrong_with<'a>(name: &str, wrongs: &'a [Wrong]) -> Option<&'a Wrong> {
    wrongs.iter().find(|wrong| wrong.field == name)
}

fn described_by(name: &str, hint: &str, wrongs: &[Wrong]) -> Option<String> {
    let mut ids = Vec::new();
    if wrong_with(name, wrongs).is_some() {
        ids.push(format!("{name}-wrong"));
    }
    if !hint.is_empty() {
        ids.push(format!("{name}-hint"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn below(name: &str, hint: &str, wrongs: &[Wrong]) -> Markup {
    html! {
        @if let Some(wrong) = wrong_with(name, wrongs) { p.wrong id={ (name) "-wrong" } { (wrong.words) } }
        @if !hint.is_empty() { p.hint id={ (name) "-hint" } { (hint) } }
    }
}
