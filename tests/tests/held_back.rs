//! Files are looked at by a virus scanner: what something is found in is kept, and nobody gets it. A real clamd, one that is
//! killed, and stand-ins that are slow or lie.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a story that cannot go on stops")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use channel::clamd::Clamd as Scanner;
use desk::customer_page::AddedFile;
use desk::draft::CannotSave;
use desk::enquiry::{Ask, CannotAsk, Which};
use desk::permit::NotAllowed;
use desk::reply::Reply;
use desk::scan::{CannotGiveOut, Given, NotScanned, SCAN_PATIENCE};
use desk::{Desk, Promised};
use domain::conversation::Conversation;
use domain::message::ScanVerdict;
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{MessageId, Millis};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::StoredAttachment;
use tests::clamd::{Clamd, FOUND, eicar, zipped};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ADA: &str = "Ada Lovelace <ada@engine.example>";

/// A mail of Ada's with files.
fn mail(number: usize, files: &[(&str, &[u8])]) -> Letter {
    let mut raw = format!(
        "From: {ADA}\r\nTo: {HELP}\r\nSubject: My invoice\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\n\
         Message-ID: <a{number}@engine.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHere it is, number {number}.\r\n"
    );
    for (name, content) in files {
        let content = STANDARD.encode(content);
        let lines: Vec<&str> = content.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
        raw.push_str(&format!(
            "--b\r\nContent-Type: application/octet-stream; name={name}\r\nContent-Disposition: attachment; filename={name}\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            lines.join("\r\n")
        ));
    }
    raw.push_str("--b--\r\n");
    Letter::of_bytes(ADA, HELP, raw.into_bytes())
}

/// A world on each engine, with this scanner.
async fn worlds(name: &str, scanner: &Arc<dyn desk::scan::Scanner>) -> Vec<World> {
    let worlds = World::on_each(name).await;
    for world in &worlds {
        assert!(world.desk.scanner.set(Arc::clone(scanner)).is_ok());
    }
    worlds
}

fn asked(clamd: &Clamd) -> Arc<dyn desk::scan::Scanner> {
    Arc::new(Scanner::at(&clamd.address()).unwrap())
}

/// Everything that waits for the scanner is looked at.
async fn looked_at(desk: &Desk) {
    while desk.scan_due().await.unwrap() > 0 {}
}

async fn files(world: &World, message: MessageId) -> Vec<StoredAttachment> {
    world.desk.reader().read(move |read| read.attachments(message)).await.unwrap()
}

/// What somebody gets who fetches each of the files.
async fn fetched(world: &World, message: MessageId, contents: &[&[u8]]) -> Vec<Given> {
    let mut all = Vec::new();
    for (file, content) in files(world, message).await.iter().zip(contents) {
        all.push(world.desk.may_give(file, content, SCAN_PATIENCE).await.unwrap());
    }
    all
}

fn held(name: &str) -> Given {
    Given::HeldBack { name: name.into(), found: FOUND.into() }
}

async fn told_of(world: &World, it: &Conversation) -> Vec<Happened> {
    let about_files = |happened: &Happened| {
        matches!(
            happened,
            Happened::FileHeldBack { .. } | Happened::FileGivenOut { .. } | Happened::FileHeldBackAgain { .. }
        )
    };
    world.happened(it.id).await.into_iter().filter(about_files).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_by_mail_is_held_back_plain_or_in_an_archive_and_what_is_clean_is_not() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let clamd = Clamd::start();
    let (plain, zip, clean) = (eicar(), zipped("invoice.txt", &eicar()), b"Two kettles.".to_vec());
    for world in worlds("held_back_mail", &asked(&clamd)).await {
        let sent: [(&str, &[u8]); 3] = [("a.com", &plain), ("invoice.zip", &zip), ("list.txt", &clean)];
        world.mail(&mail(1, &sent)).await;
        let it = world.conversation().await;
        let message = world.messages(it.id).await[0].id;
        assert!(files(&world, message).await.iter().all(|file| file.awaits_scan && file.scan.is_none()));
        assert!(told_of(&world, &it).await.is_empty(), "taking in does not wait for the scanner");

        looked_at(&world.desk).await;
        let known = files(&world, message).await;
        assert!(known.iter().all(|file| !file.awaits_scan && file.scan.is_some()));
        let found: Vec<Option<&str>> = known.iter().map(|file| file.scan.as_ref().unwrap().held_back()).collect();
        assert_eq!(found, [Some(FOUND), Some(FOUND), None]);
        let contents: [&[u8]; 3] = [&plain, &zip, &clean];
        assert_eq!(fetched(&world, message, &contents).await, [held("a.com"), held("invoice.zip"), Given::Out]);
        assert_eq!(world.desk.may_give_message(message, SCAN_PATIENCE).await.unwrap(), held("a.com"));
        let told = told_of(&world, &it).await;
        assert_eq!(told.len(), 2, "each once: {told:?}");
        // What is no file of its own is found in the bytes of the whole.
        let raw = mail(9, &[("hidden.zip", &zip)]).bytes();
        let given = world.desk.may_pass("message.eml", &raw, SCAN_PATIENCE).await.unwrap();
        assert_eq!(given, held("message.eml"));

        // The same again, in another conversation: known at once, and told there too.
        world.mail(&mail(2, &[("again.zip", &zip)])).await;
        looked_at(&world.desk).await;
        let other = world.conversations().await.into_iter().find(|other| other.id != it.id).unwrap();
        assert_eq!(told_of(&world, &other).await.len(), 1);
        looked_at(&world.desk).await;
        assert_eq!(told_of(&world, &it).await.len(), 2);
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_back_goes_along_with_no_enquiry_and_is_not_offered() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let clamd = Clamd::start();
    let zip = zipped("invoice.txt", &eicar());
    for world in worlds("held_back_enquiry", &asked(&clamd)).await {
        world.mail(&mail(1, &[("invoice.zip", &zip), ("list.txt", b"Two kettles.")])).await;
        let it = world.conversation().await;
        let message = world.messages(it.id).await[0].id;
        let ask = |files: Vec<(MessageId, i64)>| Ask {
            draft: world.desk.new_draft(),
            conversation: it.id,
            which: Which::New { subject: "Fwd: My invoice".into(), forwards: Some(message) },
            to: "desk@carrier.example".into(),
            text: String::new(),
            marked: true,
            files,
        };
        // Nobody has looked yet: it is looked at before it goes.
        let refused = world.desk.enquire(world.cast.mia, ask(vec![(message, 0)])).await;
        assert_eq!(refused, Err(CannotAsk::FileHeldBack { name: "invoice.zip".into(), found: FOUND.into() }));
        let offered = world.desk.enclosable(world.cast.mia, it.id, Some(message)).await.unwrap().files;
        assert_eq!(offered.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["list.txt"]);
        // A form that names it all the same.
        let gone = world.desk.enquire(world.cast.mia, ask(vec![(message, 0)])).await;
        assert!(matches!(gone, Err(CannotAsk::FileGone(_))));
        world.desk.enquire(world.cast.mia, ask(vec![(message, 1)])).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let left = String::from_utf8_lossy(&world.last_sent().raw).into_owned();
        assert!(left.contains("list.txt") && !left.contains("invoice.zip"), "{left}");
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_calls_it_a_false_alarm_and_takes_that_back() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let clamd = Clamd::start();
    let zip = zipped("invoice.txt", &eicar());
    for world in worlds("held_back_false", &asked(&clamd)).await {
        world.mail(&mail(1, &[("invoice.zip", &zip)])).await;
        looked_at(&world.desk).await;
        let it = world.conversation().await;
        let message = world.messages(it.id).await[0].id;
        let (mia, tom) = (world.cast.mia, world.cast.tom);
        let denied = world.desk.give_out(tom, message, 0).await;
        assert_eq!(denied, Err(CannotGiveOut::NotAllowed(NotAllowed(Permission::SetUp))));
        assert_eq!(world.desk.give_out(mia, message, 7).await, Err(CannotGiveOut::NotThere));

        world.desk.give_out(mia, message, 0).await.unwrap();
        world.desk.give_out(mia, message, 0).await.unwrap();
        assert_eq!(fetched(&world, message, &[&zip]).await, [Given::Out]);
        assert_eq!(world.desk.may_give_message(message, SCAN_PATIENCE).await.unwrap(), Given::Out);
        world.pass(Millis::days(3)).await;
        assert_eq!(fetched(&world, message, &[&zip]).await, [Given::Out], "also after a while");

        world.desk.hold_back_again(mia, message, 0).await.unwrap();
        assert_eq!(fetched(&world, message, &[&zip]).await, [held("invoice.zip")]);
        let told = told_of(&world, &it).await;
        assert_eq!(told.len(), 3, "{told:?}");
        let audit = world.desk.reader().read(|read| read.latest_entries(desk::keep::DESK_CHAIN, 2)).await.unwrap();
        let mut kinds: Vec<String> = audit.into_iter().map(|entry| entry.happened.unwrap().word().to_owned()).collect();
        kinds.sort();
        assert_eq!(kinds, ["file-given-out", "file-held-back-again"]);
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_of_us_uploads_is_refused_at_once_and_the_rest_leaves() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let clamd = Clamd::start();
    for world in worlds("held_back_upload", &asked(&clamd)).await {
        world.mail(&mail(1, &[])).await;
        let id = world.conversation().await.id;
        let (draft, mia) = (world.desk.new_draft(), world.cast.mia);
        let attach = |name: &str, bytes: Vec<u8>| {
            world.desk.attach(mia, (draft, "reply"), Some(id), name.into(), "application/zip".into(), bytes)
        };
        let refused = attach("price.zip", zipped("p.txt", &eicar())).await;
        assert_eq!(refused, Err(CannotSave::HeldBack { name: "price.zip".into(), found: FOUND.into() }));
        attach("list.zip", zipped("p.txt", b"12 EUR")).await.unwrap();
        world.desk.reply(mia, Reply::new(draft, id, "The price, as attached.")).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let left = String::from_utf8_lossy(&world.last_sent().raw).into_owned();
        assert!(left.contains("list.zip") && !left.contains("price.zip"), "{left}");
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_uploaded_while_nobody_looked_is_looked_at_before_it_leaves() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let mut clamd = Clamd::start();
    let scanner = asked(&clamd);
    for world in worlds("held_back_outage", &scanner).await {
        world.mail(&mail(1, &[])).await;
        let id = world.conversation().await.id;
        let (draft, mia) = (world.desk.new_draft(), world.cast.mia);
        clamd.die();
        let bytes = zipped("p.txt", &eicar());
        world
            .desk
            .attach(mia, (draft, "reply"), Some(id), "p.zip".into(), "application/zip".into(), bytes)
            .await
            .unwrap();
        world.desk.reply(mia, Reply::new(draft, id, "The price, as attached.")).await.unwrap();
        clamd.come_back();
        let before = world.sent().len();
        world.pass(Millis::seconds(11)).await;
        assert_eq!(world.sent().len(), before, "it did not leave");
        let tasks = world.tasks().await;
        assert!(tasks[0].words.contains(&format!("the virus scanner found {FOUND} in p.zip")), "{tasks:?}");
        looked_at(&world.desk).await;
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customers_message_comes_in_and_only_its_file_is_held_back() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let clamd = Clamd::start();
    for world in worlds("held_back_page", &asked(&clamd)).await {
        world.mail(&mail(1, &[])).await;
        let it = world.conversation().await;
        let bytes = zipped("invoice.txt", &eicar());
        let file = AddedFile { name: "more.zip".into(), content_type: "application/zip".into(), bytes: bytes.clone() };
        let key = world.desk.new_draft();
        world.desk.add_on_page(it.page_token.clone(), key, "Here is more.".into(), vec![file]).await.unwrap();
        let message = world.messages(it.id).await.last().unwrap().clone();
        assert_eq!(message.text, "Here is more.");
        let known = files(&world, message.id).await[0].scan.clone().unwrap();
        assert_eq!(known.held_back(), Some(FOUND), "the page that comes next can say so");
        assert_eq!(fetched(&world, message.id, &[&bytes]).await, [held("more.zip")]);
        looked_at(&world.desk).await;
        assert_eq!(told_of(&world, &it).await.len(), 1, "and told once");
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scanner_that_is_killed_over_it_is_asked_again_when_it_is_back() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let mut clamd = Clamd::start();
    let scanner = asked(&clamd);
    let zip = zipped("invoice.txt", &eicar());
    for world in worlds("held_back_killed", &scanner).await {
        world.mail(&mail(1, &[("invoice.zip", &zip)])).await;
        let message = world.messages(world.conversation().await.id).await[0].id;
        clamd.die();
        looked_at(&world.desk).await;
        assert!(files(&world, message).await[0].awaits_scan);
        assert_eq!(fetched(&world, message, &[&zip]).await, [Given::NotLookedAt { too_large: false }]);
        assert!(world.desk.health().await.unwrap().is_well(), "a moment is no trouble");
        world.pass(Millis::minutes(11)).await;
        let health = world.desk.health().await.unwrap();
        assert_eq!(health.scans_waiting, Some(1));
        assert!(
            health.wrong[0].to_string().contains("The virus scanner has not looked at the files of 1 message"),
            "{health:?}"
        );
        clamd.come_back();
        looked_at(&world.desk).await;
        assert_eq!(fetched(&world, message, &[&zip]).await, [held("invoice.zip")]);
        assert!(world.desk.health().await.unwrap().is_well());
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_for_the_scanner_is_not_looked_at_and_nobody_pretends_so() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let clamd = Clamd::start();
    let large = vec![b'x'; 2 * 1024 * 1024];
    for world in worlds("held_back_large", &asked(&clamd)).await {
        world.mail(&mail(1, &[("large.bin", &large)])).await;
        looked_at(&world.desk).await;
        let message = world.messages(world.conversation().await.id).await[0].id;
        assert_eq!(files(&world, message).await[0].scan.as_ref().unwrap().verdict, ScanVerdict::TooLarge);
        assert_eq!(fetched(&world, message, &[&large]).await, [Given::NotLookedAt { too_large: true }]);
        assert_eq!(world.desk.health().await.unwrap().scans_waiting, Some(0));
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn clamd_says_that_it_is_there() {
    if !Clamd::can_start("a virus scanner") {
        return;
    }
    let mut clamd = Clamd::start();
    let scanner = Scanner::at(&clamd.address()).unwrap();
    assert!(scanner.version().await.unwrap().words.starts_with("ClamAV "));
    clamd.die();
    assert!(matches!(scanner.version().await, Err(NotScanned::NoAnswer(_))));
}

/// A stand-in that answers what it is told to; nothing at all without it.
#[derive(Default)]
struct StandIn {
    says: Mutex<Option<Result<ScanVerdict, NotScanned>>>,
    asked: Mutex<usize>,
}

impl StandIn {
    fn will_say(&self, says: Result<ScanVerdict, NotScanned>) {
        *self.says.lock().unwrap() = Some(says);
    }
    fn asked(&self) -> usize {
        *self.asked.lock().unwrap()
    }
}

impl desk::scan::Scanner for StandIn {
    fn look<'a>(&'a self, _: &'a [u8]) -> Promised<'a, Result<ScanVerdict, NotScanned>> {
        *self.asked.lock().unwrap() += 1;
        match self.says.lock().unwrap().clone() {
            Some(says) => Box::pin(std::future::ready(says)),
            None => Box::pin(std::future::pending()),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_fetches_a_file_does_not_wait_for_ever() {
    let slow: Arc<dyn desk::scan::Scanner> = Arc::new(StandIn::default());
    for world in worlds("held_back_slow", &slow).await {
        world.mail(&mail(1, &[("list.txt", b"Two kettles.")])).await;
        let message = world.messages(world.conversation().await.id).await[0].id;
        let file = files(&world, message).await.remove(0);
        let given = world.desk.may_give(&file, b"Two kettles.", Duration::from_millis(50)).await.unwrap();
        assert_eq!(given, Given::NotLookedAt { too_large: false });
        let given = world.desk.may_give_message(message, Duration::from_millis(50)).await.unwrap();
        assert_eq!(given, Given::NotLookedAt { too_large: false });
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clean_file_is_looked_at_again_when_it_is_fetched_a_day_later() {
    for world in World::on_each("held_back_again").await {
        let scanner = Arc::new(StandIn::default());
        assert!(world.desk.scanner.set(scanner.clone()).is_ok());
        scanner.will_say(Ok(ScanVerdict::Clean));
        world.mail(&mail(1, &[("list.txt", b"Two kettles.")])).await;
        looked_at(&world.desk).await;
        let message = world.messages(world.conversation().await.id).await[0].id;
        let content: [&[u8]; 1] = [b"Two kettles."];
        assert_eq!((fetched(&world, message, &content).await, scanner.asked()), (vec![Given::Out], 1));
        world.pass(Millis::hours(25)).await;
        scanner.will_say(Err(NotScanned::NoAnswer("down".into())));
        assert_eq!(fetched(&world, message, &content).await, [Given::Out], "the older verdict counts");
        scanner.will_say(Ok(ScanVerdict::Found("New.Thing".into())));
        let held = Given::HeldBack { name: "list.txt".into(), found: "New.Thing".into() };
        assert_eq!(fetched(&world, message, &content).await, std::slice::from_ref(&held));
        scanner.will_say(Ok(ScanVerdict::Clean));
        assert_eq!(fetched(&world, message, &content).await, [held], "what was found is not forgotten by asking again");
        assert_eq!(told_of(&world, &world.conversation().await).await.len(), 1);
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_look_at_each_file_once() {
    for world in World::on_each("held_back_nodes").await {
        let (scanner, other) = (Arc::new(StandIn::default()), world.another_desk());
        scanner.will_say(Ok(ScanVerdict::Clean));
        assert!(world.desk.scanner.set(scanner.clone()).is_ok() && other.scanner.set(scanner.clone()).is_ok());
        for number in 1..=6 {
            world.mail(&mail(number, &[("list.txt", format!("{number} kettles.").as_bytes())])).await;
        }
        tokio::join!(looked_at(&world.desk), looked_at(&other));
        assert_eq!(scanner.asked(), 6);
        assert_eq!(world.desk.health().await.unwrap().scans_waiting, Some(0));
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_scanner_refuses_again_and_again_waits_no_more() {
    let refusing = StandIn::default();
    refusing.will_say(Err(NotScanned::Refused("out of memory".into())));
    let refusing: Arc<dyn desk::scan::Scanner> = Arc::new(refusing);
    for world in worlds("held_back_refused", &refusing).await {
        world.mail(&mail(1, &[("list.txt", b"Two kettles.")])).await;
        let message = world.messages(world.conversation().await.id).await[0].id;
        for _ in 0..6 {
            looked_at(&world.desk).await;
            world.desk.clock.advance(Millis::hours(2));
        }
        assert!(!files(&world, message).await[0].awaits_scan);
        let given = fetched(&world, message, &[b"Two kettles."]).await;
        assert_eq!(given, [Given::NotLookedAt { too_large: false }]);
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_scanner_nothing_is_asked_and_nothing_waits() {
    for world in World::on_each("held_back_none").await {
        world.mail(&mail(1, &[("list.txt", b"Two kettles.")])).await;
        let message = world.messages(world.conversation().await.id).await[0].id;
        assert!(!files(&world, message).await[0].awaits_scan);
        assert_eq!(fetched(&world, message, &[b"Two kettles."]).await, [Given::Out]);
        assert_eq!(world.desk.health().await.unwrap().scans_waiting, None);
        world.finish().await;
    }
}
