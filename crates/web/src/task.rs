//! What the desk could not finish by itself, each with a person who does.

use crate::answer::{Broken, done as answered, not_found, page};
use crate::app::App;
use crate::frame::surroundings;
use crate::proof::SignedIn;
use crate::views::task::{self, TaskGroup, TasksPage};
use crate::views::{Link, PostAction, State as Standing};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::TaskId;
use store::Trouble;

/// Tasks shown on the page.
const TASKS_MAX: i64 = 200;

/// The page.
pub async fn show(State(app): State<App>, SignedIn(viewer): SignedIn, headers: HeaderMap) -> Result<Response, Broken> {
    let loaded = app.clone();
    let markup = app.desk.reader().read(move |read| {
        let around = surroundings(&loaded, read, &viewer, &headers, "")?;
        let agents = read.agents()?;
        let mut mine = TaskGroup { title: "Yours".to_owned(), tasks: Vec::new() };
        let mut others = TaskGroup { title: "Of others".to_owned(), tasks: Vec::new() };
        for open in read.all_open_tasks(TASKS_MAX)? {
            let about = match open.conversation {
                Some(id) => {
                    read.conversation(id)?.map(|it| Link { href: format!("/conversations/{id}"), label: it.subject })
                }
                None => None,
            };
            let group = if open.owner == viewer.id { &mut mine } else { &mut others };
            group.tasks.push(task::Task {
                id: open.id.to_string(),
                state: Standing::Late,
                words: open.words,
                owner_name: agents
                    .iter()
                    .find(|agent| agent.id == open.owner)
                    .map(|agent| agent.name.clone())
                    .unwrap_or_default(),
                about,
                due: around.wall.when(open.created_at),
                actions: vec![PostAction {
                    label: "Done".into(),
                    href: format!("/tasks/{}/done", open.id),
                    ..PostAction::default()
                }],
            });
        }
        Ok::<_, Trouble>(task::page(&around.frame, &TasksPage { groups: vec![mine, others] }))
    });
    Ok(page(&markup.await?))
}

/// It was seen to.
pub async fn done(
    State(app): State<App>,
    SignedIn(viewer): SignedIn,
    Path(id): Path<TaskId>,
    headers: HeaderMap,
) -> Result<Response, Broken> {
    let Some(task) = app.desk.reader().read(move |read| read.task(id)).await? else { return Ok(not_found()) };
    app.desk.task_done(viewer.id, id).await?;
    let href = task.conversation.map_or("/tasks".to_owned(), |id| format!("/conversations/{id}"));
    Ok(answered(&headers, &href))
}
