//! Every row of the tables that this module stands on, and the mails that look like one of them and are not.

mod absence;
mod machines;
mod notices;

use super::*;
use crate::Moment;
use crate::customer::Address;
use crate::message::{ContentType, Headers};

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

/// A customer's plain question to our mailbox, and what a test changes about it.
struct Mail {
    inbound: Inbound,
    envelope: Envelope,
    answers_us: bool,
}

fn mail() -> Mail {
    let address = |text: &str| Address::new("", email(text));
    Mail {
        inbound: Inbound {
            from: vec![address("mina@orchard.example")],
            to: vec![address("help@kettle.example")],
            subject: "Where is my kettle?".into(),
            text: "I ordered it ten days ago.".into(),
            new_text: "I ordered it ten days ago.".into(),
            ..Inbound::default()
        },
        envelope: Envelope {
            channel: ChannelKind::Email,
            sender: Some(email("mina@orchard.example")),
            recipients: vec![email("help@kettle.example")],
            received_at: Moment(0),
            peer: String::new(),
            peer_address: None,
            helo: None,
            imported: false,
        },
        answers_us: false,
    }
}

impl Mail {
    fn header(mut self, name: &str, value: &str) -> Self {
        self.inbound.headers.0.push((name.to_ascii_lowercase(), value.into()));
        self
    }
    fn subject(mut self, subject: &str) -> Self {
        self.inbound.subject = subject.into();
        self
    }
    fn text(mut self, text: &str) -> Self {
        self.inbound.text = text.into();
        self.inbound.new_text = text.into();
        self
    }
    fn from(mut self, text: &str) -> Self {
        self.inbound.from = vec![Address::new("", email(text))];
        self
    }
    fn named(mut self, name: &str) -> Self {
        self.inbound.from[0].name = name.into();
        self
    }
    fn reply_to(mut self, text: &str) -> Self {
        self.inbound.reply_to.push(Address::new("", email(text)));
        self
    }
    fn to(mut self, text: &str) -> Self {
        self.inbound.to = vec![Address::new("", email(text))];
        self
    }
    fn sender(mut self, text: Option<&str>) -> Self {
        self.envelope.sender = text.map(email);
        self
    }
    fn part(mut self, name: &str, report_type: Option<&str>, method: Option<&str>) -> Self {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let part = ContentType { name: name.into(), report_type: owned(report_type), method: owned(method) };
        self.inbound.content_types.push(part);
        self
    }
    fn answers_us(mut self) -> Self {
        self.answers_us = true;
        self.inbound.in_reply_to = vec!["ours@kettle.example".into()];
        self
    }
    fn with_us<T>(&self, look: impl FnOnce(&Ourselves) -> T) -> T {
        let ours = ["help@kettle.example", "billing@kettle.example", "jo.brewer@kettle.example"];
        let us = Ourselves {
            loop_mark: "desk-7f3a",
            is_ours: &|address| ours.contains(&address.split_tag().0.as_str()),
            mailbox: &email("help@kettle.example"),
            answers_us: self.answers_us,
        };
        look(&us)
    }
    fn read(&self) -> Reading {
        self.with_us(|us| nature(&self.inbound, &self.envelope, &Wording::of(&self.inbound, &self.envelope), us))
    }
    fn nature(&self) -> Nature {
        self.read().nature
    }
    /// The codes that forbid an automatic reply.
    fn forbidden(&self) -> Vec<String> {
        let because = self.read().acknowledge.err().unwrap_or_default();
        because.into_iter().map(|b| b.code.into_owned()).collect()
    }
}

#[test]
fn a_plain_question_is_a_persons_and_is_acknowledged() {
    let reading = mail().read();
    assert_eq!((reading.nature, reading.acknowledge), (Nature::Person, Ok(())));
    assert_eq!(reading.because[0].words(), "Nothing in it points to a machine.");
}

#[test]
fn auto_submitted_is_read_by_its_keyword_alone() {
    for (value, expected, acknowledged) in [
        ("no", Nature::Person, true),
        ("No", Nature::Person, true),
        ("no (typed by hand)", Nature::Person, true),
        ("(comment) no", Nature::Person, true),
        ("auto-replied", Nature::AutoReply, false),
        ("Auto-Replied; owner-token=\"x\"", Nature::AutoReply, false),
        ("auto-replied (vacation)", Nature::OutOfOffice, false),
        ("auto-replied; owner-email=\"mina@orchard.example\"", Nature::OutOfOffice, false),
        ("auto-replied (zimbra; vacation)", Nature::OutOfOffice, false),
        ("auto-generated", Nature::System, false),
        ("auto-notified; owner-email=\"x@y.example\"", Nature::System, false),
        ("auto-something-new", Nature::System, false),
    ] {
        let mail = mail().header("Auto-Submitted", value);
        assert_eq!(mail.nature(), expected, "{value}");
        assert_eq!(mail.forbidden().is_empty(), acknowledged, "{value}");
    }
}

#[test]
fn a_request_for_no_automatic_replies_leaves_the_sender_a_person() {
    for value in ["All", "OOF, AutoReply", "DR, RN, NRN, OOF", "autoreply"] {
        let mail = mail().header("X-Auto-Response-Suppress", value);
        assert_eq!(mail.nature(), Nature::Person, "{value}");
        assert_eq!(mail.forbidden(), ["asks-no-reply"], "{value}");
    }
    let receipts_only = mail().header("X-Auto-Response-Suppress", "DR, RN, NRN");
    assert!(receipts_only.forbidden().is_empty());
}

#[test]
fn every_list_header_makes_a_list() {
    for name in marks_of_lists() {
        let mail = mail().header(name, "<https://news.example/leave>");
        assert_eq!(mail.nature(), Nature::List, "{name}");
        assert_eq!(mail.forbidden(), ["list-header"], "{name}");
        assert!(!mail.nature().counts_as_answer());
    }
    assert_eq!(mail().header("Precedence", "list").nature(), Nature::List);
}

fn marks_of_lists() -> [&'static str; 9] {
    [
        "List-Id",
        "List-Post",
        "List-Unsubscribe",
        "List-Help",
        "List-Owner",
        "List-Archive",
        "List-Subscribe",
        "Mailing-List",
        "X-Mailing-List",
    ]
}

#[test]
fn a_mailbox_that_is_run_as_a_group_brings_people() {
    let by_post =
        mail().header("Precedence", "list").header("List-Post", "<https://g.example/x>, <mailto:help@kettle.example>");
    let by_id =
        mail().header("List-ID", "Help desk <help.kettle.example>").header("List-Unsubscribe", "<mailto:x@g.example>");
    for mail in [by_post, by_id] {
        assert_eq!(mail.nature(), Nature::Person);
        assert!(mail.forbidden().is_empty());
    }
}

#[test]
fn bulk_precedence_is_a_machine_and_other_precedence_is_not() {
    for (value, expected) in [
        ("bulk", Nature::System),
        ("junk", Nature::System),
        ("auto_reply", Nature::AutoReply),
        ("auto-reply", Nature::AutoReply),
        ("first-class", Nature::Person),
        ("normal", Nature::Person),
    ] {
        let news = || mail().text("Kettles are cheaper this week.");
        assert_eq!(news().header("Precedence", value).nature(), expected, "{value}");
        assert_eq!(news().header("X-Precedence", value).nature(), expected, "{value}");
    }
}

#[test]
fn old_autoresponder_headers_are_known_and_a_denial_is_believed() {
    for (name, value) in [
        ("X-Autoreply", "yes"),
        ("X-Autorespond", ""),
        ("X-Autoresponder", "tool 1"),
        ("X-Auto-Reply-From", "a@b.example"),
        ("X-Mail-Autoreply", "1"),
        ("Autoresponder", "yes"),
        ("X-POST-MessageClass", "9; Autoresponder"),
        ("X-Amazon-Auto-Reply", "true"),
        ("Delivered-To", "Autoresponder"),
        ("X-Autogenerated", "Reply"),
        ("X-Boxtrapper", "confirm"),
        ("X-Boxtrapper-Verify", "abc"),
        ("X-Mailer", "vacation 1.2"),
        ("X-Mailer", "ACME Autoresponder"),
    ] {
        let mail = mail().header(name, value);
        assert_eq!(mail.nature(), Nature::AutoReply, "{name}");
        assert_eq!(mail.forbidden(), ["responder-header"], "{name}");
    }
    assert_eq!(mail().header("X-Autoreply", "no").read().acknowledge, Ok(()));
    let generated = mail().header("X-Auto-Generated", "yes");
    assert_eq!((generated.nature(), generated.forbidden()), (Nature::System, vec!["auto-submitted".to_owned()]));
    assert_eq!(mail().header("X-Auto-Generated", "no").read().acknowledge, Ok(()));
    assert_eq!(mail().header("X-Mailer", "Apple Mail (2.3445)").read().acknowledge, Ok(()));
    let redirected = mail().header("X-Autogenerated", "Redirect");
    assert_eq!((redirected.nature(), redirected.forbidden().len()), (Nature::Person, 1));
    assert_eq!(mail().header("X-FC-MachineGenerated", "true").forbidden(), ["responder-header"]);
    assert_eq!(mail().header("X-Cron-Env", "<SHELL=/bin/sh>").nature(), Nature::System);
}

#[test]
fn reports_are_told_apart_by_their_type() {
    for (report_type, expected) in [
        ("delivery-status", Nature::Bounce),
        ("feedback-report", Nature::Complaint),
        ("disposition-notification", Nature::Receipt),
        ("tlsrpt", Nature::System),
    ] {
        let mail = mail().part("multipart/report", Some(report_type), None);
        assert_eq!(mail.nature(), expected, "{report_type}");
        assert_eq!(mail.forbidden(), ["report"], "{report_type}");
    }
    let untyped = mail().part("multipart/report", None, None).part("message/feedback-report", None, None);
    assert_eq!(untyped.nature(), Nature::Complaint);
    let wrapped = mail().part("multipart/mixed", None, None).part("multipart/report", Some("delivery-status"), None);
    assert_eq!(wrapped.nature(), Nature::Bounce);
}

#[test]
fn a_person_who_forwards_a_bounce_is_a_person() {
    let mail = mail()
        .subject("Fwd: Undeliverable: my order")
        .part("multipart/mixed", None, None)
        .part("text/plain", None, None)
        .part("message/rfc822", None, None)
        .part("multipart/report", Some("delivery-status"), None)
        .part("message/delivery-status", None, None);
    assert_eq!(mail.nature(), Nature::Person);
    assert!(mail.forbidden().is_empty());
}

#[test]
fn bounces_without_structure_are_known_by_their_senders() {
    let exim = mail().header("X-Failed-Recipients", "tom@orchard.example");
    assert_eq!(exim.nature(), Nature::Bounce);
    let qmail = mail()
        .text("Hi. This is the mail program at orchard.example.\nSorry.\n\n<tom@orchard.example>:\nno such box\n");
    assert_eq!(qmail.nature(), Nature::Bounce);
    let program = mail().subject("failure notice").text("Hi. This is the qmail-send program at mx.orchard.example.");
    assert_eq!(program.nature(), Nature::Bounce);
    let daemon = mail().from("MAILER-DAEMON@orchard.example").sender(None).subject("Sorry");
    assert_eq!(daemon.nature(), Nature::Bounce);
    let postmaster = mail().from("postmaster@orchard.example").subject("Undeliverable: Your kettle");
    assert_eq!(postmaster.nature(), Nature::Bounce);
    let named = mail().from("server@orchard.example").named("Mail Delivery System").subject("Delivery failed");
    assert_eq!(named.nature(), Nature::Bounce);
}

#[test]
fn notices_in_plain_words_are_known_by_what_only_servers_say() {
    let refused = mail().subject("Mail delivery failed").text("<tom@orchard.example>: 550-5.1.1 no such box");
    assert_eq!(refused.nature(), Nature::Bounce);
    let null = mail().sender(None).subject("Mail").text("Your mail could not be delivered to tom@orchard.example.");
    assert_eq!(null.nature(), Nature::Bounce);
    let role = mail().from("postmaster@orchard.example").subject("Notice").text("Host answered: 552 5.2.2 over quota");
    assert_eq!(role.nature(), Nature::Bounce);
    let untyped = mail().part("multipart/report", None, None).named("Mail Delivery System").subject("Delivery status");
    assert_eq!(untyped.nature(), Nature::Bounce);
    let junk = mail().from("staff@hotmail.com").subject("complaint about message from 192.0.2.7");
    assert_eq!((junk.nature(), junk.forbidden()), (Nature::Complaint, vec!["report".to_owned()]));
}

#[test]
fn customers_who_write_like_mail_servers_stay_people() {
    let parcel = mail()
        .subject("Delivery failed")
        .text("My parcel could not be delivered, 550 steps for nothing. Version 5.1.1?");
    assert_eq!((parcel.nature(), parcel.forbidden().len()), (Nature::Person, 0));
    let forwarded = mail().subject("Fwd: Mail delivery failed").text("What is this?\n550 5.1.1 no such box");
    assert_eq!(forwarded.nature(), Nature::Person);
    assert_eq!(mail().subject("Undelivered parcel: delivery failed twice").nature(), Nature::Person);
    assert_eq!(mail().text("Hi. This is the third time that I write!\n\nMina").nature(), Nature::Person);
    assert_eq!(mail().from("postmaster@tiny.example").sender(Some("postmaster@tiny.example")).nature(), Nature::Person);
}

#[test]
fn calendar_replies_are_answers_of_a_calendar_and_invitations_are_a_persons() {
    let reply = mail().part("multipart/alternative", None, None).part("text/calendar", None, Some("reply"));
    assert_eq!((reply.nature(), reply.forbidden()), (Nature::Calendar, vec!["calendar-reply".to_owned()]));
    let invitation = mail().part("text/calendar", None, Some("request"));
    assert_eq!(invitation.nature(), Nature::Person);
}

#[test]
fn robots_and_roles_get_no_automatic_reply() {
    for (local, expected) in [
        ("mailer-daemon", Nature::Bounce),
        ("noreply", Nature::System),
        ("no-reply", Nature::System),
        ("no_reply", Nature::System),
        ("orders-noreply", Nature::System),
        ("Do-Not-Reply", Nature::System),
        ("donotreply+77", Nature::System),
        ("bounces", Nature::System),
        ("bounce-8812", Nature::System),
        ("news-bounces", Nature::System),
        ("listserv", Nature::System),
        ("root", Nature::System),
        ("www-data", Nature::System),
        ("notreply", Nature::System),
        ("auto-reply", Nature::System),
        ("autoresponder", Nature::System),
        ("mailer", Nature::Person),
        ("alerts", Nature::Person),
        ("abuse", Nature::Person),
        ("shop-owner", Nature::Person),
        ("owner-news", Nature::Person),
        ("news-request", Nature::Person),
        ("signup-confirm", Nature::Person),
        ("postmaster", Nature::Person),
    ] {
        let subject = if local == "mailer-daemon" { "Returned mail" } else { "Hello" };
        let mail = mail().from(&format!("{local}@orchard.example")).subject(subject);
        assert_eq!(mail.nature(), expected, "{local}");
        assert_eq!(mail.forbidden(), ["robot-address"], "{local}");
    }
    let wrapped = mail().sender(Some("SRS0=aB1c=Q7=orchard.example=bounces@relay.example"));
    assert_eq!((wrapped.nature(), wrapped.forbidden()), (Nature::Person, vec!["robot-address".to_owned()]));
    assert!(mail().sender(Some("prvs=0123abcd=mina@orchard.example")).forbidden().is_empty());
    assert!(mail().from("theodora.root@orchard.example").forbidden().is_empty());
}

#[test]
fn the_null_path_is_never_a_persons() {
    let notice = mail().sender(None);
    assert_eq!((notice.nature(), notice.forbidden()), (Nature::System, vec!["null-sender".to_owned()]));
    assert_eq!(mail().sender(None).answers_us().nature(), Nature::AutoReply);
}

#[test]
fn our_own_mail_that_comes_back_is_ours() {
    assert_eq!(mail().header("X-Answerable-Loop", " desk-7f3a ").nature(), Nature::Own);
    let alias = mail().from("Billing+x@kettle.example");
    assert_eq!((alias.nature(), alias.forbidden()), (Nature::Own, vec!["from-ourselves".to_owned()]));
    let agent = mail().from("jo.brewer@kettle.example");
    assert_eq!(agent.nature(), Nature::Own);
    let other_desk = mail().header("X-Answerable-Loop", "desk-of-another");
    assert_eq!(other_desk.nature(), Nature::Person);
}

#[test]
fn a_foreign_loop_mark_silences_the_machine_and_not_the_person() {
    for (name, value) in [("X-Loop", "filter@orchard.example"), ("X-RT-Loop-Prevention", "orchard")] {
        let mail = mail().header(name, value);
        assert_eq!((mail.nature(), mail.forbidden()), (Nature::Person, vec!["foreign-loop-mark".to_owned()]), "{name}");
    }
}

#[test]
fn what_a_contact_form_carries_is_a_persons() {
    let as_shop = mail().from("help@kettle.example").reply_to("mina@orchard.example");
    assert_eq!((as_shop.nature(), as_shop.forbidden()), (Nature::Person, vec!["from-ourselves".to_owned()]));
    let as_tool = mail().from("noreply@forms.example").reply_to("mina@orchard.example");
    assert_eq!(as_tool.nature(), Nature::Person);
    let newsletter = mail().from("noreply@shop.example").reply_to("support@shop.example");
    assert_eq!(newsletter.nature(), Nature::System);
}

#[test]
fn an_answer_never_goes_to_a_robot_that_the_mail_names() {
    let wanted = |named: &[&str]| {
        let mail = named.iter().fold(mail(), |mail, named| mail.reply_to(named));
        mail.with_us(|us| answer_to(&mail.inbound, &mail.inbound.from[0], us).email.to_string())
    };
    for local in [
        "kettles-request",
        "owner-kettles",
        "kettles-owner",
        "kettles-bounces",
        "Bounces+77",
        "postmaster",
        "MAILER-DAEMON",
        "nobody",
        "noreply",
        "No_Reply",
        "do.not.reply",
        "majordomo",
        "signup-confirm",
    ] {
        let robot = format!("{local}@list.example");
        assert_eq!(wanted(&[&robot]), "mina@orchard.example", "{local}");
        assert_eq!(wanted(&[&robot, "office@orchard.example"]), "office@orchard.example", "{local}");
    }
    assert_eq!(wanted(&["requests@orchard.example"]), "requests@orchard.example");
    assert_eq!(wanted(&["owner@orchard.example"]), "owner@orchard.example");
}

#[test]
fn a_blind_copy_is_acknowledged_and_a_list_copy_is_not() {
    let blind = mail().to("friends@orchard.example");
    assert!(blind.forbidden().is_empty());
    let list_copy = mail().to("news@list.example").header("List-Id", "<news.list.example>");
    assert_eq!(list_copy.forbidden(), ["list-header", "not-addressed-to-us"]);
    let mut strayed = mail().to("friends@orchard.example");
    strayed.envelope.recipients = vec![email("unknown@elsewhere.example")];
    assert_eq!(strayed.forbidden(), ["not-addressed-to-us"]);
}

#[test]
fn every_mark_that_forbids_is_listed() {
    let mail = mail()
        .sender(None)
        .from("noreply@orchard.example")
        .header("Auto-Submitted", "auto-replied")
        .header("Precedence", "bulk")
        .header("X-Auto-Response-Suppress", "All");
    let all = ["null-sender", "auto-submitted", "asks-no-reply", "precedence", "robot-address"];
    assert_eq!(mail.forbidden(), all);
    assert!(
        mail.read()
            .acknowledge
            .unwrap_err()
            .iter()
            .all(|b| b.words().ends_with('.') && !b.words().contains("mark \u{201c}"))
    );
}

#[test]
fn a_page_of_ours_has_no_machines() {
    let mut mail = mail().sender(None).subject("Automatic reply: hello");
    mail.envelope.channel = ChannelKind::Page;
    assert_eq!(mail.read().acknowledge, Ok(()));
}

#[test]
fn natures_are_stored_as_words() {
    for nature in Nature::ALL {
        assert_eq!(Nature::from_word(nature.word()), Some(nature));
        assert_eq!(serde_json::to_string(&nature).unwrap(), format!("\"{}\"", nature.word()));
    }
    assert_eq!(Nature::from_word("telepathy"), None);
    let reading = mail().header("Auto-Submitted", "auto-replied").read();
    let json = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&json).unwrap(), reading);
}

#[test]
fn oversized_headers_make_short_reasons() {
    let huge = "x".repeat(100_000);
    let mail = mail().header("List-Id", &huge);
    assert!(mail.read().because.iter().all(|b| b.detail.len() < 1_000));
    assert_eq!(Headers::default().first("list-id"), None);
}
