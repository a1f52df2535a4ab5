//! The saved answers, and the form to write one.

use super::page;
use crate::views::Wrong;
use crate::views::part::{Field, Question, check, field, hidden, priority_choice, question, select};
use crate::views::shell::Frame;
use domain::conversation::Priority;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct SavedAnswersPage {
    /// What there is.
    pub lines: Vec<SavedAnswerLine>,
    /// What is being written.
    pub form: SavedAnswerForm,
    /// The teams to choose from.
    pub teams: Vec<(String, String)>,
    /// The people to choose from.
    pub owners: Vec<(String, String)>,
    /// Whether the viewer may write any.
    pub may_write: bool,
    /// Whether the viewer may write for everybody.
    pub may_share: bool,
    /// Who can, by name.
    pub who_can: String,
    /// Which blanks there are, in a sentence.
    pub blanks: String,
}

/// One saved answer.
#[derive(Clone, Debug, Default)]
pub struct SavedAnswerLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How it begins.
    pub preview: String,
    /// What is done when it is sent.
    pub does: String,
    /// Whether everybody uses it.
    pub shared: bool,
    /// "used 3 times"
    pub used: String,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

/// A saved answer in the form.
#[derive(Clone, Debug, Default)]
pub struct SavedAnswerForm {
    /// Which one is changed; empty for a new one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its text.
    pub body: String,
    /// Closes the conversation.
    pub close: bool,
    /// The tag that it adds.
    pub tag: String,
    /// Hours that it snoozes for.
    pub snooze: String,
    /// How urgent it is from then on, as its word; empty: as it was.
    pub priority: String,
    /// The id of the team that it gives to; empty: to none.
    pub team: String,
    /// The id of the owner that it gives to; empty: to none.
    pub owner: String,
    /// Whether everybody uses it.
    pub shared: bool,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

const HERE: &str = "/settings/saved-answers";

/// The saved answers.
pub fn saved_answers(frame: &Frame, of: &SavedAnswersPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if of.lines.is_empty() { p { (language.saved_answer_none()) } } @else {
            table {
                thead { tr {
                    th scope="col" { (language.saved_answer_name()) }
                    th scope="col" { (language.saved_answer_text()) }
                    th scope="col" { (language.saved_answer_whose()) }
                    td {}
                } }
                tbody { @for line in &of.lines { (saved_answer_line(frame, line)) } }
            }
        }
        @if !of.may_share { p.quiet { (language.saved_answer_only_leads(&of.who_can)) } }
        @if of.may_write { (form(frame, of)) }
    };
    page(frame, language.saved_answer_title(), language.saved_answer_sentence(), HERE, &content)
}

fn saved_answer_line(frame: &Frame, line: &SavedAnswerLine) -> Markup {
    let language = frame.viewer.language;
    html! {
        tr {
            th scope="row" { (line.name) small.quiet { (line.used) } }
            td { span dir="auto" { (line.preview) } @if !line.does.is_empty() { small.quiet { (line.does) } } }
            td { @if line.shared { (language.saved_answer_everybody()) } @else { (language.saved_answer_own()) } }
            td.actions {
                @if line.may_change {
                    a.button href={ (HERE) "?change=" (line.id) "#write" } { (language.saved_answer_change()) }
                    (removal(frame.viewer.language, line))
                }
            }
        }
    }
}

fn removal(language: Language, line: &SavedAnswerLine) -> Markup {
    let says = match line.shared {
        true => language.saved_answer_remove_says_shared(&line.name),
        false => language.saved_answer_remove_says(&line.name),
    };
    let href = format!("{HERE}/{}/removal", line.id);
    let remove = language.saved_answer_remove();
    question(Question { opens: remove, says: &says, href: &href, answer: remove })
}

fn form(frame: &Frame, of: &SavedAnswersPage) -> Markup {
    let (language, form) = (frame.viewer.language, &of.form);
    let optional = Field { required: false, ..Field::default() };
    let tag = Field { name: "tag", label: language.saved_answer_acts_tag(), value: &form.tag, ..optional };
    let hours = language.saved_answer_acts_snooze();
    let snooze = Field { name: "snooze", label: hours, kind: "number", value: &form.snooze, ..optional };
    let priorities = Priority::ALL.map(|(of, word)| (word.to_owned(), priority_choice(language, of).to_owned()));
    let as_it_is = (String::new(), language.rule_form_nothing().to_owned());
    let priorities: Vec<(String, String)> = [as_it_is].into_iter().chain(priorities).collect();
    let wrong = form.wrongs.iter().find(|wrong| wrong.field == "body");
    html! {
        section #write {
            h2 { (language.saved_answer_add()) }
            form.fields method="post" action=(HERE) {
                @if !form.id.is_empty() { (hidden("id", &form.id)) }
                (field(Field { name: "name", label: language.saved_answer_name(), value: &form.name, ..Field::default() }, &form.wrongs))
                div.field {
                    label for="body" { (language.saved_answer_text()) }
                    textarea #body name="body" rows="8" dir="auto" aria-invalid=[wrong.map(|_| "true")] aria-describedby="body-hint" { (form.body) }
                    @if let Some(wrong) = wrong { p.wrong { (wrong.words) } }
                    p.hint #body-hint { (of.blanks) }
                }
                fieldset.field {
                    legend { (language.saved_answer_acts()) }
                    (check("close", "1", language.saved_answer_acts_close(), form.close))
                    (field(tag, &[]))
                    (field(snooze, &[]))
                    (select("priority", language.rule_form_priority(), &priorities, &form.priority, ""))
                    (select("team", language.rule_form_team(), &of.teams, &form.team, ""))
                    (select("owner", language.rule_form_owner(), &of.owners, &form.owner, ""))
                }
                @if of.may_share { (check("shared", "1", language.saved_answer_shared(), form.shared)) }
                div.actions { button.button.primary type="submit" { (language.saved_answer_save()) } }
            }
        }
    }
}
