//! The page of tasks: one's own first, whoever else has how many, and none left out in silence.

use crate::common::{Browser, NOW, Seen, World};
use axum::http::StatusCode;
use domain::task::Concern;
use domain::timeline::Actor;
use domain::{AgentId, TaskId};
use store::{Task, Trouble};

async fn raise(world: &World, owner: AgentId, numbers: std::ops::Range<i64>) {
    let raised = world.desk.store.write(move |tx| {
        for number in numbers.clone() {
            let words = format!("Task {number}");
            let kind = "test".to_owned();
            tx.raise_task(&Task {
                id: TaskId(number),
                conversation: None,
                owner,
                kind,
                words,
                concern: None,
                created_at: NOW,
                done: None,
            })?;
        }
        Ok::<_, Trouble>(())
    });
    raised.await.expect("tasks");
}

async fn person(world: &World, name: &'static str) -> AgentId {
    let agents = world.desk.reader().read(|read| read.agents()).await.expect("agents");
    agents.iter().find(|agent| agent.name.starts_with(name)).expect("somebody of that name").id
}

fn named(page: &Seen, section: usize) -> Vec<String> {
    page.texts(&format!("main section:nth-of-type({section}) .task b"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ones_own_tasks_come_first_and_the_others_are_a_click_away() {
    let (world, admin) = World::open("tasks").await;
    world.second(&admin).await;
    let sam = person(&world, "Sam").await;
    let agents = world.desk.reader().read(|read| read.agents()).await.expect("agents");
    let own = agents.iter().find(|agent| agent.id != sam).expect("the administrator").id;
    raise(&world, sam, 1..251).await;
    raise(&world, own, 300..403).await;
    let page = world.get(&admin, "/tasks").await;
    assert_eq!((named(&page, 1).len(), named(&page, 2).len()), (100, 100));
    assert_eq!((named(&page, 1)[0].as_str(), named(&page, 2)[0].as_str()), ("Task 300", "Task 1"));
    let more = page.attributes("main a.more", "href");
    assert_eq!(more, ["/tasks?own=399", "/tasks?others=100"]);

    let rest = world.get(&admin, &more[0]).await;
    assert_eq!(named(&rest, 1), ["Task 400", "Task 401", "Task 402"]);
    let next = rest.attributes("main a.more", "href");
    assert_eq!(next, ["/tasks?own=399&others=100"], "one's own are over");
    let next = world.get(&admin, &next[0]).await.attributes("main a.more", "href").remove(0);
    let last = world.get(&admin, &next).await;
    assert_eq!(named(&last, 2).len(), 50);
    assert!(last.attributes("main a.more", "href").is_empty(), "nothing is left");
    assert!(last.attributes("main a.link", "href").contains(&"/tasks".to_owned()), "and a way back");
    for odd in ["/tasks?own=x", "/tasks?others=-5&own=99999999999999999999"] {
        assert_eq!(world.get(&admin, odd).await.status, StatusCode::OK, "{odd}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_and_what_was_set_are_said_in_the_readers_language() {
    let (world, admin) = World::open("tasks-language").await;
    let agents = world.desk.reader().read(|read| read.agents()).await.expect("agents");
    let own = agents.first().expect("the administrator").id;
    let concern = Concern::Merged { by: "Sam".into(), part: "AB-1".into(), whole: "CD-2".into(), owner: "Kim".into() };
    let raised = world.desk.store.write(move |tx| {
        tx.raise_task(&Task {
            id: TaskId(7),
            conversation: None,
            owner: own,
            kind: concern.kind().to_owned(),
            words: "Sam merged your conversation.".to_owned(),
            concern: Some(concern.clone()),
            created_at: NOW,
            done: None,
        })
    });
    raised.await.expect("a task");
    world.desk.hold_in_post_room(Actor::Agent(own), true).await.expect("it is held");
    for (language, task, set) in [
        ("en", "[#AB-1] into [#CD-2], which Kim looks after", "outgoing mail is held in the post room"),
        ("de", "mit [#CD-2] zusammengeführt", "ausgehende E-Mails liegen zuerst in der Poststelle"),
        ("ja", "担当者：Kim", "送信メールを保留トレイに保留"),
    ] {
        let browser = Browser { languages: language, ..admin.clone() };
        let tasks = named(&world.get(&browser, "/tasks").await, 1);
        assert!(tasks[0].contains(task), "{language}: {tasks:?}");
        let audit = world.get(&browser, "/settings/audit").await;
        assert!(audit.body.contains(set), "{language}: {}", audit.body);
    }
}
