//! The rules as sentences, each with a page that shows what it would have done.

use super::page;
use crate::views::Wrong;
use crate::views::inbox::{Row, rows};
use crate::views::part::{Field, Question, field, hidden, question, select};
use crate::views::part::{HERE as PLACE, woven};
use crate::views::shell::Frame;
use language::Language;
use maud::{Markup, html};

/// The page of all.
#[derive(Clone, Debug, Default)]
pub struct RulesPage {
    /// The rules in their order.
    pub lines: Vec<RuleLine>,
    /// What is being written.
    pub form: RuleForm,
    /// Whether the viewer may change them.
    pub may_change: bool,
    /// Who can, by name.
    pub who_can: String,
}

/// One rule as a sentence.
#[derive(Clone, Debug, Default)]
pub struct RuleLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// On which occasion.
    pub when: String,
    /// Its filters; empty for every conversation.
    pub line: String,
    /// What it does, one by one.
    pub does: Vec<String>,
    /// "on since Monday"; `None` while it is off.
    pub on: Option<String>,
}

/// A rule in the form.
#[derive(Clone, Debug, Default)]
pub struct RuleForm {
    /// Which one is changed; empty for a new one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The word of its occasion.
    pub when: String,
    /// Its filters.
    pub line: String,
    /// The tag that it adds.
    pub tag: String,
    /// The tag that it takes off.
    pub untag: String,
    /// The word of the priority that it sets.
    pub priority: String,
    /// The id of the team that it gives to.
    pub team: String,
    /// The id of the agent that it gives to.
    pub owner: String,
    /// Hours that it snoozes for.
    pub snooze: String,
    /// The occasions to choose from.
    pub whens: Vec<(String, String)>,
    /// The priorities to choose from.
    pub priorities: Vec<(String, String)>,
    /// The teams to choose from.
    pub teams: Vec<(String, String)>,
    /// The agents to choose from.
    pub owners: Vec<(String, String)>,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

/// The page of one rule.
#[derive(Clone, Debug, Default)]
pub struct RulePage {
    /// The rule.
    pub line: RuleLine,
    /// What stands for it as it is shown: only that can be switched on.
    pub seen: String,
    /// How many conversations it would have touched.
    pub count: usize,
    /// These.
    pub rows: Vec<Row>,
    /// How far back was looked, where that is not the whole time.
    pub looked_back_to: Option<String>,
    /// What in it means nothing any more.
    pub odd: Vec<String>,
    /// To change it.
    pub form: RuleForm,
}

const HERE: &str = "/settings/rules";

/// All rules.
pub fn rules(frame: &Frame, of: &RulesPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        p.quiet { (language.rule_no_loops()) }
        @if of.lines.is_empty() { p { (language.rule_none()) } } @else {
            table {
                thead { tr {
                    th scope="col" { (language.rule_name()) }
                    th scope="col" { (language.rule_when()) }
                    th scope="col" { (language.rule_if()) }
                    th scope="col" { (language.rule_then()) }
                    th scope="col" { (language.rule_state()) }
                    @if of.may_change { th scope="col" { (language.rule_order()) } }
                } }
                tbody { @for line in &of.lines { (rule_line(language, of, line)) } }
            }
        }
        @if of.may_change {
            section #write { h2 { (language.rule_add()) } (form(language, &of.form)) }
        } @else { p.quiet { (language.rule_only_administrators(of.who_can.as_str())) } }
    };
    page(frame, language.rule_title(), language.rule_sentence(), HERE, &content)
}

fn rule_line(language: Language, of: &RulesPage, line: &RuleLine) -> Markup {
    html! {
        tr {
            th scope="row" {
                @if of.may_change { a.link href={ (HERE) "/" (line.id) } { bdi { (line.name) } } } @else { bdi { (line.name) } }
            }
            td { (line.when) }
            td { (condition(language, line)) }
            td { (acts(line)) }
            td { (state(language, line)) }
            @if of.may_change {
                td.actions {
                    (step(line, "earlier", "↑", &language.rule_earlier(line.name.as_str())))
                    (step(line, "later", "↓", &language.rule_later(line.name.as_str())))
                }
            }
        }
    }
}

/// One place earlier or later.
fn step(line: &RuleLine, step: &str, arrow: &str, label: &str) -> Markup {
    html! {
        form.inline method="post" action={ (HERE) "/" (line.id) "/order" } {
            (hidden("step", step))
            button.button type="submit" aria-label=(label) { span aria-hidden="true" { (arrow) } }
        }
    }
}

fn condition(language: Language, line: &RuleLine) -> Markup {
    html! {
        @if line.line.is_empty() { (language.rule_if_all()) } @else {
            (woven(&language.rule_if_fits(PLACE[0]), &[html! { code dir="ltr" { (line.line) } }]))
        }
    }
}

fn acts(line: &RuleLine) -> Markup {
    html! { ul.plain { @for act in &line.does { li { (act) } } } }
}

fn state(language: Language, line: &RuleLine) -> Markup {
    html! {
        @match &line.on {
            Some(on) => span.tag.ok { (on) },
            None => span.tag.quiet { (language.rule_off()) },
        }
    }
}

/// One rule: what it says, what it would have done, and the switch.
pub fn rule(frame: &Frame, of: &RulePage) -> Markup {
    let (language, line) = (frame.viewer.language, &of.line);
    let here = format!("{HERE}/{}", line.id);
    let content = html! {
        p { a.link href=(HERE) { (language.rule_title()) } }
        h2 { bdi { (line.name) } " " (state(language, line)) }
        dl.filters {
            dt { (language.rule_when()) } dd { (line.when) }
            dt { (language.rule_if()) } dd { (condition(language, line)) }
            dt { (language.rule_then()) } dd { (acts(line)) }
        }
        section #trial {
            h2 { (language.rule_trial()) }
            @for odd in &of.odd { p.late role="alert" { (language.rule_trial_odd(odd.as_str())) } }
            @if of.odd.is_empty() {
                p role="status" { b { (language.rule_trial_count(of.count)) } }
                p.quiet { (language.rule_trial_today()) }
            }
            @if let Some(back) = &of.looked_back_to { p.quiet { (language.rule_trial_back_to(back.as_str())) } }
            @if !of.rows.is_empty() { div.results { (rows(language, &of.rows, None, None, None)) } }
            div.actions {
                @if line.on.is_some() {
                    form method="post" action={ (here) "/off" } { button.button type="submit" { (language.rule_switch_off()) } }
                } @else if of.odd.is_empty() {
                    form method="post" action={ (here) "/on" } {
                        (hidden("seen", &of.seen))
                        button.button.primary type="submit" { (language.rule_switch_on()) }
                    }
                }
                (removal(language, line, &here))
            }
        }
        section #write { h2 { (language.rule_change()) } (form(language, &of.form)) }
    };
    page(frame, language.rule_title(), language.rule_sentence(), HERE, &content)
}

fn removal(language: Language, line: &RuleLine, here: &str) -> Markup {
    let says = match line.on {
        Some(_) => language.rule_remove_says_on(&line.name),
        None => language.rule_remove_says(&line.name),
    };
    let remove = language.rule_remove();
    question(Question { opens: remove, says: &says, href: &format!("{here}/removal"), answer: remove })
}

fn form(language: Language, of: &RuleForm) -> Markup {
    let optional = Field { required: false, autocomplete: "off", ..Field::default() };
    let name = Field { name: "name", label: language.rule_name(), value: &of.name, ..Field::default() };
    let name = Field { hint: language.rule_name_hint(), autocomplete: "off", ..name };
    let line = Field { name: "line", label: language.rule_if(), value: &of.line, ..optional };
    let line = Field { hint: language.rule_line_hint(), ..line };
    let tag = Field { name: "tag", label: language.rule_form_tag(), value: &of.tag, ..optional };
    let untag = Field { name: "untag", label: language.rule_form_untag(), value: &of.untag, ..optional };
    let snooze = Field { name: "snooze-for", label: language.rule_form_snooze(), value: &of.snooze, ..optional };
    let snooze = Field { kind: "number", ..snooze };
    html! {
        form.fields method="post" action=(HERE) {
            @if !of.id.is_empty() { (hidden("id", &of.id)) }
            (field(name, &of.wrongs))
            (select("when", language.rule_when(), &of.whens, &of.when, ""))
            (field(line, &of.wrongs))
            fieldset.field {
                legend { (language.rule_then()) }
                (field(tag, &of.wrongs))
                (field(untag, &[]))
                (select("priority", language.rule_form_priority(), &of.priorities, &of.priority, ""))
                (select("team", language.rule_form_team(), &of.teams, &of.team, ""))
                (select("owner", language.rule_form_owner(), &of.owners, &of.owner, ""))
                (field(snooze, &[]))
            }
            div.actions { button.button.primary type="submit" { (language.rule_save()) } }
        }
    }
}
