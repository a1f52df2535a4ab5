//! The ways back: into the desk, and from a backup.

use crate::{HELP, MIA, exactly, mail, plainly, request, send, set_up, sqlite};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use tests::server::{Customer, Options, PASSWORD, Relay, Server, binary, run};

fn sign_in(web: SocketAddr, password: &str) -> u16 {
    let body = format!("email={}&password={}", MIA.replace('@', "%40"), password.replace(' ', "+"));
    request(web, "POST /sign-in", &body).0
}

#[test]
fn the_last_admin_who_is_locked_out_gets_in_again() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("locked-out");
    let server = Server::set_up_and_start(&binary, &data, &Options::default());
    assert_eq!(sign_in(server.web, PASSWORD), 303);
    let mut answers: Vec<u16> = (0..9).map(|_| sign_in(server.web, "what was it again")).collect();
    answers.dedup();
    assert_eq!(answers, [401, 429], "after some tries nobody may try again");
    assert_eq!(sign_in(server.web, PASSWORD), 429, "not even with the right one");

    let reset =
        |email: &str, password: &str| run(&binary, &data, &Options::default(), &["user", "reset", email], password);
    plainly(&reset("nobody@birch-staff.example", "a newer kettle"), 64, &["nobody@birch-staff.example", "user list"]);
    plainly(&reset(MIA, "short"), 64, &["10"]);
    plainly(&reset(MIA, ""), 64, &["password"]);
    let done = reset(MIA, "a newer kettle");
    assert!(done.code == 0 && done.out.contains("has a new password"), "{done:?}");
    assert_eq!((sign_in(server.web, "a newer kettle"), sign_in(server.web, PASSWORD)), (303, 401));
}

/// Sends mail until it is told to stop, and says what heard 250.
fn keep_sending(smtp: SocketAddr, lane: usize, stop: &AtomicBool) -> Vec<String> {
    let mut heard = Vec::new();
    let mut customer = Customer::connect(smtp).unwrap();
    for number in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let name = format!("during{lane}-{number}");
        let (id, raw) = mail(&name, 500);
        customer.send(&format!("{name}@people.example"), HELP, &raw).unwrap();
        heard.push(id);
    }
    heard
}

#[tokio::test]
async fn a_backup_made_while_mail_arrives_starts_elsewhere_with_what_was_there() {
    let Some(binary) = binary() else { return };
    let (data, elsewhere) = (store::testing::folder("live"), store::testing::folder("restored"));
    let file = data.join("desk.backup");
    let server = Server::set_up_and_start(&binary, &data, &Options::default());
    let mut before: Vec<String> = (0..20).map(|n| send(server.smtp, &format!("before{n}"), 500).unwrap()).collect();
    before.push(send(server.smtp, "large", 400_000).unwrap());
    let (smtp, stop) = (server.smtp, AtomicBool::new(false));
    let during = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..2)
            .map(|lane| {
                scope.spawn({
                    let stop = &stop;
                    move || keep_sending(smtp, lane, stop)
                })
            })
            .collect();
        let made = run(&binary, &data, &Options::default(), &["backup", &file.to_string_lossy()], "");
        stop.store(true, Ordering::Relaxed);
        assert!(made.code == 0 && made.out.contains("written and verified"), "{made:?}");
        lanes.into_iter().flat_map(|lane| lane.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(!during.is_empty(), "mail arrived during the backup");
    plainly(
        &run(&binary, &data, &Options::default(), &["backup", &file.to_string_lossy()], ""),
        73,
        &["exists already"],
    );
    let all: Vec<String> = before.iter().chain(&during).cloned().collect();
    exactly(&sqlite(&data), &all).await;
    server.stop();

    let restored = run(&binary, &elsewhere, &Options::default(), &["restore", &file.to_string_lossy()], "");
    assert_eq!(restored.code, 0, "{}", restored.err);
    let desk = Server::start(&binary, &elsewhere, &Options::default());
    assert_eq!(sign_in(desk.web, PASSWORD), 303);
    tests::kept::all_taken_in(&sqlite(&elsewhere)).await;
    let there = tests::kept::taken_in(&sqlite(&elsewhere)).await;
    assert!(before.iter().all(|id| there.get(id) == Some(&1)), "what was there before the backup is in it, once");
    assert!(there.iter().all(|(id, count)| *count == 1 && all.contains(id)), "and nothing that never was");
    send(desk.smtp, "afterwards", 100).unwrap();
}

#[test]
fn a_backup_that_does_not_fit_is_refused_and_nothing_is_made() {
    let Some(binary) = binary() else { return };
    let (data, empty) = (store::testing::folder("fits"), store::testing::folder("empty"));
    set_up(&binary, &data, &Options::default());
    let file = data.join("desk.backup");
    assert_eq!(run(&binary, &data, &Options::default(), &["backup", &file.to_string_lossy()], "").code, 0);
    let sound = std::fs::read(&file).unwrap();
    // The manifest is text inside of the file; a number of the same length keeps everything else in its place.
    let schema = format!("\"schema\": {}", store::migrate::SCHEMA);
    let newer = schema.replace(&store::migrate::SCHEMA.to_string(), &"9".repeat(schema.len() - 10));
    let at = sound.windows(schema.len()).position(|bytes| bytes == schema.as_bytes()).expect("the manifest");
    let mut of_later = sound.clone();
    of_later[at..at + schema.len()].copy_from_slice(newer.as_bytes());
    let mut changed = sound.clone();
    changed[600] ^= 1;
    let cases: [(&str, &[u8], i32, &str); 4] = [
        ("newer", &of_later, 76, "newer version"),
        ("changed", &changed, 65, "no complete backup"),
        ("cut", &sound[..sound.len() / 2], 65, "no complete backup"),
        ("text", b"no backup at all", 65, "no complete backup"),
    ];
    for (name, bytes, code, words) in cases {
        let path = data.join(name);
        std::fs::write(&path, bytes).unwrap();
        plainly(&run(&binary, &empty, &Options::default(), &["restore", &path.to_string_lossy()], ""), code, &[words]);
        assert_eq!(std::fs::read_dir(&empty).unwrap().count(), 0, "{name}: nothing was made");
    }
    let full = run(&binary, &data, &Options::default(), &["restore", &file.to_string_lossy()], "");
    plainly(&full, 73, &["holds data already"]);
    let missing = run(&binary, &empty, &Options::default(), &["restore", "/nowhere/desk.backup"], "");
    plainly(&missing, 74, &["/nowhere/desk.backup does not exist"]);
}

#[test]
fn the_doctor_says_by_its_exit_code_whether_there_is_something_to_mend() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("doctor");
    let relay = Relay::start();
    let well = relay.options().with("ANSWERABLE_WEB_PUBLIC_URL", "https://desk.birch.example");
    set_up(&binary, &data, &well);
    let healthy = run(&binary, &data, &well, &["doctor"], "");
    assert!(healthy.code == 0 && !healthy.out.contains("BAD") && healthy.err.is_empty(), "{healthy:?}");
    let ill = well.with("ANSWERABLE_SENDING_RELAY_PORT", 1);
    let found = run(&binary, &data, &ill, &["doctor"], "");
    plainly(&found, 69, &["1 of ", "found something to mend"]);
    assert!(found.out.contains("BAD   Mailbox help@birch.example: Mail leaves. The mail relay"), "{}", found.out);
    let nothing_leaves = run(&binary, &data, &Options::default(), &["doctor"], "");
    plainly(&nothing_leaves, 69, &["1 of ", "found something to mend"]);
    let held = "BAD   Mailbox help@birch.example: Mail leaves. Your answers stay in the post room";
    assert!(nothing_leaves.out.contains(held), "{}", nothing_leaves.out);
}
