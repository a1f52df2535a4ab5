//! Asking the carrier: what comes back stands in the case, for us alone. The customer never hears of it, and the carrier
//! never hears of the customer but what somebody put in.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on stops")]

use desk::acknowledge::CannotAcknowledge;
use desk::customer_page::page_of;
use desk::enquiry::{Ask, CannotAsk, Which, goes_on_to};
use desk::reply::Reply;
use desk::split::CannotSplit;
use domain::conversation::{Conversation, Status, Waiting};
use domain::enquiry::{Enquiry, EnquiryState};
use domain::message::{Authentication, Outgoing, Purpose};
use domain::timeline::Happened;
use domain::{ConversationId, EnquiryId, MessageId, Millis};
use store::{Direction, MessageRow};
use tests::{Letter, World};

const HELP: &str = "help@birch.example";
const ADA: &str = "Ada Lovelace <ada@engine.example>";
const CARRIER: &str = "Desk of the Carrier <desk@carrier.example>";
const SECRET: &str = "My door code is 4711.";

/// Ada asked where her parcel is, with a photo.
async fn case(world: &World) -> Conversation {
    let raw = format!(
        "From: {ADA}\r\nTo: {HELP}\r\nSubject: Where is my parcel\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\n\
         Message-ID: <a1@engine.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nIt should have come on Friday. {SECRET}\r\n\
         --b\r\nContent-Type: image/png; name=label.png\r\nContent-Disposition: attachment; filename=label.png\r\n\
         Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    );
    world.mail(&Letter::of_bytes(ADA, HELP, raw.into_bytes())).await;
    world.pass(Millis::minutes(5)).await;
    world.conversation().await
}

fn ask(world: &World, of: ConversationId, to: &str, text: &str) -> Ask {
    Ask {
        draft: world.desk.new_draft(),
        conversation: of,
        which: Which::New { subject: "Parcel 00340".into(), forwards: None },
        to: to.into(),
        text: text.into(),
        marked: true,
        files: Vec::new(),
    }
}

/// The carrier is asked, and the undo time passes. Returns the enquiry and what left.
async fn asked(world: &World, of: ConversationId) -> (EnquiryId, Outgoing) {
    let ask = ask(world, of, CARRIER, "Where is parcel 00340?");
    let (enquiry, _) = world.desk.enquire(world.cast.mia, ask).await.unwrap();
    world.pass(Millis::seconds(11)).await;
    (enquiry, world.last_sent().outgoing)
}

async fn enquiry(world: &World, id: EnquiryId) -> Enquiry {
    world.desk.reader().read(move |read| read.enquiry(id)).await.unwrap().unwrap()
}

async fn thread(world: &World, id: EnquiryId) -> Vec<MessageRow> {
    world.desk.reader().read(move |read| read.enquiry_messages(id)).await.unwrap()
}

async fn at(world: &World, id: ConversationId) -> Conversation {
    world.desk.reader().read(move |read| read.conversation(id)).await.unwrap().unwrap()
}

/// Where the first who was asked is written to when it goes on.
async fn goes_to(world: &World, id: EnquiryId) -> String {
    let read = world.desk.reader().read(move |read| {
        let of = read.enquiry(id)?.unwrap();
        goes_on_to(read, &of)
    });
    read.await.unwrap()[0].email.to_string()
}

/// What left to the customer.
fn to_ada(world: &World) -> Vec<Outgoing> {
    let sent = world.sent().into_iter().map(|sent| sent.outgoing);
    sent.filter(|sent| sent.to.iter().any(|to| to.email.as_str() == "ada@engine.example")).collect()
}

/// The customer's page shows nothing that belongs to an enquiry.
async fn hidden_from_ada(world: &World, id: ConversationId) {
    let shown = world.desk.reader().read(move |read| read.public_messages(id, 1_000)).await.unwrap();
    assert!(shown.iter().all(|row| row.enquiry.is_none()));
    let known = world.desk.reader().read(move |read| read.participants(id)).await.unwrap();
    assert_eq!(known.len(), 1, "the carrier takes no part");
}

#[tokio::test]
async fn a_message_is_forwarded_with_its_files_and_the_answer_comes_back_for_us_alone() {
    for world in World::on_each("enquiry_forward").await {
        let case = case(&world).await;
        let first = world.messages(case.id).await[0].clone();
        world.desk.note(world.cast.tom, case.id, world.desk.new_draft(), "She is angry.".into()).await.unwrap();
        let before = (to_ada(&world).len(), at(&world, case.id).await);
        let forward = Ask {
            which: Which::New { subject: "Fwd: Where is my parcel".into(), forwards: Some(first.id) },
            files: vec![(first.id, 0)],
            to: format!("{CARRIER}, depot@carrier.example"),
            ..ask(&world, case.id, "", "")
        };
        let (id, message) = world.desk.enquire(world.cast.mia, forward.clone()).await.unwrap();
        assert_eq!(
            world.desk.enquire(world.cast.mia, forward).await.unwrap(),
            (id, message),
            "pressed twice, sent once"
        );
        assert!(
            world.sent().iter().all(|sent| sent.outgoing.purpose != Purpose::Enquiry),
            "it can still be taken back"
        );
        world.pass(Millis::seconds(11)).await;

        let left: Vec<_> = world.sent().into_iter().filter(|sent| sent.outgoing.purpose == Purpose::Enquiry).collect();
        assert_eq!(left.len(), 2, "each got one");
        let (one, other) = (&left[0].outgoing, &left[1].outgoing);
        assert_eq!(one.external_id, other.external_id);
        assert_ne!(one.reply_to, other.reply_to, "an address for the answer each");
        assert_eq!(one.subject, format!("Fwd: Where is my parcel [#{}]", case.reference));
        assert_eq!((&one.in_reply_to, one.references.len()), (&None, 0), "not in the customer's thread");
        let wire = String::from_utf8_lossy(&left[0].raw).into_owned();
        for said in ["From: Ada Lovelace <ada@engine.example>", SECRET, "label.png", "Mia Dahl"] {
            assert!(wire.contains(said), "{said}: {wire}");
        }
        for unsaid in ["angry", &case.page_token] {
            assert!(!wire.contains(unsaid), "{unsaid}: {wire}");
        }
        let happened = world.happened(case.id).await;
        let entry = happened.iter().find_map(|it| match it {
            Happened::Enquired { forwards, to, .. } => Some((*forwards, to.clone())),
            _ => None,
        });
        let to = vec!["desk@carrier.example".to_owned(), "depot@carrier.example".to_owned()];
        assert_eq!(entry, Some((Some(first.id), to)));
        let after = at(&world, case.id).await;
        assert_eq!((after.waiting, &after.told, &after.latest), (before.1.waiting, &before.1.told, &before.1.latest));

        world.mail(&Letter::answering(other, "depot@carrier.example", "It lies at the depot.")).await;
        assert_eq!(thread(&world, id).await.len(), 2);
        assert_eq!(to_ada(&world).len(), before.0, "nothing goes to Ada");
        hidden_from_ada(&world, case.id).await;
        world.answer(world.cast.mia, case.id, "It lies at the depot.").await;
        let answer = world.last_sent().outgoing;
        assert_eq!(answer.in_reply_to.as_deref(), Some("a1@engine.example"), "Ada's thread is her own");
        assert!(answer.cc.is_empty());
        world.finish().await;
    }
}

#[tokio::test]
async fn the_carrier_answers_and_the_owner_is_woken_until_one_of_us_has_seen_to_it() {
    for world in World::on_each("enquiry_answer").await {
        let case = case(&world).await;
        world.desk.change_profile(world.cast.mia, "Mia Dahl".into(), String::new(), true).await.unwrap();
        let (id, letter) = asked(&world, case.id).await;
        let text = String::from_utf8_lossy(&world.last_sent().raw).into_owned();
        for unsaid in ["4711", "Ada", "ada@", "Friday", "q/"] {
            assert!(!letter.text.contains(unsaid) && !text.contains(unsaid), "{unsaid}: {text}");
        }
        world.answer(world.cast.mia, case.id, "We asked the carrier.").await;
        assert!(matches!(at(&world, case.id).await.waiting, Waiting::OnThem { .. }));
        let mails = to_ada(&world).len();

        let sent = world.sent().len();
        world.mail(&Letter::answering(&letter, CARRIER, "It was left with the neighbour.")).await;
        world.pass(Millis::minutes(1)).await;
        let it = at(&world, case.id).await;
        assert!(matches!(it.waiting, Waiting::OnUs { .. }), "it is our move");
        assert!(it.latest.snippet.contains("neighbour"));
        assert!(it.told.is_none(), "nobody was told anything about a wait");
        assert!(matches!(enquiry(&world, id).await.state, EnquiryState::Answered { seen: None, .. }));
        assert_eq!(to_ada(&world).len(), mails);
        let to_the_carrier = world.sent().split_off(sent).into_iter().map(|sent| sent.outgoing);
        let told: Vec<_> = to_the_carrier.collect();
        assert_eq!(told.len(), 1, "the owner hears of it, and the carrier gets no acknowledgement: {told:#?}");
        assert_eq!(told[0].purpose, Purpose::Notification);
        assert!(told[0].text.contains("The customer sees nothing of this"), "{}", told[0].text);
        hidden_from_ada(&world, case.id).await;

        // Mia answers the notification from her own program: it goes to the carrier, never to Ada.
        let by_mail = Letter::answering(&told[0], "mia@birch-staff.example", "Which neighbour?");
        world.mail(&by_mail.with("Message-ID", "<m1@birch-staff.example>")).await;
        let on = world.last_sent().outgoing;
        assert_eq!((on.purpose, on.to[0].email.as_str()), (Purpose::Enquiry, "desk@carrier.example"));
        assert_eq!(to_ada(&world).len(), mails);
        assert!(matches!(enquiry(&world, id).await.state, EnquiryState::Asked { .. }));
        assert!(matches!(at(&world, case.id).await.waiting, Waiting::OnThem { .. }), "the carrier's move again");
        assert!(on.references.contains(&letter.external_id), "one thread for the carrier");

        world.mail(&Letter::answering(&on, CARRIER, "Number 7.").with("Message-ID", "<c2@carrier.example>")).await;
        assert!(matches!(at(&world, case.id).await.waiting, Waiting::OnUs { .. }));
        world.answer(world.cast.mia, case.id, "Your neighbour at number 7 has it.").await;
        assert!(
            matches!(at(&world, case.id).await.waiting, Waiting::OnThem { .. }),
            "whoever wrote to Ada has seen it"
        );
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_that_came_after_the_page_was_opened_is_still_to_be_seen_to() {
    for world in World::on_each("enquiry_unheard").await {
        let case = case(&world).await;
        let (id, letter) = asked(&world, case.id).await;
        world
            .mail(&Letter::answering(&letter, CARRIER, "At the depot.").with("Message-ID", "<c1@carrier.example>"))
            .await;
        let heard = thread(&world, id).await.last().unwrap().id;
        world
            .mail(&Letter::answering(&letter, CARRIER, "No: stolen.").with("Message-ID", "<c2@carrier.example>"))
            .await;
        let sent = Reply {
            heard: Some(heard),
            close: true,
            ..Reply::new(world.desk.new_draft(), case.id, "It is at the depot.")
        };
        world.desk.reply(world.cast.mia, sent).await.unwrap();
        let it = at(&world, case.id).await;
        assert!(it.status.is_open() && matches!(it.waiting, Waiting::OnUs { .. }), "{it:?}");
        assert!(matches!(enquiry(&world, id).await.state, EnquiryState::Answered { seen: None, .. }));
        let heard = thread(&world, id).await.last().map(|row| row.id);
        let sent =
            Reply { heard, close: true, ..Reply::new(world.desk.new_draft(), case.id, "I am sorry: it is gone.") };
        world.desk.reply(world.cast.mia, sent).await.unwrap();
        assert!(matches!(at(&world, case.id).await.status, Status::Closed { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn the_carriers_robot_wakes_nobody_and_is_not_answered() {
    for world in World::on_each("enquiry_robot").await {
        let case = case(&world).await;
        let (id, letter) = asked(&world, case.id).await;
        world.answer(world.cast.mia, case.id, "We asked the carrier.").await;
        let (before, sent) = (at(&world, case.id).await, world.sent().len());
        let robot =
            Letter::answering(&letter, "No Reply <no-reply@carrier.example>", "Your request C-99 is registered.");
        world.mail(&robot.with("Auto-Submitted", "auto-replied").with("Message-ID", "<r1@carrier.example>")).await;
        world.pass(Millis::hours(1)).await;
        let after = at(&world, case.id).await;
        assert_eq!((after.waiting, after.latest, after.status), (before.waiting, before.latest, before.status));
        assert!(matches!(enquiry(&world, id).await.state, EnquiryState::Asked { .. }), "a robot is no answer");
        assert_eq!(thread(&world, id).await.len(), 2, "but it is kept");
        assert_eq!(world.sent().len(), sent, "nothing leaves because of it");
        assert_eq!(world.conversations().await.len(), 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn whoever_stole_our_identifier_reaches_the_enquiry_alone_and_learns_nothing() {
    for world in World::on_each("enquiry_stolen").await {
        let case = case(&world).await;
        world.desk.change_profile(world.cast.mia, "Mia Dahl".into(), String::new(), true).await.unwrap();
        let (id, letter) = asked(&world, case.id).await;
        let mails = to_ada(&world).len();
        let stolen =
            Letter::new("Mallory <mallory@elsewhere.example>", HELP, "Re: Parcel", "Send me the customer's address.")
                .with("References", &format!("<{}>", letter.external_id))
                .with("Message-ID", "<x1@elsewhere.example>");
        world.mail(&stolen).await;
        world.pass(Millis::minutes(1)).await;
        assert_eq!(world.conversations().await.len(), 1);
        let rows = thread(&world, id).await;
        assert!(rows[1].because.iter().any(|because| because.code == "enquiry-stranger"), "{:?}", rows[1].because);
        assert_eq!(to_ada(&world).len(), mails);
        assert!(world.sent().iter().all(|sent| !sent.outgoing.to[0].email.as_str().contains("mallory")));
        let told =
            world.sent().into_iter().rfind(|sent| sent.outgoing.purpose == Purpose::Notification).unwrap().outgoing;
        assert!(told.text.contains("We never asked mallory@elsewhere.example"), "{}", told.text);
        let by_mail = Letter::answering(&told, "mia@birch-staff.example", "Number 7, Kochgasse.");
        world.mail(&by_mail.with("Message-ID", "<m7@birch-staff.example>")).await;
        world.pass(Millis::minutes(1)).await;
        assert!(world.sent().iter().all(|sent| !sent.outgoing.to[0].email.as_str().contains("mallory")));
        assert!(!enquiry(&world, id).await.people.iter().any(|one| one.to.email.as_str().contains("mallory")));
        let rows = world.desk.reader().read(move |read| read.messages_before(case.id, None, 50)).await.unwrap();
        assert!(
            rows.iter().any(|row| row.direction == Direction::Note && row.text.contains("Kochgasse")),
            "kept for us"
        );
        hidden_from_ada(&world, case.id).await;
        let on = Ask { which: Which::On(id), ..ask(&world, case.id, CARRIER, "Any news?") };
        world.desk.enquire(world.cast.mia, on).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let on = world.last_sent();
        assert_eq!(on.outgoing.to[0].email.as_str(), "desk@carrier.example");
        assert_eq!(on.outgoing.quoted, None, "what another one wrote is not told to the carrier");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_forged_answer_is_kept_and_shown_as_one_and_says_nothing_of_where_we_write() {
    for world in World::on_each("enquiry_forged").await {
        let records = r#"{
            "carrier.example.": {"TXT": ["v=spf1 ip4:198.51.100.7 -all"]},
            "_dmarc.carrier.example.": {"TXT": ["v=DMARC1; p=reject"]}
        }"#;
        world.post.name_servers_have(records);
        let case = case(&world).await;
        let (id, letter) = asked(&world, case.id).await;
        let mails = to_ada(&world).len();
        let forged = |text: &str, number: &str| {
            Letter::answering(&letter, CARRIER, text)
                .with("Reply-To", "desk@elsewhere.example")
                .with("Message-ID", &format!("<{number}@carrier.example>"))
        };
        world.mail(&forged("Send the door code.", "f1").by([203, 0, 113, 9])).await;
        world.pass(Millis::minutes(1)).await;
        let rows = thread(&world, id).await;
        assert!(rows[1].authentication.as_ref().is_some_and(Authentication::is_forged), "{:?}", rows[1]);
        assert!(matches!(enquiry(&world, id).await.state, EnquiryState::Answered { .. }), "a person looks at it");
        assert_eq!(to_ada(&world).len(), mails);
        hidden_from_ada(&world, case.id).await;
        assert_eq!(goes_to(&world, id).await, "desk@carrier.example", "what is forged moves nothing");
        world.mail(&forged("Please answer to our other desk.", "c1").by([198, 51, 100, 7])).await;
        assert_eq!(goes_to(&world, id).await, "desk@elsewhere.example", "where they really want it");
        world.finish().await;
    }
}

#[tokio::test]
async fn a_customer_who_was_copied_in_by_mistake_is_a_customer() {
    for world in World::on_each("enquiry_copied").await {
        let case = case(&world).await;
        let (id, letter) = asked(&world, case.id).await;
        let answer = Letter::answering(&letter, CARRIER, "Left with the neighbour.")
            .with("Cc", "ada@engine.example")
            .with("Message-ID", "<c1@carrier.example>");
        world.mail(&answer).await;
        assert_eq!(thread(&world, id).await.len(), 2);
        // Ada answers all: the carrier's words, at the address that was the carrier's alone.
        let to = letter.reply_to.as_ref().unwrap().email.to_string();
        let hers = Letter::new(ADA, &to, "Re: Parcel 00340", "Which neighbour?")
            .with("In-Reply-To", "<c1@carrier.example>")
            .with("Message-ID", "<a2@engine.example>");
        world.mail(&hers).await;
        world.pass(Millis::minutes(1)).await;
        let rows = world.messages(case.id).await;
        let hers = rows.iter().find(|row| row.external_id.as_deref() == Some("a2@engine.example")).unwrap();
        assert_eq!((hers.enquiry, hers.direction), (None, Direction::In));
        assert!(hers.because.iter().any(|because| because.code == "enquiry-copied"));
        world.answer(world.cast.mia, case.id, "The one at number 7.").await;
        let answer = world.last_sent().outgoing;
        assert_eq!(answer.to[0].email.as_str(), "ada@engine.example");
        assert_eq!(answer.in_reply_to.as_deref(), Some("a2@engine.example"));
        assert!(answer.cc.is_empty(), "the carrier gets no copy");
        hidden_from_ada(&world, case.id).await;
        world.finish().await;
    }
}

#[tokio::test]
async fn an_answer_after_the_case_was_closed_opens_it_for_us_and_says_nothing_to_the_customer() {
    for world in World::on_each("enquiry_closed").await {
        let case = case(&world).await;
        let (id, letter) = asked(&world, case.id).await;
        world.answer(world.cast.mia, case.id, "Here is your money back.").await;
        world.desk.close(world.cast.mia, case.id).await.unwrap();
        let mails = to_ada(&world).len();
        world.pass(Millis::days(40)).await;
        world.mail(&Letter::answering(&letter, CARRIER, "We found it after all.")).await;
        world.pass(Millis::minutes(1)).await;
        let it = at(&world, case.id).await;
        assert!(it.status.is_open(), "however late: somebody asked for it");
        assert!(matches!(it.waiting, Waiting::OnUs { .. }));
        let token = it.page_token.clone();
        let page = world.desk.reader().read(move |read| page_of(read, &token)).await.unwrap().unwrap();
        assert!(matches!(page.seen.waiting, Waiting::OnThem { .. }), "on her page nothing changes");
        let late = world.desk.acknowledge_after_all(world.cast.mia, case.id).await;
        assert_eq!(late, Err(CannotAcknowledge::NobodyWaits), "she wrote nothing");
        assert_eq!(world.conversations().await.len(), 1);
        assert_eq!(to_ada(&world).len(), mails);
        assert!(world.sent().iter().all(|sent| sent.outgoing.purpose != Purpose::Acknowledgement
            || sent.outgoing.to[0].email.as_str() == "ada@engine.example"));
        world.desk.close_enquiry(world.cast.mia, case.id, id).await.unwrap();
        world.desk.close_enquiry(world.cast.mia, case.id, id).await.unwrap();
        assert!(matches!(at(&world, case.id).await.waiting, Waiting::OnThem { .. }), "nothing waits for us any more");
        let ended = world.happened(case.id).await.into_iter().filter(|it| matches!(it, Happened::EnquiryClosed { .. }));
        assert_eq!(ended.count(), 1);
        world.desk.close(world.cast.mia, case.id).await.unwrap();
        assert!(matches!(at(&world, case.id).await.status, Status::Closed { .. }));
        world.finish().await;
    }
}

#[tokio::test]
async fn an_enquiry_goes_with_its_conversation_and_back_and_no_split_tears_it() {
    for world in World::on_each("enquiry_merged").await {
        let case = case(&world).await;
        let (id, letter) = asked(&world, case.id).await;
        world.mail(&Letter::new("ben@road.example", HELP, "The same parcel", "I wait, too.")).await;
        world.pass(Millis::minutes(1)).await;
        let ben = world.conversations().await.into_iter().find(|it| it.subject == "The same parcel").unwrap();
        world.desk.merge(world.cast.mia, case.id, ben.id, String::new()).await.unwrap();
        world
            .mail(&Letter::answering(&letter, CARRIER, "At the depot.").with("Message-ID", "<c1@carrier.example>"))
            .await;
        assert_eq!(enquiry(&world, id).await.conversation, ben.id);
        let rows = thread(&world, id).await;
        assert!(rows.len() == 2 && rows.iter().all(|row| row.conversation == ben.id));
        let on = Ask {
            which: Which::On(id),
            ..ask(&world, ben.id, &format!("{CARRIER}, depot@carrier.example"), "And now?")
        };
        world.desk.enquire(world.cast.mia, on).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let to_the_depot = world.last_sent().outgoing;

        let split = world.desk.split(world.cast.mia, ben.id, rows[1].id, desk::split::Which::This, String::new()).await;
        assert_eq!(split, Err(CannotSplit::NotTheirs));
        world.desk.separate(world.cast.mia, case.id).await.unwrap();
        assert_eq!(enquiry(&world, id).await.conversation, case.id);
        let rows = thread(&world, id).await;
        assert!(rows.len() == 3 && rows.iter().all(|row| row.conversation == case.id), "what was said meanwhile, too");
        let later = Letter::answering(&to_the_depot, "depot@carrier.example", "Monday.");
        world.mail(&later.with("Message-ID", "<d1@carrier.example>")).await;
        let rows = thread(&world, id).await;
        assert_eq!((rows.len(), rows[3].conversation), (4, case.id), "by an address that was given out meanwhile");
        assert!(matches!(at(&world, case.id).await.waiting, Waiting::OnUs { .. }));
        hidden_from_ada(&world, case.id).await;

        // A split takes what customers wrote, and leaves the enquiry whole.
        world.mail(&Letter::new(ADA, HELP, &format!("Re: [#{}]", case.reference), "And a lamp?")).await;
        world.pass(Millis::minutes(1)).await;
        let lamp = world.messages(case.id).await.into_iter().find(|row| row.text.contains("lamp")).unwrap();
        let on = Ask { which: Which::On(id), ..ask(&world, case.id, CARRIER, "Sure?") };
        world.desk.enquire(world.cast.mia, on).await.unwrap();
        world.pass(Millis::seconds(11)).await;
        let which = desk::split::Which::AndLater;
        let new = world.desk.split(world.cast.mia, case.id, lamp.id, which, String::new()).await.unwrap();
        assert!(thread(&world, id).await.iter().all(|row| row.conversation == case.id));
        assert_eq!(world.messages(new).await.len(), 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn what_is_taken_back_never_leaves_and_a_bounce_is_told_to_us_alone() {
    for world in World::on_each("enquiry_back").await {
        let case = case(&world).await;
        let (id, letter) = asked(&world, case.id).await;
        world.mail(&Letter::answering(&letter, CARRIER, "It was left with the neighbour.")).await;
        let on = Ask { which: Which::On(id), ..ask(&world, case.id, CARRIER, "Which one?") };
        let (_, message) = world.desk.enquire(world.cast.mia, on).await.unwrap();
        let row = world.desk.reader().read(move |read| read.message(message)).await.unwrap().unwrap();
        world.desk.withdraw(world.cast.mia, row.outgoing.unwrap()).await.unwrap();
        assert!(matches!(enquiry(&world, id).await.state, EnquiryState::Answered { seen: None, .. }));
        assert!(matches!(at(&world, case.id).await.waiting, Waiting::OnUs { .. }), "nobody has dealt with it");
        world.pass(Millis::seconds(1)).await;
        world.answer(world.cast.mia, case.id, "Your neighbour has it.").await;
        let on = Ask { which: Which::On(id), ..ask(&world, case.id, CARRIER, "Never mind.") };
        let (_, message) = world.desk.enquire(world.cast.mia, on).await.unwrap();
        let row = world.desk.reader().read(move |read| read.message(message)).await.unwrap().unwrap();
        let sent = world.sent().len();
        world.desk.withdraw(world.cast.mia, row.outgoing.unwrap()).await.unwrap();
        world.pass(Millis::minutes(1)).await;
        assert_eq!(world.sent().len(), sent);
        let now = enquiry(&world, id).await;
        assert!(matches!(now.state, EnquiryState::Answered { seen: Some(_), .. }), "as it was before: {now:?}");
        assert!(matches!(at(&world, case.id).await.waiting, Waiting::OnThem { .. }), "nothing is new again");

        let wrong = Ask { which: Which::On(id), ..ask(&world, case.id, "desk@carier.example", "Never mind.") };
        let (_, message) = world.desk.enquire(world.cast.mia, wrong).await.unwrap();
        assert_eq!(enquiry(&world, id).await.people.len(), 2);
        let row = world.desk.reader().read(move |read| read.message(message)).await.unwrap().unwrap();
        world.desk.withdraw(world.cast.mia, row.outgoing.unwrap()).await.unwrap();
        let people: Vec<_> = enquiry(&world, id).await.people.iter().map(|one| one.to.email.to_string()).collect();
        assert_eq!(people, ["desk@carrier.example"], "who was asked by mistake was not asked");
        let drafts = world.desk.reader().read({
            let (mia, id) = (world.cast.mia, case.id);
            move |read| read.unsent_draft(mia, id, "reply")
        });
        assert!(drafts.await.unwrap().is_none(), "its words are no draft to Ada");

        let bounce =
            Letter::new("MAILER-DAEMON@carrier.example", HELP, "Undelivered Mail Returned to Sender", "User unknown")
                .from_the_null_path()
                .with("Message-ID", "<b1@carrier.example>")
                .to_recipients(&[letter.return_path.as_str()]);
        world.mail(&bounce).await;
        let rows = thread(&world, id).await;
        assert!(
            rows.iter().any(|row| row.external_id.as_deref() == Some("b1@carrier.example")),
            "it stands in the enquiry"
        );
        hidden_from_ada(&world, case.id).await;
        world.finish().await;
    }
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_in_words() {
    for world in World::on_each("enquiry_refused").await {
        let case = case(&world).await;
        let note = world.desk.note(world.cast.tom, case.id, world.desk.new_draft(), "Careful.".into()).await.unwrap();
        let (mia, send) = (world.cast.mia, |ask| world.desk.enquire(world.cast.mia, ask));
        let new = |subject: &str, forwards| Which::New { subject: subject.into(), forwards };
        let good = || ask(&world, case.id, CARRIER, "Where is it?");
        for (bad, why) in [
            (Ask { to: " ".into(), ..good() }, CannotAsk::Nobody),
            (Ask { to: "the carrier".into(), ..good() }, CannotAsk::NotAnAddress("the carrier".into())),
            (Ask { to: "help@birch.example".into(), ..good() }, CannotAsk::ToOurselves("help@birch.example".into())),
            (
                Ask { to: "tom@birch-staff.example".into(), ..good() },
                CannotAsk::ToColleague("tom@birch-staff.example".into()),
            ),
            (Ask { to: "ada@engine.example".into(), ..good() }, CannotAsk::TakesPart("ada@engine.example".into())),
            (Ask { which: new(" ", None), ..good() }, CannotAsk::NoSubject),
            (Ask { which: new(&"long ".repeat(100), None), ..good() }, CannotAsk::SubjectTooLong),
            (Ask { text: " ".into(), ..good() }, CannotAsk::Empty),
            (Ask { which: new("Fwd: a note", Some(note)), ..good() }, CannotAsk::NoMessage),
            (Ask { which: Which::On(EnquiryId(7)), ..good() }, CannotAsk::NoEnquiry),
            (Ask { files: vec![(MessageId(7), 0)], ..good() }, CannotAsk::FileGone(String::new())),
            (Ask { conversation: ConversationId(7), ..good() }, CannotAsk::NoConversation),
        ] {
            assert_eq!(send(bad.clone()).await, Err(why), "{bad:?}");
        }
        let eleven: Vec<String> = (0..11).map(|number| format!("c{number}@carrier.example")).collect();
        assert_eq!(send(Ask { to: eleven.join(", "), ..good() }).await, Err(CannotAsk::TooMany));
        let own = world.desk.reader().read(move |read| read.enquiries_of(case.id)).await.unwrap();
        assert!(own.is_empty(), "nothing of it was kept");
        world.desk.close(mia, case.id).await.unwrap();
        world.finish().await;
    }
}
