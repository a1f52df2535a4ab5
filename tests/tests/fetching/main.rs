//! Mail is fetched from a real server: soon, once, and whatever happens to the line, to the numbers over there, or to the
//! program here. What was there before is never answered.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

mod fetcher;
mod odd_servers;

use channel::email::imap::oauth::Client;
use desk::source::NewSource;
use domain::source::{After, Encryption, SignIn};
use domain::timeline::{Actor, Happened};
use fetcher::{Fetcher, HELP, days_ago, mail, new_desk, now};
use language::Language;
use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use store::Place;
use tests::dovecot::{Dovecot, PASSWORD};
use tests::kept::taken_in;
use tests::machine::{free_port, wait_until};
use tests::server::{Options, Server as Process, binary, run};
use tests::token_server::TokenServer;

#[tokio::test(flavor = "multi_thread")]
async fn new_mail_comes_at_once_and_what_was_there_is_left_alone() {
    if !Dovecot::can_start("fetching") {
        return;
    }
    for (what, more) in [("with IDLE", ""), ("without", "imap_capability = IMAP4rev1 UIDPLUS\n")] {
        let dovecot = Dovecot::start_with(more);
        for mut fetcher in Fetcher::on_each("fetching").await {
            dovecot.deliver("help", &mail("old", &days_ago(3)));
            let source = fetcher.connect(fetcher.source(dovecot.address(), "help")).await;
            tokio::time::sleep(Duration::from_millis(500)).await;
            let begun = Instant::now();
            dovecot.deliver("help", &mail("ada", &now()));
            fetcher.arrives("ada").await;
            eprintln!("{what}: new mail was taken in after {:?}", begun.elapsed());
            assert!(begun.elapsed() < Duration::from_secs(5), "{what}: {:?}", begun.elapsed());
            let found = fetcher.conversations().await;
            assert_eq!(found.len(), 1, "the old one stays where it is: {found:#?}");
            let happened = fetcher.happened(found[0].0.id).await;
            assert!(happened.iter().any(|it| matches!(it, Happened::Acknowledged { .. })), "{happened:#?}");
            assert_eq!(dovecot.count("help", "INBOX").1, 0, "the mark `read` is theirs");
            let health = fetcher.desk.health().await.unwrap();
            assert_eq!((health.sources, health.silent_sources), (1, vec![]));
            fetcher.desk.remove_source(Actor::Operator, source).await.unwrap();
            dovecot.deliver("help", &mail("bea", &now()));
            tokio::time::sleep(Duration::from_secs(1)).await;
            assert_eq!(fetcher.there().await.len(), 1, "nothing is fetched from what was removed");
            fetcher.stop().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_encrypted_both_ways_and_only_with_whom_is_trusted() {
    if !Dovecot::can_start("encrypted fetching") {
        return;
    }
    let (dovecot, implicit, trusted) = Dovecot::start_encrypted();
    let ways = [(dovecot.address(), Encryption::StartTls, "ada"), (implicit, Encryption::Implicit, "bea")];
    let place = Place::Sqlite(store::testing::folder("encrypted").join("answerable.db"));
    let mut fetcher = Fetcher::at(&place).await;
    let source = |at: SocketAddr, encryption, person: &str| {
        let mut new = fetcher.source(at, person);
        new.server.encryption = encryption;
        new
    };
    let sources = ways.map(|(at, encryption, person)| source(at, encryption, person));
    // Who is not trusted hears no password.
    let distrusted = fetcher.desk.add_source(Actor::Operator, sources[0].clone(), None).await.unwrap();
    wait_until("a refusal", async || {
        let kept = fetcher.desk.reader().read(move |read| read.source(distrusted)).await.unwrap().unwrap();
        kept.standing.fault.contains("certificate")
    })
    .await;
    fetcher.desk.remove_source(Actor::Operator, distrusted).await.unwrap();
    fetcher.stop().await;
    fetcher.trusted = Some(trusted);
    fetcher.start();
    for (new, (_, _, person)) in sources.into_iter().zip(ways) {
        fetcher.connect(new).await;
        dovecot.deliver(person, &mail(person, &now()));
        fetcher.arrives(person).await;
    }
    fetcher.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backlog_is_brought_in_silently() {
    if !Dovecot::can_start("a backlog") {
        return;
    }
    let dovecot = Dovecot::start();
    for mut fetcher in Fetcher::on_each("backlog").await {
        let person = if fetcher.desk.store.shared_by_nodes() { "shared" } else { "help" };
        for (name, days) in [("ancient", 60), ("stale", 20), ("recent", 3)] {
            dovecot.deliver(person, &mail(name, &days_ago(days)));
        }
        let new = NewSource { backlog_days: 30, ..fetcher.source(dovecot.address(), person) };
        fetcher.connect(new).await;
        fetcher.arrives("recent").await;
        fetcher.arrives("stale").await;
        dovecot.deliver(person, &mail("fresh", &now()));
        fetcher.arrives("fresh").await;
        let found = fetcher.conversations().await;
        assert_eq!(found.len(), 3, "what is older stays there: {found:#?}");
        for (conversation, messages) in found {
            let name = messages[0].external_id.clone().unwrap();
            let happened = fetcher.happened(conversation.id).await;
            let held: Vec<_> = happened
                .iter()
                .filter_map(|it| match it {
                    Happened::NotAcknowledged { because } => Some(because[0].code.to_string()),
                    _ => None,
                })
                .collect();
            match name.split('@').next().unwrap() {
                "fresh" => assert!(held.is_empty() && conversation.status.is_open()),
                "recent" => assert!(held == ["imported"] && conversation.status.is_open(), "{conversation:#?}"),
                _ => assert!(held == ["imported"] && !conversation.status.is_open(), "{conversation:#?}"),
            }
        }
        wait_until("the fresh one is answered", async || fetcher.desk.health().await.unwrap().held >= 2).await;
        let held = fetcher.desk.health().await.unwrap().held;
        assert_eq!(held, 2, "an acknowledgement and a notification of the fresh one, nothing else");
        fetcher.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_numbered_anew_brings_nothing_twice_and_loses_nothing() {
    if !Dovecot::can_start("another UIDVALIDITY") {
        return;
    }
    for mut fetcher in Fetcher::on_each("renumbered").await {
        let dovecot = Dovecot::start();
        dovecot.deliver("help", &mail("before", &days_ago(9)));
        fetcher.connect(fetcher.source(dovecot.address(), "help")).await;
        for name in ["ada", "bea"] {
            dovecot.deliver("help", &mail(name, &now()));
            fetcher.arrives(name).await;
        }
        // Each is acknowledged, and an agent hears of each; that takes its time after it arrived.
        wait_until("both are answered", async || fetcher.desk.health().await.unwrap().held == 4).await;
        fetcher.stop().await;
        dovecot.number_anew("help");
        dovecot.deliver("help", &mail("cleo", &now()));
        fetcher.start();
        fetcher.arrives("cleo").await;
        let there = fetcher.there().await;
        assert_eq!(there.len(), 3, "{there:?}");
        assert!(there.values().all(|count| *count == 1), "{there:?}");
        wait_until("the new one is answered", async || fetcher.desk.health().await.unwrap().held >= 6).await;
        assert_eq!(fetcher.desk.health().await.unwrap().held, 6, "only the new one was answered");
        for (conversation, _) in fetcher.conversations().await {
            let happened = fetcher.happened(conversation.id).await;
            assert!(!happened.iter().any(|it| matches!(it, Happened::CameAgain { .. })), "known before it is kept");
        }
        fetcher.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_fetched_is_moved_where_its_owner_wants_it() {
    if !Dovecot::can_start("moving") {
        return;
    }
    for more in ["", "imap_capability = IMAP4rev1 UIDPLUS IDLE\n"] {
        let dovecot = Dovecot::start_with(more);
        let place = Place::Sqlite(store::testing::folder("moving").join("answerable.db"));
        let mut fetcher = Fetcher::at(&place).await;
        dovecot.deliver("help", &mail("old", &days_ago(3)));
        let after = After::Move("Read by Birch & Son".into());
        fetcher.connect(NewSource { after, ..fetcher.source(dovecot.address(), "help") }).await;
        for name in ["ada", "bea"] {
            dovecot.deliver("help", &mail(name, &now()));
            fetcher.arrives(name).await;
        }
        wait_until("moved", async || dovecot.count("help", "\"Read by Birch &- Son\"").0 == 2).await;
        assert_eq!(dovecot.count("help", "INBOX").0, 1, "what was there before us stays");
        fetcher.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_server_a_tarpit_and_a_wrong_password_are_loud_and_delay_nobody() {
    if !Dovecot::can_start("broken sources") {
        return;
    }
    let dovecot = Dovecot::start();
    let place = Place::Sqlite(store::testing::folder("broken").join("answerable.db"));
    let mut fetcher = Fetcher::at(&place).await;
    let tarpit = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (tarpit_at, dead) = (tarpit.local_addr().unwrap(), free_port());
    // Takes every call and never says a word.
    let taking = tokio::spawn(async move {
        let mut calls = Vec::new();
        while let Ok(call) = tarpit.accept().await {
            calls.push(call);
        }
    });
    let desk = &fetcher.desk;
    for server in [dead, tarpit_at] {
        desk.add_source(Actor::Operator, fetcher.source(server, "help"), None).await.unwrap();
    }
    let wrong = NewSource { secret: "shut".into(), ..fetcher.source(dovecot.address(), "wrong") };
    let wrong = desk.add_source(Actor::Operator, wrong, None).await.unwrap();
    fetcher.connect(fetcher.source(dovecot.address(), "help")).await;
    let begun = Instant::now();
    dovecot.deliver("help", &mail("ada", &now()));
    fetcher.arrives("ada").await;
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());

    wait_until("the dead one is loud", async || {
        let silent = desk.health().await.unwrap().silent_sources;
        silent.iter().any(|source| desk::said::silent_source(Language::English, source).contains("cannot be reached"))
    })
    .await;
    let refused = async || {
        let kept = desk.reader().read(move |read| read.source(wrong)).await.unwrap().unwrap();
        kept.standing.fault
    };
    wait_until("the wrong password is known", async || refused().await.contains("The password was refused")).await;
    desk.change_source_secret(Actor::Operator, wrong, PASSWORD).await.unwrap();
    wait_until("the right one helps at once", async || desk.source_reached(wrong).await.unwrap().is_some()).await;
    assert_eq!(refused().await, "");
    fetcher.stop().await;
    taking.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_too_large_delays_no_other_and_somebody_is_told() {
    if !Dovecot::can_start("large messages") {
        return;
    }
    let dovecot = Dovecot::start();
    let place = Place::Sqlite(store::testing::folder("large").join("answerable.db"));
    let mut fetcher = Fetcher::at(&place).await;
    fetcher.connect(fetcher.source(dovecot.address(), "help")).await;
    dovecot.deliver("help", &format!("{}{}\n", mail("huge", &now()), "and so on and on\n".repeat(40_000)));
    dovecot.deliver("help", &mail("ada", &now()));
    fetcher.arrives("ada").await;
    fetcher.arrives("huge").await;
    let tasks = fetcher.desk.reader().read(|read| read.all_open_tasks(10)).await.unwrap();
    assert!(tasks.iter().any(|task| task.words.contains("larger than this desk takes")), "{tasks:#?}");
    assert_eq!(tasks.len(), 1);
    fetcher.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_mailboxes_are_fetched_from_beside_each_other() {
    if !Dovecot::can_start("a hundred mailboxes") {
        return;
    }
    const SOURCES: usize = 100;
    let many = "default_process_limit = 400\nservice imap-login {\n  process_limit = 400\n}\n";
    let dovecot = Dovecot::start_with(many);
    for mut fetcher in Fetcher::on_each("hundred").await {
        let person =
            |number: usize| format!("{}{number}", if fetcher.desk.store.shared_by_nodes() { "p" } else { "s" });
        let mut ids = Vec::new();
        for number in 0..SOURCES {
            let new = fetcher.source(dovecot.address(), &person(number));
            ids.push(fetcher.desk.add_source(Actor::Operator, new, None).await.unwrap());
        }
        let begun = Instant::now();
        wait_until("all are looked at", async || {
            let mut reached = 0;
            for id in &ids {
                reached += usize::from(fetcher.desk.source_reached(*id).await.unwrap().is_some());
            }
            reached == SOURCES
        })
        .await;
        eprintln!("{SOURCES} sources connected after {:?}", begun.elapsed());
        let begun = Instant::now();
        for number in 0..SOURCES {
            dovecot.deliver(&person(number), &mail(&person(number), &now()));
        }
        wait_until("a mail from each", async || fetcher.there().await.len() == SOURCES).await;
        eprintln!("a mail of each of {SOURCES} sources was taken in after {:?}", begun.elapsed());
        assert!(fetcher.there().await.values().all(|count| *count == 1));
        fetcher.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_fetch_each_mail_once_and_one_takes_over_from_the_other() {
    if !Dovecot::can_start("fetching on two nodes") {
        return;
    }
    let Some(url) = store::testing::postgres_database("two_fetchers") else { return };
    let place = Place::Postgres(url.into());
    let dovecot = Dovecot::start();
    let mut one = Fetcher::at(&place).await;
    let desk = new_desk(&place);
    desk.chance.set_node(1);
    let mut other = Fetcher::of(desk, one.mailbox);
    other.start();
    one.connect(one.source(dovecot.address(), "help")).await;
    for number in 0..20 {
        dovecot.deliver("help", &mail(&format!("first{number}"), &now()));
    }
    wait_until("the first", async || one.there().await.len() == 20).await;
    one.stop().await;
    for number in 0..20 {
        dovecot.deliver("help", &mail(&format!("second{number}"), &now()));
    }
    wait_until("the second", async || other.there().await.len() == 40).await;
    let there = other.there().await;
    assert!(there.values().all(|count| *count == 1), "{there:?}");
    other.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_again_and_again_while_it_fetches_it_loses_nothing_and_repeats_nothing() {
    let Some(binary) = binary() else { return };
    if !Dovecot::can_start("fetching and kill -9") {
        return;
    }
    const MAILS: usize = 500;
    let (dovecot, data) = (Dovecot::start(), store::testing::folder("fetch-kill"));
    let options = Options::default();
    let place = Place::Sqlite(data.join("answerable.db"));
    let mut server = Process::set_up_and_start(&binary, &data, &options);
    let port = dovecot.address().port().to_string();
    let add = ["source", "add", HELP, "--host", "127.0.0.1", "--port", &port, "--tls", "none", "--user", "help"];
    let added = run(&binary, &data, &options, &add, PASSWORD);
    assert_eq!(added.code, 0, "{added:?}");
    server.kill();
    for number in 0..MAILS {
        dovecot.deliver("help", &mail(&format!("n{number}"), &now()));
    }
    let mut begun = Vec::new();
    for round in 0..6 {
        server = Process::start(&binary, &data, &options);
        tokio::time::sleep(Duration::from_millis(20 + round * 60)).await;
        server.kill();
        begun.push(taken_in(&place).await.len());
    }
    eprintln!("taken in when it was killed: {begun:?}");
    server = Process::start(&binary, &data, &options);
    // What it had in hand when it was killed is its own for two minutes.
    let begun = Instant::now();
    while taken_in(&place).await.len() < MAILS {
        assert!(begun.elapsed() < Duration::from_secs(240), "{} of {MAILS}", taken_in(&place).await.len());
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let there = taken_in(&place).await;
    server.stop();
    assert_eq!(there.len(), MAILS);
    let twice: Vec<_> = there.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permission_of_a_provider_takes_the_place_of_a_password() {
    if !Dovecot::can_start("signing in by a token") {
        return;
    }
    let (tokens, folder) = (TokenServer::default(), store::testing::folder("tokens"));
    let at = tokens.start().await;
    let asks = folder.join("oauth2.conf");
    let words = format!(
        "introspection_url = http://{at}/introspect\nintrospection_mode = post\nactive_attribute = active\nactive_value = true\n"
    );
    std::fs::write(&asks, words).unwrap();
    let more = format!(
        "auth_mechanisms = plain xoauth2\npassdb {{\n  driver = oauth2\n  mechanisms = xoauth2\n  args = {}\n}}\n",
        asks.display()
    );
    let dovecot = Dovecot::start_with(&more);
    let place = Place::Sqlite(store::testing::folder("permission").join("answerable.db"));
    let mut fetcher = Fetcher::at(&place).await;
    fetcher.stop().await;
    fetcher.clients.microsoft = Some(Client::at_microsoft("desk", &format!("http://{at}"), "common"));
    fetcher.start();

    let asked = fetcher.clients.ask_microsoft(None).await.unwrap();
    assert_eq!((asked.page.as_str(), asked.code.as_str()), ("https://login.example/", "ABCD"));
    let permission = fetcher.clients.typed(None, &asked).await.unwrap();
    let new = NewSource { sign_in: SignIn::Microsoft, secret: permission, ..fetcher.source(dovecot.address(), "help") };
    let id = fetcher.connect(new).await;
    dovecot.deliver("help", &mail("ada", &now()));
    fetcher.arrives("ada").await;
    let given = tokens.given.load(Ordering::SeqCst);
    wait_until("another token before the first is over", async || tokens.given.load(Ordering::SeqCst) > given + 1)
        .await;
    dovecot.deliver("help", &mail("bea", &now()));
    fetcher.arrives("bea").await;
    let standing = async || {
        let kept = fetcher.desk.reader().read(move |read| read.source(id)).await.unwrap().unwrap();
        kept.standing
    };
    assert_eq!(standing().await.failures, 0, "signing in again is no fault");

    tokens.withdrawn.store(true, Ordering::SeqCst);
    wait_until("the refusal is known", async || standing().await.fault.contains("withdrew its permission")).await;
    tokens.withdrawn.store(false, Ordering::SeqCst);
    let again = fetcher.clients.typed(None, &asked).await.unwrap();
    fetcher.desk.change_source_secret(Actor::Operator, id, &again).await.unwrap();
    dovecot.deliver("help", &mail("cleo", &now()));
    fetcher.arrives("cleo").await;
    fetcher.stop().await;
}
