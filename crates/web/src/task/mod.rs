//! Tasks: what named people have to see to.

use crate::answer::{Answer, Asked, page};
use crate::app::App;
use crate::conversation::{People, href};
use crate::door::SignedIn;
use crate::frame::Around;
use crate::inbox::row::subject;
use crate::refusal::{Refusal, named};
use crate::views::task::{self, Task as Line, TaskGroup, TasksPage};
use crate::views::{Link, PostAction, State as Stands};
use axum::extract::{Path, Query, State};
use desk::permit::seen;
use desk::said;
use domain::TaskId;
use domain::team::Agent;
use language::Times;
use serde::Deserialize;
use store::{Read, Task, Trouble};

const HERE: &str = "/tasks";
/// Tasks of one's own on the page, and tasks of others.
const TASKS_MAX: i64 = 100;
/// How often so many tasks of others are looked through for those that may be seen.
const LOOKS: usize = 10;

/// Which tasks are wanted.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// One's own after this one.
    own: Option<String>,
    /// Those of others after this one.
    others: Option<String>,
}

/// `GET /tasks`: one's own first, whoever else has how many.
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Answer {
    let after = |wanted: Option<String>| wanted.and_then(|id| id.parse::<TaskId>().ok());
    let (own_after, others_after) = (after(wanted.own), after(wanted.others));
    let around = Around::page(&app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let viewer = &around.who.agent;
        let (people, language) = (People::load(read, times.language)?, times.language);
        let (mine, more_of_mine) = own(read, viewer, own_after.unwrap_or(TaskId(0)))?;
        let (others, more_of_others) = of_others(read, viewer, others_after.unwrap_or(TaskId(0)))?;
        let more = |own: Option<TaskId>, others: Option<TaskId>, label: &str| Link {
            href: href_after(own, others),
            label: label.into(),
        };
        let groups = vec![
            TaskGroup {
                title: language.task_yours().into(),
                tasks: lines(read, viewer, &mine, &people, &times)?,
                more: more_of_mine.map(|last| more(Some(last), others_after, language.task_more_of_yours())),
            },
            TaskGroup {
                title: language.task_of_others().into(),
                tasks: lines(read, viewer, &others, &people, &times)?,
                more: more_of_others.map(|last| more(own_after, Some(last), language.task_more_of_others())),
            },
        ];
        let first = own_after.or(others_after).map(|_| Link { href: HERE.into(), label: language.task_first().into() });
        Ok(task::page(&frame, &TasksPage { groups, first }))
    });
    Ok(page(shown.await?))
}

fn href_after(own: Option<TaskId>, others: Option<TaskId>) -> String {
    let own = own.map(|id| format!("own={id}"));
    let others = others.map(|id| format!("others={id}"));
    format!("{HERE}?{}", own.into_iter().chain(others).collect::<Vec<_>>().join("&"))
}

/// One's own, and the last of them where there are more.
fn own(read: &mut Read<'_, '_>, viewer: &Agent, after: TaskId) -> Result<(Vec<Task>, Option<TaskId>), Trouble> {
    let tasks = read.open_tasks_after(viewer.id, after, TASKS_MAX)?;
    let last = tasks.last().map(|task| task.id);
    let more =
        last.map(|last| read.open_tasks_after(viewer.id, last, 1)).transpose()?.is_some_and(|more| !more.is_empty());
    Ok((tasks, last.filter(|_| more)))
}

/// Those of others that may be seen, and the last one that was looked at where there are more.
fn of_others(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    mut after: TaskId,
) -> Result<(Vec<Task>, Option<TaskId>), Trouble> {
    let mut found = Vec::new();
    for _ in 0..LOOKS {
        let room = TASKS_MAX - i64::try_from(found.len()).unwrap_or(TASKS_MAX);
        let some = read.open_tasks_of_others(viewer.id, after, room)?;
        after = some.last().map_or(after, |task| task.id);
        for task in some {
            if concerns(read, viewer, &task)? {
                found.push(task);
            }
        }
        if read.open_tasks_of_others(viewer.id, after, 1)?.is_empty() {
            return Ok((found, None));
        }
        if i64::try_from(found.len()).is_ok_and(|count| count >= TASKS_MAX) {
            break;
        }
    }
    Ok((found, Some(after)))
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
        words: said::task(times.language, of),
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
    let id: TaskId = named(&id)?;
    let viewer = who.agent.clone();
    let known = app.read(move |read| match read.task(id)? {
        Some(task) => concerns(read, &viewer, &task),
        None => Ok(false),
    });
    if !known.await? {
        return Err(Refusal::NotFound);
    }
    app.desk.task_done(who.agent.id, id).await?;
    Ok(asked.done(HERE))
}
