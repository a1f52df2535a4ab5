//! Tasks: what a named person has to see to, with the conversation that it is about.

use super::part::{HERE, link, post_button, time, woven};
use super::shell::{self, Frame, Place};
use super::{Link, PostAction, State, When};
use language::Language;
use maud::{Markup, html};

/// The tasks of the viewer, and of others for a lead.
#[derive(Clone, Debug, Default)]
pub struct TasksPage {
    /// Groups in order: "Yours", "Of others".
    pub groups: Vec<TaskGroup>,
    /// Back to the first of them, from a later page.
    pub first: Option<Link>,
}

/// Tasks under one heading.
#[derive(Clone, Debug, Default)]
pub struct TaskGroup {
    /// The heading.
    pub title: String,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// The next ones.
    pub more: Option<Link>,
}

impl TaskGroup {
    fn is_empty(&self) -> bool {
        self.tasks.is_empty() && self.more.is_none()
    }
}

/// One task.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// Its id; the element becomes `task-{id}`.
    pub id: String,
    /// How it stands.
    pub state: State,
    /// "Find out whether this mail arrived: the other side closed the line after the last byte."
    pub words: String,
    /// Who has it.
    pub owner_name: String,
    /// The conversation it is about.
    pub about: Option<Link>,
    /// Since when.
    pub since: When,
    /// "Done", "Send again".
    pub actions: Vec<PostAction>,
}

/// The page.
pub fn page(frame: &Frame, of: &TasksPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        (shell::head(language.task_title(), language.task_sentence(), &html! {}))
        @if let Some(first) = &of.first { p { (link(first)) } }
        @if of.groups.iter().all(|group| group.is_empty()) { p { (language.task_none()) } }
        @for group in of.groups.iter().filter(|group| !group.is_empty()) {
            section {
                h2 { (group.title) }
                @for task in &group.tasks { (line(language, task)) }
                @if let Some(more) = &group.more { a.more href=(more.href) { (more.label) } }
            }
        }
    };
    shell::page(frame, language.task_title(), Place::Tasks, &content)
}

/// One task, also under the messages of its conversation.
pub fn line(language: Language, of: &Task) -> Markup {
    let edge = match of.state {
        State::Ok => "",
        other => other.class(),
    };
    html! {
        div class={ "task " (edge) } id={ "task-" (of.id) } {
            div {
                b { (of.words) }
                p.quiet.small {
                    @match &of.about {
                        Some(about) => {
                            (woven(
                                &language.task_since_about(HERE[1], &of.owner_name, HERE[0]),
                                &[time(&of.since), html! { a.link href=(about.href) { (about.label) } }],
                            ))
                        },
                        None => (woven(&language.task_since(&of.owner_name, HERE[0]), &[time(&of.since)])),
                    }
                }
            }
            div.actions { @for action in &of.actions { (post_button(action, "button")) } }
        }
    }
}
