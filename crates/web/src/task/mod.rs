//! Tasks: what named people have to see to.

use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::conversation::{People, href};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::row::subject;
use crate::refusal::Refusal;
use crate::views::task::{self, Task as Line, TaskGroup, TasksPage};
use crate::views::{Link, PostAction, State as Stands};
use axum::extract::{Path, State};
use desk::permit::seen;
use domain::TaskId;
use domain::team::Agent;
use language::Times;
use store::{Read, Task, Trouble};

/// Tasks on the page.
const TASKS_MAX: i64 = 200;

/// `GET /tasks`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let viewer = &around.who.agent;
        let (people, language) = (People::load(read, times.language)?, times.language);
        let mut all = Vec::new();
        for task in read.all_open_tasks(TASKS_MAX)? {
            if concerns(read, viewer, &task)? {
                all.push(task);
            }
        }
        let (mine, others): (Vec<Task>, Vec<Task>) = all.into_iter().partition(|task| task.owner == viewer.id);
        let groups = vec![
            TaskGroup { title: language.task_yours().into(), tasks: lines(read, viewer, &mine, &people, &times)? },
            TaskGroup {
                title: language.task_of_others().into(),
                tasks: lines(read, viewer, &others, &people, &times)?,
            },
        ];
        Ok(task::page(&frame, &TasksPage { groups }))
    });
    Ok(page(shown.await?))
}

/// Whether a task is for these eyes: it is theirs, or about what they see. What concerns the desk as a whole is for those
/// who see all of it.
fn concerns(read: &mut Read<'_, '_>, viewer: &Agent, task: &Task) -> Result<bool, Trouble> {
    Ok(match task.conversation {
        _ if viewer.only_team().is_none() || task.owner == viewer.id => true,
        Some(id) => seen(read, viewer, id)?.is_some(),
        None => false,
    })
}

fn lines(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    all: &[Task],
    people: &People,
    times: &Times,
) -> Result<Vec<Line>, Trouble> {
    let mut lines = Vec::with_capacity(all.len());
    for one in all {
        let about = match one.conversation {
            Some(id) => {
                seen(read, viewer, id)?.map(|it| Link { href: href(id), label: subject(times.language, &it.subject) })
            }
            None => None,
        };
        lines.push(task_line(one, about, people, times));
    }
    Ok(lines)
}

/// A task as it stands in a list or under its conversation.
pub(crate) fn task_line(of: &Task, about: Option<Link>, people: &People, times: &Times) -> Line {
    Line {
        id: of.id.to_string(),
        state: Stands::Soon,
        words: of.words.clone(),
        owner_name: people.agent_name(of.owner),
        about,
        since: times.when(of.created_at),
        actions: vec![PostAction {
            label: times.language.task_done().into(),
            href: format!("/tasks/{}/done", of.id),
            ..PostAction::default()
        }],
    }
}

/// `POST /tasks/{id}/done`
pub(crate) async fn done(State(app): State<App>, asked: Asked, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: TaskId = id.parse().map_err(|_| Refusal::NotFound)?;
    let viewer = who.agent.clone();
    let known = app.read(move |read| match read.task(id)? {
        Some(task) => concerns(read, &viewer, &task),
        None => Ok(false),
    });
    if !known.await? {
        return Err(Refusal::NotFound);
    }
    app.desk.task_done(who.agent.id, id).await?;
    Ok(asked.done("/tasks"))
}
