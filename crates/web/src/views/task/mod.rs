//! Tasks: what a named person has to see to, with the conversation that it is about.

use super::part::{post_button, time};
use super::shell::{self, Frame, Place};
use super::{Link, PostAction, State, When};
use maud::{Markup, html};

/// The tasks of the viewer, and of others for a lead.
#[derive(Clone, Debug, Default)]
pub struct TasksPage {
    /// Groups in order: "Late", "Today", "Later", "Of others".
    pub groups: Vec<TaskGroup>,
}

/// Tasks under one heading.
#[derive(Clone, Debug, Default)]
pub struct TaskGroup {
    /// The heading.
    pub title: String,
    /// Its tasks.
    pub tasks: Vec<Task>,
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
    let content = html! {
        (shell::head("Tasks", "What the desk could not finish by itself, each with a person who does.", &html! {}))
        @if of.groups.iter().all(|group| group.tasks.is_empty()) { p { "Nothing is waiting for a person." } }
        @for group in of.groups.iter().filter(|group| !group.tasks.is_empty()) {
            section { h2 { (group.title) } @for task in &group.tasks { (line(task)) } }
        }
    };
    shell::page(frame, "Tasks", Place::Tasks, &content)
}

/// One task, also under the messages of its conversation.
pub fn line(of: &Task) -> Markup {
    let edge = match of.state {
        State::Ok => "",
        other => other.class(),
    };
    html! {
        div class={ "task " (edge) } id={ "task-" (of.id) } {
            div {
                b { (of.words) }
                p.quiet.small {
                    (of.owner_name) ", since " (time(&of.since))
                    @if let Some(about) = &of.about { ", about " a.link href=(about.href) { (about.label) } }
                }
            }
            div.actions { @for action in &of.actions { (post_button(action, "button")) } }
        }
    }
}
