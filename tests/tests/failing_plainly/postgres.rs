//! PostgreSQL that is not there, or goes away and comes back.

use crate::{MENDED, exactly, fails, free_ports, plainly, request, send};
use std::time::{Duration, Instant};
use store::{Place, Store};
use tests::cluster::Cluster;
use tests::server::{Options, Relay, Server, binary, run};

#[test]
fn postgres_that_cannot_be_reached_at_the_start_is_said() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("unreachable");
    let options = free_ports().with("ANSWERABLE_DATABASE", "postgres://desk@127.0.0.1:1/desk");
    fails(&binary, &data, &options, 69, &["PostgreSQL cannot be reached", "Connection refused", "start again"]);
    plainly(&run(&binary, &data, &options, &["doctor"], ""), 69, &["PostgreSQL cannot be reached"]);
}

#[tokio::test]
async fn postgres_that_goes_away_is_waited_for() {
    let Some(binary) = binary() else { return };
    let Some(mut cluster) = Cluster::make("PostgreSQL that goes away") else { return };
    cluster.start(&[]);
    cluster.make_database("desk");
    let data = store::testing::folder("goes-away");
    let url = cluster.url("127.0.0.1", "desk");
    let missing = free_ports().with("ANSWERABLE_DATABASE", cluster.url("127.0.0.1", "nowhere"));
    fails(&binary, &data, &missing, 69, &["\"nowhere\" does not exist"]);

    let options = Options::default().with("ANSWERABLE_DATABASE", &url);
    let server = Server::set_up_and_start(&binary, &data, &options);
    let mut heard: Vec<String> = (0..3).map(|n| send(server.smtp, &format!("early{n}"), 100).unwrap()).collect();
    heard.push(send(server.smtp, "large", 400_000).unwrap());
    assert_eq!(request(server.web, "GET /health", "").0, 200);

    for round in 0..2 {
        cluster.stop();
        for number in 0..5 {
            let answer = send(server.smtp, &format!("away{round}-{number}"), 100);
            assert!(answer.is_err(), "nothing is taken while it cannot be kept");
        }
        let (status, health) = request(server.web, "GET /health", "");
        assert!(status == 503 && health.contains("down"), "{health}");
        let (status, page) = request(server.web, "GET /sign-in", "");
        assert!(status == 503 && page.contains("The database cannot be reached"), "{page}");
        let (status, page) = request(server.web, "GET /q/whatever", "");
        assert!(status == 503 && page.contains("answer any mail from us") && !page.contains("inbox"), "{page}");
        cluster.start(&[]);
        // As soon as it answers: every connection of the pool has met the break, and none of them costs a message.
        for number in 0..20 {
            heard.push(send(server.smtp, &format!("late{round}-{number}"), 100).unwrap());
        }
    }
    assert_eq!(request(server.web, "GET /health", "").0, 200);
    exactly(&Place::Postgres(url.into()), &heard).await;
    server.stop();
}

#[tokio::test]
async fn what_a_relay_said_while_postgres_was_away_is_written_down_when_it_is_back() {
    let Some(binary) = binary() else { return };
    let Some(mut cluster) = Cluster::make("PostgreSQL that is away while mail leaves") else { return };
    cluster.start(&[]);
    cluster.make_database("desk");
    let url = cluster.url("127.0.0.1", "desk");
    let relay = Relay::thinking_for(Duration::from_secs(3));
    let options = relay.options().with("ANSWERABLE_DATABASE", &url);
    let server = Server::set_up_and_start(&binary, &store::testing::folder("away-leaving"), &options);
    send(server.smtp, "one", 100).unwrap();
    relay.wait_for("the acknowledgement", |captured| captured.raw.contains("Auto-Submitted: auto-replied"));
    cluster.stop();
    tokio::time::sleep(Duration::from_secs(5)).await;
    cluster.start(&[]);
    let store = Store::open(&Place::Postgres(url.into())).unwrap();
    let begun = Instant::now();
    loop {
        let backlog = store.read(|read| read.outgoing_backlog(domain::Moment(i64::MAX))).await.unwrap();
        if backlog.leaving == 0 && backlog.due == 0 {
            assert_eq!((backlog.failed, backlog.retrying), (0, 0), "it was sent, and is known to be");
            break;
        }
        assert!(begun.elapsed() < MENDED, "still leaving: {}", backlog.leaving);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let acknowledgements = relay.taken().iter().filter(|it| it.raw.contains("Auto-Submitted: auto-replied")).count();
    assert!(acknowledgements <= 2, "the acknowledgement and the notification, each once: {acknowledgements}");
    server.stop();
}
