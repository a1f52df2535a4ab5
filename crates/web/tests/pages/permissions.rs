//! Who may do what, through the pages: whoever only reads changes nothing by any form of the desk, and whoever sees one
//! team sees no trace of another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use crate::common::{Browser, PASSWORD, World};
use axum::http::StatusCode;
use desk::saved_answer::NewSavedAnswer;
use desk::team::NewAgent;
use desk::view::NewView;
use domain::customer::EmailAddress;
use domain::team::{OpeningHours, Role, Scope, Team};
use domain::timeline::Actor;
use domain::{AgentId, ConversationId, MailboxId, TeamId};
use store::Trouble;

/// Every address of the desk; its forms are read from it, so that a new one is walked by itself.
const ROUTES: &str = include_str!("../../src/routes.rs");

/// What is one's own, whoever one is: the session, the password and the code, the way to see, how far one has read, where
/// one is, the lists that one keeps, the language of the pages.
const ONES_OWN: [&str; 17] = [
    "/sign-in",
    "/sign-in/code",
    "/sign-in/passkey",
    "/sign-in/passkey/question",
    "/sign-out",
    "/theme",
    "/forgotten",
    "/invitation/{token}",
    "/new-password/{token}",
    "/conversations/{id}/read",
    "/conversations/{id}/presence",
    "/views",
    "/settings/keys",
    "/settings/panes",
    "/settings/profile/language",
    "/settings/profile/mentions",
    "/settings/profile/password",
];

/// The addresses that take forms of agents, from the file that lists them.
fn forms() -> Vec<String> {
    let routes = ROUTES.split(".route(").skip(1);
    let posted = routes.filter(|route| route.split(".route(").next().unwrap_or_default().contains("post("));
    let path = |route: &str| route.split('"').nth(1).map(str::to_owned);
    let all: Vec<String> =
        posted.filter_map(path).filter(|path| !path.starts_with("/q/") && path != "/set-up").collect();
    assert!(all.len() > 30, "the list of addresses was read: {all:?}");
    all
}

/// What a light user may write.
const KEPT_BY_LIGHT_USERS: [&str; 4] = [
    "/conversations/{id}/notes",
    "/conversations/{id}/saved-answers/{answer}",
    "/settings/saved-answers",
    "/settings/profile",
];

struct Desk {
    world: World,
    admin: Browser,
    team: TeamId,
    conversation: ConversationId,
}

async fn desk_with_mail(name: &str) -> Desk {
    let (world, admin) = World::open(name).await;
    let conversation = world.write("ada@example.com", "A kettle", "Where is my kettle?").await;
    let team = world.desk.reader().read(|read| read.teams()).await.unwrap()[0].id;
    Desk { world, admin, team, conversation }
}

async fn joins(of: &Desk, role: Role, email: &str) -> (AgentId, Browser) {
    let new = NewAgent {
        name: format!("Robin {}", role.word()),
        email: email.into(),
        role,
        signature: String::new(),
        password: Some(PASSWORD.into()),
        notify: false,
    };
    let id = of.world.desk.add_agent(Actor::Operator, of.team, new).await.unwrap();
    let mut browser = Browser::default();
    let page = of.world.post(&browser, "/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    browser.take_cookie(&page);
    (id, browser)
}

/// Fields for every form, so that none is refused for being empty before it is refused for the person.
fn filled(draft: &str, other: &str, until: &str) -> Vec<(&'static str, String)> {
    [
        ("body", "Here I am.".to_owned()),
        ("draft", draft.to_owned()),
        ("agent", other.to_owned()),
        ("until", until.to_owned()),
        ("reference", "BCDFGHJ".to_owned()),
        ("conversation", String::new()),
        ("message", "1".to_owned()),
        ("name", "Robin Elm".to_owned()),
        ("email", "robin@elm.example".to_owned()),
        ("role", "admin".to_owned()),
        ("password", "a password for robin".to_owned()),
        ("address", "more@elm.example".to_owned()),
        ("desk-name", "Elm".to_owned()),
        ("from", "1".to_owned()),
        ("to", "ada@example.com".to_owned()),
        ("subject", "Your kettle".to_owned()),
        ("zone", "UTC".to_owned()),
        ("host", "imap.example.com".to_owned()),
        ("kind", "reply".to_owned()),
        ("act", "close".to_owned()),
        ("tag", "refund".to_owned()),
        ("priority", "high".to_owned()),
        ("language", "de".to_owned()),
    ]
    .into()
}

#[tokio::test]
async fn whoever_only_reads_changes_nothing_by_any_form() {
    let of = desk_with_mail("reads-only").await;
    let admin_id = of.world.desk.reader().read(|read| read.agents()).await.unwrap()[0].id;
    let tag = of.world.desk.tag(admin_id, of.conversation, "vip").await.unwrap();
    let view = NewView { name: "All".into(), line: "is:open".into(), shared: true };
    let view = of.world.desk.keep_view(admin_id, view).await.unwrap();
    let words = NewSavedAnswer { name: "Hello".into(), body: "Hello.".into(), acts: Vec::new(), shared: true };
    let words = of.world.desk.save_answer(admin_id, None, words).await.unwrap();
    for (role, email) in [(Role::Auditor, "audit@example.com"), (Role::LightUser, "light@example.com")] {
        let (_, browser) = joins(&of, role, email).await;
        let draft = of.world.desk.new_draft().to_string();
        let before = of.world.desk.reader().read(|read| read.feed_end()).await.unwrap();
        let agents = of.world.desk.reader().read(|read| read.agents()).await.unwrap();
        for path in forms() {
            // A light user keeps notes and words for them, and their own name and password.
            let light = role == Role::LightUser && KEPT_BY_LIGHT_USERS.contains(&path.as_str());
            // Looking whether somebody changed something changes nothing.
            let checks = path == "/settings/audit/check";
            if checks || ONES_OWN.contains(&path.as_str()) || path.starts_with("/settings/security/") || light {
                continue;
            }
            let id = match path.as_str() {
                path if path.starts_with("/conversations") => of.conversation.to_string(),
                path if path.starts_with("/settings/agents") => admin_id.to_string(),
                path if path.starts_with("/settings/tags") => tag.to_string(),
                path if path.starts_with("/settings/saved-answers") => words.to_string(),
                path if path.starts_with("/views") => view.to_string(),
                path if path.starts_with("/settings/teams") => of.team.to_string(),
                path if path.starts_with("/drafts") => draft.clone(),
                _ => "1".to_owned(),
            };
            let asked = path.replace("{id}", &id).replace("{position}", "0");
            let asked = asked
                .replace("{enquiry}", "1")
                .replace("{tag}", &tag.to_string())
                .replace("{answer}", &words.to_string());
            let mut fields = filled(&draft, &admin_id.to_string(), "tomorrow");
            if path == "/acts" {
                fields.push(("id", of.conversation.to_string()));
            }
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = of.world.post(&browser, &asked, &fields).await;
            let refused = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY];
            let in_vain = refused.contains(&answer.status) || answer.status == StatusCode::CONFLICT;
            assert!(in_vain, "{role:?} {path}: {} {}", answer.status, answer.body);
        }
        let after = of.world.desk.reader().read(|read| read.feed_end()).await.unwrap();
        assert_eq!(after.to_string(), before.to_string(), "{role:?}: something stands on a timeline");
        assert_eq!(of.world.desk.reader().read(|read| read.agents()).await.unwrap(), agents);
        let draft = draft.parse().unwrap();
        assert_eq!(of.world.desk.reader().read(move |read| read.draft(draft)).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_refusal_names_somebody_who_can() {
    let of = desk_with_mail("who-can").await;
    let (_, agent) = joins(&of, Role::Agent, "tom@example.com").await;
    let page = of.world.post(&agent, "/settings/automatic-mail", &[]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.body.contains("Only a lead can stop all automatic mail"), "{}", page.body);
    assert!(page.body.contains("Ask Marit Dahl."), "{}", page.body);
}

#[tokio::test]
async fn a_light_user_writes_a_note_and_is_offered_no_way_to_the_customer() {
    let of = desk_with_mail("light").await;
    let (_, light) = joins(&of, Role::LightUser, "light@example.com").await;
    let href = format!("/conversations/{}", of.conversation);
    let page = of.world.get(&light, &href).await;
    assert_eq!(page.status, StatusCode::OK);
    for offered in [
        "/replies\"",
        "/enquiries/",
        "/closure\"",
        "/owner\"",
        "/merge\"",
        "/q/",
        "/tags\"",
        "/priority\"",
        "/language\"",
    ] {
        assert!(!page.body.contains(offered), "{offered}");
    }
    let draft = of.world.desk.new_draft().to_string();
    let fields = [("draft", draft.as_str()), ("body", "The stock is back on Monday."), ("kind", "note")];
    let noted = of.world.post(&light, &format!("{href}/notes"), &fields).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);
    assert!(of.world.get(&of.admin, &href).await.body.contains("The stock is back on Monday."));
}

#[tokio::test]
async fn nobody_who_only_reads_along_becomes_an_owner() {
    let of = desk_with_mail("no-owner").await;
    let (light, _) = joins(&of, Role::LightUser, "light@example.com").await;
    let fields = [("agent", light.to_string())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = of.world.post(&of.admin, &format!("/conversations/{}/owner", of.conversation), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.body);
}

/// Another team with a mailbox of its own, and somebody who sees it alone.
async fn another_team(of: &Desk) -> (TeamId, Browser) {
    let desk = of.world.desk.clone();
    let other = of
        .world
        .desk
        .store
        .write(move |tx| {
            let id = TeamId(desk.chance.id(desk.now()));
            let hours = OpeningHours::always();
            tx.add_team(&Team { id, name: "Returns".into(), lead: None, hours }, desk.now())?;
            let mailbox = store::Mailbox {
                id: MailboxId(desk.chance.id(desk.now())),
                team: id,
                address: EmailAddress::parse("returns@birch.example").unwrap(),
                name: "Returns".into(),
            };
            tx.add_mailbox(&mailbox, desk.now())?;
            Ok::<_, Trouble>(id)
        })
        .await
        .unwrap();
    let (id, browser) = joins(of, Role::Agent, "narrow@example.com").await;
    let narrow = of.world.desk.store.write(move |tx| {
        let agent = tx.agent(id)?.unwrap();
        tx.change_agent(&domain::team::Agent { team: other, scope: Scope::OwnTeam, ..agent })
    });
    narrow.await.unwrap();
    (other, browser)
}

#[tokio::test]
async fn whoever_sees_one_team_sees_no_trace_of_another() {
    let of = desk_with_mail("scope").await;
    let (_, narrow) = another_team(&of).await;
    let id = of.conversation;
    let message = of.world.desk.reader().read(move |read| read.latest_inbound(id)).await.unwrap().unwrap().id;
    let nothing = [
        format!("/conversations/{id}"),
        format!("/messages/{message}/original"),
        format!("/messages/{message}/html"),
        format!("/messages/{message}/attachments/0"),
        format!("/conversations/{id}/enquiries/new"),
        format!("/conversations/{id}/enquiries/new?message={message}"),
    ];
    for path in nothing {
        assert_eq!(of.world.get(&narrow, &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let draft = of.world.desk.new_draft().to_string();
    for act in [
        "tags",
        "priority",
        "presence",
        "language",
        "closure",
        "replies",
        "preview",
        "notes",
        "owner",
        "spam",
        "snooze",
        "follow-up",
        "read",
        "enquiries",
        "enquiries/1",
        "enquiries/1/closure",
    ] {
        let fields = [
            ("draft", draft.as_str()),
            ("body", "Hello."),
            ("until", "tomorrow"),
            ("agent", "1"),
            ("tag", "vip"),
            ("priority", "high"),
            ("doing", "reading"),
        ];
        let page = of.world.post(&narrow, &format!("/conversations/{id}/{act}"), &fields).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{act}: {}", page.body);
    }
    for list in [
        "/inbox/open",
        "/inbox/waiting-on-us",
        "/search?q=kettle",
        "/search?q=is%3Aopen",
        "/search?q=is%3Aopen+kettle",
        "/tasks",
        "/post-room",
        "/settings/deliveries",
    ] {
        let page = of.world.get(&narrow, list).await;
        assert_eq!(page.status, StatusCode::OK, "{list}");
        assert!(!page.body.to_lowercase().contains("where is my"), "{list}");
        assert!(!page.body.contains("ada@example.com"), "{list}");
        assert!(!page.body.contains(&id.to_string()), "{list}");
    }
    let found = of.world.get(&of.admin, "/search?q=kettle").await;
    assert!(found.body.contains(&id.to_string()), "who sees everything finds it");
}
