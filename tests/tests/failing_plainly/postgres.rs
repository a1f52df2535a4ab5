//! PostgreSQL that is not there, or goes away and comes back.

use crate::{exactly, fails, free_ports, plainly, request, send};
use store::Place;
use tests::cluster::Cluster;
use tests::server::{Options, Server, binary, run};

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
