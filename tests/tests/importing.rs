//! Old mail is brought in as if it had always been here, and nobody is written to because of it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use channel::email::archive::Index;
use channel::email::{came_at, return_path};
use desk::intake::{Imported, ToImport};
use domain::conversation::{Status, Waiting};
use domain::{Millis, Moment};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use store::{Direction, Place, Store};
use tests::server::{Options, Server, binary, run};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ADA: &str = "Ada Vries <ada@people.example>";

/// A mail as programs keep it: with its date and identifier, and what it answers.
fn kept(id: &str, answers: &str, from: &str, to: &str, date: &str, text: &str) -> String {
    let answers =
        if answers.is_empty() { String::new() } else { format!("In-Reply-To: <{answers}>\nReferences: <{answers}>\n") };
    format!(
        "From - Mon Jan  5 10:00:00 2026\nFrom: {from}\nTo: {to}\nSubject: About {id}\nDate: {date}\nMessage-ID: <{id}>\n{answers}\n{text}\n\n"
    )
}

/// An inbox and a folder of sent mail, as a shop might have had them; neither in order.
fn archives(folder: &Path) {
    let inbox = [
        kept("thanks@people", "answer@birch", ADA, HELP, "Mon, 12 Oct 2026 09:00:00 +0000", "Thank you, it works."),
        kept("kettle@people", "", ADA, HELP, "Sat, 10 Oct 2026 09:00:00 +0000", "Where is my kettle?"),
        kept(
            "invoice@people",
            "",
            "Bea <bea@people.example>",
            HELP,
            "Wed, 28 Oct 2026 09:00:00 +0000",
            "Please send me the invoice.",
        ),
        kept(
            "lid@people",
            "",
            "Cleo <cleo@people.example>",
            HELP,
            "Thu, 29 Oct 2026 09:00:00 +0000",
            "The lid is broken.",
        ),
        kept(
            "forwarded@supplier",
            "ask@birch",
            "Supplier <sales@supplier.example>",
            HELP,
            "Sat, 31 Oct 2026 09:00:00 +0000",
            "We can replace it.",
        ),
    ];
    let sent = [
        kept(
            "lid-answer@birch",
            "lid@people",
            &format!("Tom Berg <{HELP}>"),
            "cleo@people.example",
            "Fri, 30 Oct 2026 12:00:00 +0000",
            "A new lid is on its way.",
        ),
        kept(
            "answer@birch",
            "kettle@people",
            &format!("Birch <{HELP}>"),
            ADA,
            "Sat, 10 Oct 2026 12:00:00 +0000",
            "It comes on Monday.",
        ),
        kept(
            "ask@birch",
            "invoice@people",
            &format!("Mia Dahl <{HELP}>"),
            "sales@supplier.example",
            "Thu, 29 Oct 2026 10:00:00 +0000",
            "Do we have this invoice?",
        ),
    ];
    std::fs::write(folder.join("a-sent"), sent.concat()).unwrap();
    std::fs::write(folder.join("inbox"), inbox.concat()).unwrap();
}

async fn import(world: &World, folder: &Path) -> Vec<Imported> {
    let now = world.desk.now();
    let index = Index::of(&[folder.to_owned()], |raw, _| came_at(raw, now), |_| {});
    assert!(index.unread.is_empty(), "{:?}", index.unread);
    let mailbox = world.desk.reader().read(|read| read.mailboxes()).await.unwrap().remove(0);
    let mails = (0..index.len()).map(|place| {
        let (came_at, mail) = index.read(place).unwrap().unwrap();
        ToImport { sender: return_path(&mail.raw), raw: mail.raw, came_at }
    });
    world.desk.import(&mailbox, mails.collect()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn old_conversations_are_whole_closed_and_silent() {
    for world in World::on_each("importing").await {
        let folder = store::testing::folder("archives");
        archives(&folder);
        assert_eq!(import(&world, &folder).await, [Imported::Filed; 8]);
        world.settle().await;
        assert!(world.sent().is_empty() && world.tasks().await.is_empty(), "nobody hears of it");

        let conversation = async |subject: &str| {
            let found = world.conversations().await.into_iter().find(|it| it.subject.contains(subject));
            found.unwrap_or_else(|| panic!("no conversation {subject}"))
        };
        let kettle = conversation("kettle").await;
        let messages = world.messages(kettle.id).await;
        let order: Vec<_> = messages.iter().map(|message| message.direction).collect();
        assert_eq!(order, [Direction::In, Direction::Out, Direction::In]);
        assert!(messages.is_sorted_by_key(|message| message.at));
        assert!(matches!(kettle.status, Status::Closed { .. }), "three weeks ago: {kettle:#?}");
        assert_eq!(kettle.created_at.rfc3339(), "2026-10-10T09:00:00Z");

        let invoice = conversation("invoice").await;
        let asked = Moment(1_793_178_000_000);
        assert_eq!(invoice.waiting, Waiting::OnUs { since: asked }, "what a supplier was asked is no answer");
        assert!(invoice.status.is_open());
        let lid = conversation("lid").await;
        assert!(matches!(lid.status, Status::Closed { .. }) && lid.waiting == Waiting::Nobody { since: lid.latest.at });
        let answer = world.messages(lid.id).await.pop().unwrap();
        assert_eq!(answer.agent, Some(world.cast.tom), "known by the name");
        for it in world.conversations().await {
            assert_eq!(world.held_back(it.id).await, ["imported"], "{it:#?}");
        }

        assert_eq!(import(&world, &folder).await, [Imported::Known; 8], "again, nothing is new");
        assert_eq!(world.conversations().await.len(), 3);

        let again = Letter::new("Cleo <cleo@people.example>", HELP, "Re: About lid", "It does not fit.")
            .with("Message-ID", "<not-fitting@people>")
            .with("In-Reply-To", "<lid-answer@birch>");
        world.mail(&again).await;
        let lid = conversation("lid").await;
        assert!(lid.status.is_open() && lid.message_count == 3, "what comes now goes on there: {lid:#?}");
        assert_eq!(world.sent().len(), 1, "an acknowledgement");
        world.answer(world.cast.mia, lid.id, "We send another one.").await;
        world.answer(world.cast.mia, conversation("invoice").await.id, "Here it is.").await;
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_by_itself_before_is_not_brought_in_twice() {
    for world in World::on_each("import_known").await {
        let letter = Letter::new(ADA, HELP, "Kettle", "Where is it?").with("Message-ID", "<live@people>");
        world.mail(&letter).await;
        world.answer(world.cast.mia, world.conversation().await.id, "It comes on Monday.").await;
        let before = world.conversation().await;
        let folder = store::testing::folder("import-known");
        // The same mail as another server kept it, and the answer as the folder of sent mail has it.
        let received = format!("X-Elsewhere: yes\r\n{}", String::from_utf8(letter.bytes()).unwrap());
        std::fs::write(folder.join("1.eml"), received).unwrap();
        let sent = world.sent().pop().unwrap();
        std::fs::write(folder.join("2.eml"), &sent.raw).unwrap();
        world.desk.clock.advance(Millis::hours(1));
        import(&world, &folder).await;
        let after = world.conversation().await;
        assert_eq!(
            (after.message_count, after.status, after.waiting),
            (before.message_count, before.status, before.waiting)
        );
        world.finish().await;
    }
}

/// The real program, killed while it imports and begun again, beside a running desk.
#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_was_killed_goes_on_where_it_was() {
    let Some(binary) = binary() else { return };
    const MAILS: usize = 1_500;
    let (data, folder) = (store::testing::folder("import-kill"), store::testing::folder("import-mails"));
    let mails: String = (0..MAILS)
        .map(|number| {
            let from = format!("Customer {number} <c{number}@people.example>");
            let date = format!("Mon, {} Jan 2024 09:{:02}:{:02} +0000", 1 + number % 28, number / 60 % 60, number % 60);
            kept(&format!("old{number}@people"), "", &from, HELP, &date, "Where is my kettle?")
        })
        .collect();
    std::fs::write(folder.join("mbox"), mails).unwrap();
    let options = Options::default();
    let server = Server::set_up_and_start(&binary, &data, &options);
    let path = folder.display().to_string();
    let arguments = ["import", "mail", &path, "--mailbox", HELP];
    for _ in 0..3 {
        let mut command = Command::new(&binary);
        command.args(arguments).env_remove("ANSWERABLE_BIN").env("ANSWERABLE_DATA", &data).current_dir(&data);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(700)).await;
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let ended = run(&binary, &data, &options, &arguments, "");
    assert_eq!(ended.code, 0, "{ended:?}");
    let again = run(&binary, &data, &options, &arguments, "");
    assert!(again.out.contains("0 brought in, 1500 were here already"), "{again:?}");
    let store = Store::open(&Place::Sqlite(data.join("answerable.db"))).unwrap();
    let there = store.read(|read| {
        let mut count = 0;
        for number in 0..MAILS {
            count += usize::from(read.parent(&format!("old{number}@people"))?.is_some());
        }
        Ok::<_, store::Trouble>((
            count,
            read.view_counts(domain::team::Eyes::everywhere(domain::AgentId(0)))?,
            read.outgoing_backlog(Moment(i64::MAX / 2))?,
        ))
    });
    let (count, views, backlog) = there.await.unwrap();
    server.stop();
    assert_eq!(count, MAILS);
    assert_eq!(backlog.due + backlog.held, 0, "nobody is written to: {backlog:?}");
    assert_eq!(views.open, 0, "all of it is over: {views:?}");
    eprintln!("first words after it was killed three times: {}", ended.out.trim());
}
